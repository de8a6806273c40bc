"""Values of cells, whoever read them: a file's reader, openpyxl, or a spreadsheet program in a browser."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from kamxl.reports.web.view import Known

_ERRORS = frozenset(
    {"#N/A", "#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#BUSY!"}
    | {"#GETTING_DATA", "#UNKNOWN!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "Err:502", "Err:508", "Err:522"}
)
_DAY_ZERO, _DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)


def known(cell: object) -> Known:
    """Return the value of a cell; None for a blank one, an error and what is not a value."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, str):
        text = cell.strip()
        return None if not text or text in _ERRORS else text
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return cell if isinstance(cell, bool | int | float | date) else None


def number(cell: object) -> float | None:
    """Return a number; None for anything else."""
    value = known(cell)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def text(cell: object) -> str | None:
    """Return a text; a number becomes one without a needless `.0`."""
    value = known(cell)
    if value is None:
        return None
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def day(cell: object, *, epoch_1904: bool) -> date | str | None:
    """Return a day; a number is one of the spreadsheet's days. What a person wrote instead stays a text."""
    value = known(cell)
    if isinstance(value, int | float) and not isinstance(value, bool):
        zero = _DAY_ZERO_1904 if epoch_1904 else _DAY_ZERO
        try:
            return zero + timedelta(days=int(value))
        except OverflowError:
            return None
    return value if isinstance(value, date) else text(value)


def at(row: Sequence[object], places: Mapping[str, int], key: str) -> object:
    """Return the cell of a row in the column of a key; None where there is none."""
    place = places.get(key)
    return row[place] if place is not None and place < len(row) else None
