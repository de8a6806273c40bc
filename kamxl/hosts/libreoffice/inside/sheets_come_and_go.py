"""Sheets that come from another document, and sheets that go, past faults of LibreOffice."""

from typing import Any

_ICON_SET = 3
_FORMULAS = 16


def import_sheet(document: Any, source: Any, name: str, place: int) -> Any:
    """Copy a sheet to a place (from 0) of another document, and return the copy, without icon sets.

    The formulas of icon sets still belong to the document they came from. When one of the two is closed, or
    the sheet is deleted later on, LibreOffice (seen in 7.4) breaks down.
    """
    document.Sheets.importSheet(source, name, place)
    came = document.Sheets.getByIndex(place)
    formats = came.ConditionalFormats
    for one in formats.getConditionalFormats():
        if any(one.getByIndex(entry).getType() == _ICON_SET for entry in range(one.getCount())):
            formats.removeByID(one.ID)
    return came


def take_out_sheet(document: Any, name: str) -> None:
    """Take a sheet out. It is moved to the front first.

    With a sheet, LibreOffice (seen in 7.4) takes out the tables and filters of the one before it, too.
    """
    document.Sheets.moveByName(name, 0)
    document.Sheets.removeByName(name)


def without_formulas(sheet: Any) -> None:
    """Empty the cells with formulas, which in another document lead back into the first one."""
    for part in sheet.queryContentCells(_FORMULAS).getRangeAddresses():
        area = part.StartColumn, part.StartRow, part.EndColumn, part.EndRow
        sheet.getCellRangeByPosition(*area).clearContents(_FORMULAS)
