"""Examples of functions as cells: what stands in them, and whether a program shows what Python computes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from kamxl.functions import CellError, CellFunction
from kamxl.functions.declare import Example
from kamxl.functions.kinds import DAY_ZERO

_CLOSE = 1e-6


def left_out(example: Example, *, dot: bool) -> bool:
    """Say whether an example needs more than one cell, or hands LibreOffice a range with an error."""
    ranges = [value for value in example.args.values() if isinstance(value, list | tuple)]
    broken = any(isinstance(cell, CellError) for value in ranges for cell in _flat(value))
    return isinstance(example.result, tuple) or (dot and broken)


def call_in_cells(
    function: CellFunction, example: Example, row: int, *, dot: bool
) -> tuple[str, list[tuple[str, object]]]:
    """Return the formula of an example, and the cells its arguments stand in: from column C of its row on."""
    column, given, cells = 3, [], []
    for arg in function.args:
        value = example.args.get(arg.name)
        values = list(_flat(value)) or [None]
        first = _address(column, row)
        for one in values:
            cells.append((_address(column, row), _typed(one)))
            column += 1
        last = _address(column - 1, row)
        # LibreOffice tells a blank from 0 only in a range.
        one_cell = first == last and not (dot and values[0] in {None, ""})
        given.append(first if one_cell else f"{first}:{last}")
    return f"={function.dotted_name if dot else function.cell_name}({','.join(given)})", cells


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _flat(one)
    else:
        yield value


def _typed(value: object) -> object:
    """Return what goes into a cell; errors, truth values and days as formulas that give them."""
    errors = {CellError.NOT_AVAILABLE: "=NA()", CellError.DIV0: "=1/0"}
    if isinstance(value, CellError):
        return errors.get(value, f"={value.value}")
    if isinstance(value, bool):
        return "=TRUE()" if value else "=FALSE()"
    if isinstance(value, datetime):
        return (
            f"=DATE({value.year},{value.month},{value.day})+TIME({value.hour},{value.minute},{value.second})"
        )
    if isinstance(value, date):
        return f"=DATE({value.year},{value.month},{value.day})"
    return None if value == "" else value


def _address(column: int, row: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def same(shown: object, wanted: object) -> bool:
    """Say whether a cell shows what Python computed; an empty text is a blank."""
    if isinstance(shown, float) and isinstance(wanted, date):  # a cell without a date format
        return DAY_ZERO + timedelta(days=shown) == wanted
    if isinstance(shown, datetime) and isinstance(wanted, date):
        return shown.date() == (wanted.date() if isinstance(wanted, datetime) else wanted)
    if isinstance(wanted, int | float) and not isinstance(wanted, bool) and isinstance(shown, int | float):
        return abs(shown - wanted) <= _CLOSE * max(1.0, abs(wanted))
    return shown == wanted or (shown in {None, ""} and wanted in {None, ""})
