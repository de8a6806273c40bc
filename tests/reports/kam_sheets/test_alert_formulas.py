"""Every alert gives the same as a formula as in Python, and its examples notice a formula that is wrong."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alert_books import ExampleBook, example_books
from cells import recalculated, table, written
from office import Cells, Office

from kamxl.locale import translator
from kamxl.reports.kam_sheets import scorecard
from kamxl.reports.kam_sheets.alert_columns import column_of
from kamxl.reports.labels import URGENCIES
from kamxl.rules.alerts import ALERTS, AlertRule

_OPERATORS = re.compile(r"<=|>=|<>|<|>")
_TURNED = {"<=": ("<", ">="), ">=": (">", "<="), "<": ("<=", ">"), ">": (">=", "<"), "<>": ("=",)}
# Words have no border, and a border with a tolerance on it is never met exactly.
_NEVER_EQUAL = re.compile(r"""<>"|<=[^,]*1E-09""")


def urgencies(book: ExampleBook, cells: Cells) -> dict[str, object]:
    labels = {URGENCIES[urgency]: urgency for urgency in URGENCIES}
    header = f"Alert: {translator('en')(book.rule.label)}"
    rows = table(cells["KAM Scorecard"], scorecard.HEADER_ROW + 1)
    return {
        str(row["Account ID"]): labels.get(str(row[header]))
        for row in rows
        if row["Account ID"] in book.expected
    }


@pytest.mark.office
def test_each_formula_gives_what_the_examples_say(office: Office, tmp_path: Path) -> None:
    books = [book for rule in ALERTS for book in example_books(rule)]
    paths = [
        written(tmp_path / f"{place}.xlsx", book.review(), book.settings) for place, book in enumerate(books)
    ]
    for book, found in zip(books, recalculated(office, paths), strict=True):
        assert urgencies(book, found) == book.expected, book.rule.code


def wrong_formulas(rule: AlertRule) -> Iterator[str]:
    """Yield the formula left out, and with each comparison made wrong, one at a time."""
    template = next(one.template for one in scorecard.SCORE_COLUMNS if one.key == column_of(rule.code))
    assert template is not None
    yield '""'
    for found in _OPERATORS.finditer(template):
        borderless = _NEVER_EQUAL.match(template, found.start())
        for wrong in _TURNED[found[0]][-1:] if borderless else _TURNED[found[0]]:
            yield template[: found.start()] + wrong + template[found.end() :]


@pytest.mark.office
@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: rule.code)
def test_a_formula_that_is_left_out_or_turned_disagrees_with_an_example(
    rule: AlertRule, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books, wrong = list(example_books(rule)), list(wrong_formulas(rule))
    right = scorecard.SCORE_COLUMNS
    paths = []
    for number, template in enumerate(wrong):
        columns = tuple(
            replace(one, template=template) if one.key == column_of(rule.code) else one for one in right
        )
        monkeypatch.setattr(scorecard, "SCORE_COLUMNS", columns)
        paths += [
            written(tmp_path / f"{number}-{place}.xlsx", book.review(), book.settings)
            for place, book in enumerate(books)
        ]
    found = iter(recalculated(office, paths))
    noticed = {
        template: [urgencies(book, next(found)) != book.expected for book in books] for template in wrong
    }
    assert [template for template, seen in noticed.items() if not any(seen)] == []
