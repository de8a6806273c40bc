"""Every alert gives the same as a formula as in Python, and its examples notice a formula that is wrong."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alert_books import ExampleBook, example_books
from cells import recalculated, table, written
from office import Cells, Office

from kamxl.domain.message import Message
from kamxl.locale import translator
from kamxl.reports.kam_sheets import scorecard
from kamxl.reports.kam_sheets.alert_columns import column_of
from kamxl.reports.kam_sheets.score_column import ScoreColumn
from kamxl.reports.labels import URGENCIES
from kamxl.rules.alerts import ALERTS, AlertRule

RIGHT = scorecard.SCORE_COLUMNS

_OPERATORS = re.compile(r"<=|>=|<>|<|>")
_TURNED = {"<=": ("<", ">="), ">=": (">", "<="), "<": ("<=", ">"), ">": (">=", "<"), "<>": ("=",)}
# Words have no border, and a border with a tolerance on it is never met exactly.
_NEVER_EQUAL = re.compile(r"""<>"|<=[^,]*1E-09""")


def urgencies(book: ExampleBook, cells: Cells, header: str = "") -> dict[str, object]:
    labels = {URGENCIES[urgency]: urgency for urgency in URGENCIES}
    header = header or f"Alert: {translator('en')(book.rule.label)}"
    rows = table(cells["KAM Scorecard"], scorecard.HEADER_ROW + 1)
    return {
        str(row["Account ID"]): labels.get(str(row[header]))
        for row in rows
        if row["Account ID"] in book.expected
    }


def wrong_formulas(rule: AlertRule) -> Iterator[str]:
    """Yield the formula left out, and with each comparison made wrong, one at a time."""
    template = right_column(rule).template
    assert template is not None
    yield '""'
    for found in _OPERATORS.finditer(template):
        borderless = _NEVER_EQUAL.match(template, found.start())
        for wrong in _TURNED[found[0]][-1:] if borderless else _TURNED[found[0]]:
            yield template[: found.start()] + wrong + template[found.end() :]


def right_column(rule: AlertRule) -> ScoreColumn:
    return next(one for one in RIGHT if one.key == column_of(rule.code))


def beside(rule: AlertRule) -> tuple[ScoreColumn, ...]:
    """Return columns with the wrong formulas of an alert, to stand beside the right one."""
    right = right_column(rule)
    return tuple(
        replace(right, key=f"{right.key}_{number}", header=Message(f"Wrong {number}"), template=template)
        for number, template in enumerate(wrong_formulas(rule))
    )


@pytest.mark.slow
@pytest.mark.office
def test_each_formula_gives_what_the_examples_say_and_no_wrong_formula_does(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = [book for rule in ALERTS for book in example_books(rule)]
    paths = []
    for place, book in enumerate(books):
        monkeypatch.setattr(scorecard, "SCORE_COLUMNS", (*RIGHT, *beside(book.rule)))
        paths.append(written(tmp_path / f"{place}.xlsx", book.review(), book.settings))
    unnoticed = {
        (rule.code, wrong): number for rule in ALERTS for number, wrong in enumerate(wrong_formulas(rule))
    }
    for book, found in zip(books, recalculated(office, paths), strict=True):
        assert urgencies(book, found) == book.expected, book.rule.code
        for number, wrong in enumerate(wrong_formulas(book.rule)):
            if urgencies(book, found, f"Wrong {number}") != book.expected:
                unnoticed.pop((book.rule.code, wrong), None)
    assert [*unnoticed] == []
