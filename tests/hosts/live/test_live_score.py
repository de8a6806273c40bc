from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from office import cell_values
from openpyxl.utils import coordinate_to_tuple

from kamxl.hosts.live import commands
from kamxl.hosts.live.judged import judge
from kamxl.hosts.live.watch import Watch
from kamxl.reports.kam_sheets.workbook import write_kam_workbook
from kamxl.sheets import read_book

pytestmark = pytest.mark.office

QUIET = Watch(show=lambda _: None, stopped=lambda: False)
OURS = [
    "KAM Scorecard",
    "KAM Why",
    "KAM Alerts",
    "KAM Week",
    "KAM Measures",
    "KAM Settings",
    "KAM Data quality",
    "KAM Map",
]
SAMPLE = "industrial_key_accounts.xlsx"


def _rows(sheet: Any) -> Any:
    return sheet.used_range.options(ndim=2, err_to_str=True).value


def _setting(sheet: Any, name: str) -> Any:
    keys = sheet["A1:A300"].value
    return sheet.range((keys.index(name) + 1, 3))


@pytest.mark.slow
def test_an_open_book_is_read_as_the_same_book_on_the_disk(opened: Callable[[str], Any]) -> None:
    import pandas as pd

    for name in (SAMPLE, "telecom_key_accounts.xlsx"):
        book = opened(name)
        live, disk = judge(book, None, QUIET).scored.book, read_book(book.fullname)
        assert live.accounts == disk.accounts
        assert live.counts == disk.counts
        # An open book hands over no number formats: the same is decided, for another reason.
        assert [replace(one, conventions=()) for one in live.recognised] == [
            replace(one, conventions=()) for one in disk.recognised
        ]
        assert [str(one) for one in live.problems] == [str(one) for one in disk.problems]
        for table, frame in disk.tables.items():
            pd.testing.assert_frame_equal(live.tables[table], frame)


@pytest.mark.slow
def test_the_kam_sheets_come_into_the_open_book_with_what_is_not_saved_yet(
    opened: Callable[[str], Any], tmp_path: Path
) -> None:
    book = opened(SAMPLE)
    sheet, row, column = _an_amount(book)
    sheet.range((row, column)).value = 987_654_321.0
    sheet.activate()
    sheet["B3"].select()
    before = {one.name: _rows(one) for one in book.sheets}
    judged = judge(book, None, QUIET)
    assert judged.scored.review.revenue_ttm is not None
    assert judged.scored.review.revenue_ttm > 987_654_321

    done = commands.score(book, watch=QUIET)

    assert str(len(judged.scored.review.accounts)) in done.text()
    assert book.sheet_names[-len(OURS) :] == OURS
    assert {one.name: _rows(one) for one in book.sheets if one.name not in OURS} == before
    assert book.sheets.active.name == "KAM Scorecard"
    sheet.activate()
    assert book.selection.address == "$B$3"
    assert all("file:" not in name.refers_to and "#REF!" not in name.refers_to for name in book.names)
    scratch = tmp_path / "python.xlsx"
    write_kam_workbook(
        scratch,
        judged.scored.review,
        judged.scored.book,
        judged.scored.settings,
        language=judged.language,
        home=judged.home,
    )
    _same_values(book, cell_values(scratch))
    book.save(tmp_path / "saved.xlsx")
    with zipfile.ZipFile(tmp_path / "saved.xlsx") as package:
        assert not [part for part in package.namelist() if "externalLink" in part]


@pytest.mark.slow
def test_scoring_again_gives_one_set_and_keeps_settings_places_and_formulas_of_the_team(
    opened: Callable[[str], Any],
) -> None:
    book = opened(SAMPLE)
    commands.score(book, watch=QUIET)
    first = book.sheets[0]
    _setting(book.sheets["KAM Settings"], "red_light_cap").value = 33
    book.sheets["KAM Scorecard"].impl.move(first.impl, None)
    book.sheets["KAM Why"].name = "Reasons of ours"
    notes = book.sheets.add("Notes", after=book.sheets[-1])
    notes["A1"].formula = "='KAM Scorecard'!$A$1"
    notes["A2"].formula = "='Reasons of ours'!$A$1"
    names = {name.name for name in book.names if "!" not in name.name}

    commands.score(book, watch=QUIET)
    commands.score(book, watch=QUIET)

    assert book.sheet_names[:2] == ["KAM Scorecard", first.name]
    assert book.sheet_names[-len(OURS) :] == [*OURS[1:], "Notes"]
    assert _setting(book.sheets["KAM Settings"], "red_light_cap").value == 33
    assert notes["A1"].formula == "='KAM Scorecard'!$A$1"
    assert notes["A1:A2"].value == [book.sheets[name]["A1"].value for name in OURS[:2]]
    assert {name.name for name in book.names if "!" not in name.name} == names


def _an_amount(book: Any) -> tuple[Any, int, int]:
    """Return where an amount of the latest period stands: sheet, row, column."""
    read = read_book(book.fullname)
    frame = read.tables["periodic"]
    frame = frame[(frame["measure"] == "revenue") & (frame["value"] > 0)]
    sheet, cell = read.cell("periodic", frame["period_start"].idxmax(), "value").split("!")
    area = book.sheets[sheet][cell]
    return book.sheets[sheet], area.row, area.column


def _same_values(book: Any, wanted: Any) -> None:
    for name, cells in wanted.items():
        sheet = book.sheets[name]
        last = sheet.used_range.last_cell
        there = sheet.range((1, 1), (last.row, last.column)).options(ndim=2, err_to_str=True).value
        for address, value in cells.items():
            row, column = coordinate_to_tuple(address)
            found = there[row - 1][column - 1]
            if isinstance(value, int | float) and not isinstance(value, bool):
                assert found == pytest.approx(value, rel=1e-9, abs=1e-9), (name, address)
            elif isinstance(value, str) and value:
                assert str(found) == value.replace("\r\n", "\n"), (name, address)
