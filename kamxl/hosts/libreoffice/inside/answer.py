"""One call of a function from cells, whatever day the document counts from and whichever zeros are blanks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from kamxl.functions import CellError, CellFunction, CellResult
from kamxl.functions.day_zero import with_real_days
from kamxl.functions.kinds import DAY_ZERO
from kamxl.functions.mapped import call_over
from kamxl.settings import Settings


def answer(
    function: CellFunction, values: Sequence[object], settings: Settings, day_zero: date = DAY_ZERO
) -> CellResult:
    """Return what the cell shows, or rows when a range stands where one cell is wanted.

    Args:
        function: The declared function.
        values: The arguments in order: numbers, texts, None for one left out, rows of cells.
        settings: Those of the document.
        day_zero: The day of the number 0 in the document.
    """
    values = with_real_days(function, values, day_zero)
    return call_over(function, *values, settings=settings)


def answer_either_way(
    function: CellFunction,
    values: Sequence[object],
    ways: Iterable[frozenset[int]],
    settings: Settings,
    day_zero: date = DAY_ZERO,
) -> CellResult:
    """Return what the cell shows when its zeros may be blanks; #N/A when it makes a difference.

    Args:
        function: The declared function.
        values: As for `answer`.
        ways: The places of the arguments that may be blank together; none when no argument is.
        settings: As for `answer`.
        day_zero: As for `answer`.
    """
    results = {
        answer(
            function,
            [None if place in way else value for place, value in enumerate(values)],
            settings,
            day_zero,
        )
        for way in ways or (frozenset[int](),)
    }
    return results.pop() if len(results) == 1 else CellError.NOT_AVAILABLE
