"""What the user undoes in a live LibreOffice: one step for all that a button did, and then his own again."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from calc_office import CalcOffice, dispatch, press_button
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.table import Table
from whole_book import kam_names, kam_sheets, titles, whole

from kamxl.hosts.libreoffice.engine import app_of
from kamxl.hosts.libreoffice.engine.main_thread import in_main_thread
from kamxl.sheets.files.source import OWN_SHEETS

HISTORY = "KAM History"
"""Comes with a snapshot, not with Score."""

pytestmark = [pytest.mark.office, pytest.mark.slow]
SCORE, REMOVE = "KAM: Score this workbook", "KAM: Remove KAM sheets"


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalcOffice]:
    folder = tmp_path_factory.mktemp("undo")
    with CalcOffice.started(folder, folder / "state") as office:
        yield office


@pytest.fixture
def document(calc: CalcOffice, request: pytest.FixtureRequest) -> Iterator[Any]:
    opened = calc.open(_sales(calc.folder / f"{request.node.name}.xlsx"))
    yield opened
    opened.close(True)
    assert not (calc.folder / "state" / "kamxl.log").exists()


def _sales(path: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Sales"
    page.append(("Customer", "Order date", "Revenue"))
    for month in range(24):
        name = ("Acme SA", "Bolt SL", "Cobre SA")[month % 3]
        page.append((name, f"{2025 + month // 12}-{month % 12 + 1:02d}-05", 1000 + 10 * month))
    notes = book.create_sheet("Notes")
    for row in (("Day", "Visits"), ("Monday", 3), ("Tuesday", 4)):
        notes.append((None, None, *row))
    notes.add_table(Table(displayName="Visits_", ref="C1:D3"))
    chart = BarChart()
    chart.add_data(Reference(notes, min_col=4, min_row=1, max_row=3), titles_from_data=True)
    notes.add_chart(chart, "F2")
    for color, word in (("FFF8CBAD", "few"), ("FFC6E0B4", "many")):
        fill = PatternFill(bgColor=color, fill_type="solid")
        rule = CellIsRule(operator="equal", formula=[f'"{word}"'], fill=fill)
        notes.conditional_formatting.add("C1:C9", rule)
    book.save(path)
    return path


def _note(document: Any) -> Any:
    return document.Sheets.getByName("Notes").getCellRangeByName("A1")


def test_one_undo_takes_out_what_score_did_and_the_next_one_the_note(calc: CalcOffice, document: Any) -> None:
    untouched = whole(document)
    _note(document).setString("Call Acme")
    noted = whole(document)
    assert "3 accounts are judged" in press_button(document, "score")
    assert titles(document) == (SCORE, "Input")
    assert document.CurrentController.ActiveSheet.Name == "KAM Scorecard"
    scored = whole(document)
    assert set(kam_sheets(document)) == set(OWN_SHEETS) - {HISTORY}
    assert scored[2:] == noted[2:]
    assert all(len(part) == 1 for part in scored[2:])

    dispatch(calc, document, "Undo")
    assert whole(document) == noted
    assert (kam_sheets(document), kam_names(document)) == ([], [])
    assert titles(document) == ("Input",)
    assert document.CurrentController.ActiveSheet.Name == "Sales"
    dispatch(calc, document, "Undo")
    assert whole(document) == untouched
    assert titles(document) == ()

    dispatch(calc, document, "Redo")
    dispatch(calc, document, "Redo")
    assert whole(document) == scored
    assert titles(document) == (SCORE, "Input")
    assert document.CurrentController.ActiveSheet.Name == "KAM Scorecard"
    with zipfile.ZipFile(calc.save(document, "redone.xlsx")) as package:
        assert not [part for part in package.namelist() if "externalLink" in part]


def test_verdicts_keep_their_colours_beside_conditional_formats_of_the_team(
    calc: CalcOffice, document: Any
) -> None:
    press_button(document, "score")
    assert _colours(document, "Notes") == {'"few"': 0xF8CBAD, '"many"': 0xC6E0B4}
    scored = _colours(document, "KAM Scorecard")
    assert (scored['"Strategic"'], scored['"Watch"'], scored['"At risk"']) == (0x1F4E79, 0xFDF0CC, 0xF8E1DF)
    dispatch(calc, document, "Undo")
    dispatch(calc, document, "Redo")
    assert _colours(document, "KAM Scorecard") == scored


def test_a_second_score_undone_brings_back_the_former_sheets_and_what_looks_at_them(
    calc: CalcOffice, document: Any
) -> None:
    press_button(document, "score")
    document.Sheets.moveByName("KAM Scorecard", 0)
    document.Sheets.getByName("KAM Why").setName("Reasons of ours")
    _note(document).setFormula("=$'Reasons of ours'.A1&KAM_healthy_from")
    _setting(document, "healthy_from").setValue(81.0)
    former = whole(document)
    before = titles(document)

    assert "3 accounts are judged" in press_button(document, "score")
    assert titles(document) == (SCORE, *before)
    renewed = whole(document)
    assert "KAM Why" in document.Sheets.ElementNames
    dispatch(calc, document, "Undo")
    assert whole(document) == former
    assert titles(document) == before
    dispatch(calc, document, "Redo")
    assert whole(document) == renewed
    dispatch(calc, document, "Undo")
    dispatch(calc, document, "Undo")
    assert _setting(document, "healthy_from").getValue() == 75.0


def test_removing_can_be_undone_and_what_lies_below_still_means_the_same(
    calc: CalcOffice, document: Any
) -> None:
    first = _note(document).CellAddress
    document.NamedRanges.addNewByName("before_all_of_kamxl", "0", first, 0)
    press_button(document, "score")
    document.NamedRanges.removeByName("before_all_of_kamxl")  # its number is free now
    _note(document).setFormula("=KAM_healthy_from+1")
    refused = press_button(document, "remove")
    assert "'Notes'!A1 refers to 'KAM_healthy_from'" in refused
    _note(document).setString("Call Acme")
    scored = whole(document)

    assert f"{len(OWN_SHEETS) - 1} sheets" in press_button(document, "remove")
    assert (kam_sheets(document), kam_names(document)) == ([], [])
    assert titles(document)[0] == REMOVE
    dispatch(calc, document, "Undo")
    assert whole(document) == scored
    dispatch(calc, document, "Undo")
    assert (_note(document).getFormula(), _note(document).getValue()) == ("=KAM_healthy_from+1", 76.0)
    dispatch(calc, document, "Redo")
    dispatch(calc, document, "Redo")
    assert (kam_sheets(document), kam_names(document)) == ([], [])


def test_several_steps_undone_in_one_go_come_back_in_their_turn(calc: CalcOffice, document: Any) -> None:
    press_button(document, "score")
    document.Sheets.moveByName("KAM Scorecard", 0)
    _setting(document, "healthy_from").setValue(81.0)
    press_button(document, "remove")
    undo = document.UndoManager

    def twice() -> None:
        undo.undo()
        undo.undo()

    in_main_thread(calc.context, twice)
    in_main_thread(calc.context, lambda: None)  # behind what was put off meanwhile
    assert _setting(document, "healthy_from").getValue() == 75.0
    assert document.Sheets.ElementNames[0] == "KAM Scorecard"
    assert undo.getAllRedoActionTitles()[-1] == REMOVE


def test_repaired_links_are_one_step_and_buttons_that_change_nothing_are_none(
    calc: CalcOffice, document: Any
) -> None:
    _note(document).setFormula("=KAM_TIER(80;75)")
    unknown = whole(document)
    assert "1 formulas are repaired" in press_button(document, "repair")
    assert _note(document).getFormula().upper() == "=KAM.TIER(80;75)"
    assert titles(document) == ("KAM: Repair links", "Input")
    dispatch(calc, document, "Undo")
    assert whole(document)[0][1][1] == unknown[0][1][1]
    assert titles(document) == ("Input",)
    for command in ("check", "map", "settings", "about"):
        press_button(document, command)
        assert titles(document) == ("Input",), command
    assert document.UndoManager.getAllRedoActionTitles() == ("KAM: Repair links",)
    for other in _documents(calc):
        if other != document:
            other.close(True)


def test_a_score_that_fails_halfway_leaves_book_and_both_lists_as_they_were(
    calc: CalcOffice, document: Any
) -> None:
    _note(document).setString("Call Acme")
    _note(document).setString("Call Bolt")
    dispatch(calc, document, "Undo")
    before = whole(document)
    book = next(one for one in app_of(calc.context).books if one.impl.api == document)

    def half() -> None:
        with book.impl.one_step(sheets=True, columns=False):
            book.sheets.add("KAM Scorecard", after=book.sheets[-1])
            book.names.add("KAM_sheet_scorecard", "='KAM Scorecard'!$A$1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()

    assert kam_sheets(document) == []
    assert whole(document) == before
    assert titles(document) == ("Input",)
    assert document.UndoManager.getAllRedoActionTitles() == ("Input",)
    dispatch(calc, document, "Redo")
    assert _note(document).getString() == "Call Bolt"


def _setting(document: Any, name: str) -> Any:
    sheet = document.Sheets.getByName("KAM Settings")
    keys = [row[0] for row in sheet.getCellRangeByName("A1:A200").getDataArray()]
    return sheet.getCellByPosition(2, keys.index(name))


def _documents(calc: CalcOffice) -> list[Any]:
    found = calc.desktop.Components.createEnumeration()
    documents = []
    while found.hasMoreElements():
        documents.append(found.nextElement())
    return documents


def _colours(document: Any, sheet: str) -> dict[str, int]:
    """Return the colours that conditional formats give to words."""
    styles = document.StyleFamilies.getByName("CellStyles")
    found = {}
    for one in document.Sheets.getByName(sheet).ConditionalFormats.getConditionalFormats():
        for place in range(one.getCount()):
            entry = one.getByIndex(place)
            if entry.getType() == 0:
                found[entry.Formula1] = styles.getByName(entry.StyleName).CellBackColor
    return found
