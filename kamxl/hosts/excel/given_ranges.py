"""Arguments that are ranges of a sheet: their cells with their place, as Excel's macros hand them over."""

from __future__ import annotations

from typing import Any

from kamxl.hosts.addin.book_functions import GivenRange
from kamxl.hosts.excel.cell_values import from_excel

_ARRAY = "Range"
_WITH_PLACE = 4


def given_range(value: Any) -> object:
    """Return a range, or an array that a formula made, with its place; any other value as cells give it.

    Args:
        value: Sheet, row and column (from 1) and cells of a range; one thing alone for what is none.
    """
    if not isinstance(value, tuple | list):
        return from_excel(value)
    if len(value) == _WITH_PLACE:
        sheet, row, column, cells = value
        return GivenRange(str(sheet), int(row) - 1, int(column) - 1, _rows(from_excel(cells)))
    taken = from_excel(value[0])
    return GivenRange(_ARRAY, 0, 0, _rows(taken)) if isinstance(taken, tuple) else taken


def _rows(values: object) -> tuple[tuple[object, ...], ...]:
    if not isinstance(values, tuple):
        return ((values,),)
    return values
