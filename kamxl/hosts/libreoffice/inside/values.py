"""Cells as Calc hands them to a function, and results as it takes them back.

How Calc differs from the other hosts: TRUE is the number 1; a cell with an error never reaches a function
and shows that error itself (a range with one shows Err:504); an empty cell arrives as 0 (see `blanks`).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from kamxl.functions import CellError, CellResult

# Calc keeps the number of an error in a NaN.
_QUIET_NAN = 0x7FF8_0000_0000_0000
_NUMBERS: Mapping[CellError, int] = MappingProxyType(
    {
        CellError.NOT_AVAILABLE: 32767,
        CellError.VALUE: 519,
        CellError.DIV0: 532,
        CellError.REF: 524,
        CellError.NAME: 525,
        CellError.NUM: 503,
        CellError.NULL: 521,
    }
)
ERRORS: Mapping[CellError, float] = MappingProxyType(
    {
        error: struct.unpack("<d", struct.pack("<Q", _QUIET_NAN | number))[0]
        for error, number in _NUMBERS.items()
    }
)
"""Each error as the number that Calc shows as this error."""


def shown(result: CellResult, day_zero: date) -> float | str | tuple[tuple[float | str, ...], ...]:
    """Return a result as Calc takes it; rows of results stay rows.

    Args:
        result: What the function gives.
        day_zero: The day of the number 0 in the document.
    """
    if isinstance(result, tuple):
        return tuple(tuple(_cell(cell, day_zero) for cell in row) for row in result)
    return _cell(result, day_zero)


def _cell(value: object, day_zero: date) -> float | str:
    if isinstance(value, CellError):
        return ERRORS[value]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date):
        return float((value - day_zero).days)
    return float(value) if isinstance(value, float | int) else ""
