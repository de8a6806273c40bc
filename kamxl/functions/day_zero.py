"""Workbooks that count days from another day than the usual one: Excel's 1904 books, Calc's own choices."""

from collections.abc import Sequence
from datetime import date

from kamxl.functions.declare import CellFunction
from kamxl.functions.kinds import DAY_ZERO, Day, Kind, Moment
from kamxl.functions.ranges import Days


def counts_days(kind: Kind) -> bool:
    """Say whether an argument holds dates: numbers of days, counted from some day."""
    return isinstance(kind, Day | Moment | Days)


def with_real_days(function: CellFunction, values: Sequence[object], day_zero: date) -> Sequence[object]:
    """Return the arguments of a call with the numbers that stand for days counted from the usual day.

    Args:
        function: The declared function.
        values: All its arguments in order: numbers, texts, None for one left out, rows of cells.
        day_zero: The day of the number 0 in the workbook; with the usual one nothing changes.
    """
    if day_zero == DAY_ZERO:
        return values
    days = (day_zero - DAY_ZERO).days
    return [
        _moved(value, days) if counts_days(arg.kind) else value
        for arg, value in zip(function.args, values, strict=True)
    ]


def _moved(value: object, days: int) -> object:
    """Count days from the usual day."""
    if isinstance(value, list | tuple):
        return tuple(_moved(part, days) for part in value)
    return value + days if isinstance(value, float) else value
