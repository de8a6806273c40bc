"""All that an open document holds, to be compared: sheets, formulas, values, names, tables, charts."""

from typing import Any

Whole = tuple[list[tuple[str, Any, Any]], dict[str, str], list[tuple[str, str]], list[str]]


def whole(document: Any) -> Whole:
    """Take it down."""
    sheets = []
    for sheet in document.Sheets:
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        area = sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)
        sheets.append((sheet.Name, area.getFormulaArray(), [_plain(row) for row in area.getDataArray()]))
    names = document.NamedRanges
    contents = {name: names.getByName(name).Content for name in names.ElementNames}
    tables = document.DatabaseRanges
    areas = [(name, str(tables.getByName(name).DataArea)) for name in tables.ElementNames]
    charts = [str(chart.Ranges) for sheet in document.Sheets for chart in sheet.Charts]
    return sheets, contents, areas, charts


def _plain(row: Any) -> list[Any]:
    """Return values without the last digits, in which a second calculation may differ."""
    return [float(f"{cell:.12g}") if isinstance(cell, float) else cell for cell in row]


def titles(document: Any) -> tuple[str, ...]:
    """Return what the user can undo, the newest first."""
    found: tuple[str, ...] = document.UndoManager.getAllUndoActionTitles()
    return found


def kam_names(document: Any) -> list[str]:
    """Return the names of kamxl."""
    return [name for name in document.NamedRanges.ElementNames if name.startswith("KAM_")]


def kam_sheets(document: Any) -> list[str]:
    """Return the sheets of kamxl."""
    return [name for name in document.Sheets.ElementNames if name.startswith("KAM ")]
