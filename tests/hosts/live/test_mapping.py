"""KAM Map of an open workbook without the check; messages in one language, with the counts of the sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kamxl.hosts.live import commands, language
from kamxl.hosts.live.press import press
from kamxl.hosts.live.watch import Watch
from kamxl.sheets.settings.map_layout import At

QUIET = Watch(show=lambda _: None, stopped=lambda: False)


@pytest.mark.office
def test_kam_map_opens_for_a_recognised_book_and_leads_back_to_it(
    opened: Callable[[str], Any], own_state: Path
) -> None:
    book = opened("industrial_key_accounts.xlsx")
    before = book.sheet_names
    done = commands.map_columns(book, watch=QUIET)
    assert done.show == own_state / "checks" / "industrial_key_accounts.kam-map.xlsx"
    made = openpyxl.load_workbook(done.show)
    assert made.sheetnames == ["KAM Map"]
    assert "this one is unchanged" in done.text()
    assert book.sheet_names == before
    opened_map = book.app.books.open(done.show)
    about = commands.meant(opened_map, QUIET)
    assert about.book.name == book.name
    again = commands.map_columns(opened_map, watch=QUIET)
    assert again.show != done.show  # the first one is open


@pytest.mark.office
def test_kam_map_of_a_book_in_which_nothing_is_recognised_says_so(calc: Any, tmp_path: Path) -> None:
    unknown = openpyxl.Workbook()
    page = unknown.active
    assert page is not None
    for row in (
        ("Cliente", "Fecha", "Importe"),
        ("Acme SA", "2026-01-05", 1000),
        ("Bolt SL", "2026-02-05", 9),
    ):
        page.append(row)
    unknown.save(tmp_path / "ventas.xlsx")
    book = calc.books.open(tmp_path / "ventas.xlsx")
    done = commands.map_columns(book, watch=QUIET)
    assert "KAM Map" in done.text()
    assert "unchanged" not in done.text()
    assert done.show is not None
    keys = [row[At.HEADER] for row in openpyxl.load_workbook(done.show)["KAM Map"].values]
    assert {"Cliente", "Fecha", "Importe"} <= set(keys)
    book.close()


@pytest.mark.office
@pytest.mark.slow
def test_the_message_counts_what_the_sheet_behind_it_counts(opened: Callable[[str], Any]) -> None:
    book = opened("telecom_key_accounts.xlsx")
    done = commands.check(book, language="en", watch=QUIET)
    assert done.show is not None
    rows = list(openpyxl.load_workbook(done.show)["KAM Data quality"].values)
    sheets = [(row[0], row[2]) for row in rows].index(("File", "Taken for"))
    listed = []
    for row in rows[sheets + 1 :]:
        if row[0] is None:
            break
        if row[2] != "Not one of ours":
            listed.append(row[1])
    first = next(n for n, row in enumerate(rows) if row[:4] == ("Table", "Where", "What happens", "Cells"))
    cells = 0
    for row in rows[first + 1 :]:
        if row[3] is None:
            break
        cells += row[3] if row[2] != "Note" else 0
    assert cells > 0
    assert f"{len(listed)} sheets with 60 accounts" in done.text()
    assert f"could not be used: {cells}." in done.text()


def test_refusals_are_in_the_language_of_the_program_until_a_book_has_told_its_own() -> None:
    class App:
        status_bar: Any = False

    class Book:
        app = App()
        names: tuple[Any, ...] = ()
        sheet_names: tuple[str, ...] = ()

    told: list[str] = []
    token = language._PROGRAM.set(None)
    try:
        language.speak_as_program("zh-Hant")
        any_book: Any = Book()
        press("settings", any_book, tell=lambda text, _: told.append(text), watch=QUIET)
        press("settings", any_book, language="en", tell=lambda text, _: told.append(text), watch=QUIET)
    finally:
        language._PROGRAM.reset(token)
    assert told[0].startswith("本工作簿還沒有")
    assert told[1].startswith("This workbook has no sheet KAM Settings")
