"""Cells as Excel hands them to Python, and results as it takes them back."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import TypeAlias

from kamxl.functions import CellError, CellResult

Shown: TypeAlias = float | bool | str | datetime
MISSING = -2147352572
"""What arrives for an argument that was left out (DISP_E_PARAMNOTFOUND)."""
ERRORS: Mapping[int, CellError] = MappingProxyType(
    {
        -2146826288: CellError.NULL,
        -2146826281: CellError.DIV0,
        -2146826273: CellError.VALUE,
        -2146826265: CellError.REF,
        -2146826259: CellError.NAME,
        -2146826252: CellError.NUM,
        -2146826246: CellError.NOT_AVAILABLE,
    }
)
"""The errors of cells. Excel's numbers arrive as floats, so a whole number here is always an error."""
_PLAIN = frozenset({float, str, bool, type(None)})
"""What needs no look: nearly all of a range of ten thousand cells."""
_SHOWN = frozenset({float, str, bool})
_NEWER_ERRORS = range(-2146826245, -2146826100)
"""#GETTING_DATA, #SPILL!, #CALC! and others of later versions."""


def from_excel(value: object) -> object:
    """Return a value, or the rows of a range, as the functions take them."""
    if not isinstance(value, list | tuple):
        return value if type(value) in _PLAIN else _odd(value)
    rows = value if value and isinstance(value[0], list | tuple) else (value,)
    if not set(map(type, chain.from_iterable(rows))) <= _PLAIN:
        rows = [[cell if type(cell) in _PLAIN else _odd(cell) for cell in row] for row in rows]
    return tuple(map(tuple, rows))


def _odd(value: object) -> object:
    if isinstance(value, int):
        if value in _NEWER_ERRORS:
            return CellError.VALUE
        return None if value == MISSING else ERRORS.get(value, value)
    if isinstance(value, datetime):
        # pywin32 says UTC and means the clock of the sheet; its own kind of datetime cannot be pickled.
        return datetime(*value.timetuple()[:6], value.microsecond)  # noqa: DTZ001
    return float(value) if isinstance(value, Decimal) else value  # a cell in a currency format


def to_excel(result: CellResult) -> list[list[Shown]]:
    """Return a result as rows. An error is its text, which the add-in turns into the error itself."""
    if not isinstance(result, tuple):
        return [[_shown(result)]]
    if set(map(type, chain.from_iterable(result))) <= _SHOWN:
        return [list(row) for row in result]  # type: ignore[arg-type]
    return [[_shown(cell) for cell in row] for row in result]


def _shown(value: object) -> Shown:
    if type(value) in _SHOWN:
        return value  # type: ignore[return-value]
    if value is None:
        return ""  # an empty cell inside a result would show 0
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)  # pywin32 wants a time zone
    return float(value) if isinstance(value, int) else str(value)


def kinds_of(values: Sequence[object]) -> str:
    """Say what was given without giving it away: for the log."""
    return ", ".join(
        f"{len(value)} x {len(value[0]) if isinstance(value[0], list | tuple) else 1}"
        if isinstance(value, list | tuple) and value
        else type(value).__name__
        for value in values
    )
