"""Arguments that are ranges of a sheet: read with their place, down to the last used row only."""

from __future__ import annotations

from typing import Any

from kamxl.hosts.addin.book_functions import GivenRange
from kamxl.hosts.excel.cell_values import from_excel

_ARRAY = "Range"


def given_range(value: Any) -> object:
    """Return a range, or an array that a formula made, with its place; any other value as cells give it."""
    if hasattr(value, "raw_value"):
        return _read(value)
    taken = from_excel(value)
    return GivenRange(_ARRAY, 0, 0, _rows(taken)) if isinstance(taken, tuple) else taken


def _read(cells: Any) -> GivenRange:
    # A range like A:H is a million rows, nearly all of them blank.
    used = cells.sheet.used_range.last_cell
    rows = max(1, min(cells.rows.count, used.row - cells.row + 1))
    columns = max(1, min(cells.columns.count, used.column - cells.column + 1))
    values = from_excel(cells.resize(rows, columns).raw_value)
    return GivenRange(cells.sheet.name, cells.row - 1, cells.column - 1, _rows(values))


def _rows(values: object) -> tuple[tuple[object, ...], ...]:
    if not isinstance(values, tuple):
        return ((values,),)
    return values
