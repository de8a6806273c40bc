"""Columns of kamxl in sheets of the team: values and looks, put aside in a store and brought back."""

from collections.abc import Iterable
from typing import Any

from kamxl.hosts.libreoffice.inside.sheets_come_and_go import (
    import_sheet,
    take_out_sheet,
    without_formulas,
)

_MARK = "KAM_column_"

Place = tuple[str, int, int, int]
"""A column from its header to the last row that is used: sheet, column, first and last row, from 0."""


def own_columns(document: Any) -> tuple[Place, ...]:
    """Return where the columns are."""
    names = document.NamedRanges
    found = []
    for name in names.ElementNames:
        cells = names.getByName(name).getReferredCells() if name.startswith(_MARK) else None
        if cells is not None:
            sheet, place = cells.Spreadsheet, cells.RangeAddress
            cursor = sheet.createCursor()
            cursor.gotoEndOfUsedArea(False)  # noqa: FBT003 - UNO knows no names of arguments
            last = cursor.RangeAddress.EndRow
            found.append((sheet.Name, place.StartColumn, place.StartRow, max(place.StartRow, last)))
    return tuple(found)


def columns_aside(document: Any, store: Any, places: Iterable[Place]) -> None:
    """Copy the sheets with such columns to the end of a store, under their own names, without formulas."""
    for name in dict.fromkeys(place[0] for place in places):
        without_formulas(import_sheet(store, document, name, store.Sheets.Count))


def columns_back(document: Any, store: Any, places: Iterable[Place]) -> None:
    """Copy the columns to where they stood; a whole sheet comes for that, and goes again."""
    for name, column, first, last in places:
        came = import_sheet(document, store, name, document.Sheets.Count)
        goal = document.Sheets.getByName(name).getCellByPosition(column, first).CellAddress
        came.copyRange(goal, came.getCellRangeByPosition(column, first, column, last).RangeAddress)
        take_out_sheet(document, came.Name)
