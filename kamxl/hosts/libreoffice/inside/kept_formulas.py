"""Formulas of a document that have to do with kamxl: those that a button may change or break."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from kamxl.hosts.libreoffice.inside.kept_sheets import formulas_of

_KAM = "kam"

Cell = tuple[str, int, int]


def formulas_about(document: Any, sheets: Collection[str]) -> dict[Cell, str]:
    """Return the formulas that call functions of kamxl or look at some sheets, by sheet, column and row.

    Those that stand on these sheets are not among them.
    """
    words = {_KAM, *(sheet.replace("'", "''").casefold() for sheet in sheets)}
    return {
        place: text
        for sheet in document.Sheets
        if sheet.Name not in sheets
        for place, text in _cells(sheet)
        if any(word in text.casefold() for word in words)
    }


def put_formulas(document: Any, kept: Mapping[Cell, str]) -> None:
    """Write those formulas that are others now."""
    for (name, column, row), text in kept.items():
        cell = document.Sheets.getByName(name).getCellByPosition(column, row)
        if cell.Formula != text:
            cell.Formula = text


def _cells(sheet: Any) -> Iterator[tuple[Cell, str]]:
    name = sheet.Name
    for (left, top, _, _), rows in formulas_of(sheet):
        for row, line in enumerate(rows, start=top):
            for column, text in enumerate(line, start=left):
                # A part of an array formula cannot be written alone; kamxl changes none.
                if text.startswith("="):
                    yield (name, column, row), text
