"""The cell function of recency, frequency and money."""

from collections.abc import Sequence
from typing import Annotated

from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import cell_function, gives
from kamxl.functions.ranges import Numbers
from kamxl.rules.quintile import quintile

NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0


@cell_function(
    group="matrix",
    native=None,
    source="literature: Hughes, Strategic Database Marketing (RFM quintiles)",
    examples=[
        gives(
            ((5.0, 1.0, 3.0), (4.0, 2.0, 5.0), (3.0, 3.0, 1.0), (2.0, 4.0, 2.0), (1.0, 5.0, 4.0)),
            recency_days=(3, 10, 30, 60, 200),
            orders=(1, 2, 5, 9, 12),
            revenue=(300, 900, 100, 200, 500),
        ),
        gives(((3.0, 3.0, 3.0),), recency_days=(3,), orders=(1,), revenue=(300,)),
        gives(((4.0, None, 2.0), (2.0, 3.0, 4.0)), recency_days=(3, 9), orders=(None, 4), revenue=(1, 2)),
        gives(VALUE, recency_days=(3, 9), orders=(4,), revenue=(1, 2)),
        gives(VALUE, recency_days=(3, "never"), orders=(4, 5), revenue=(1, 2)),
        gives(NA, recency_days=(None, None), orders=(4, 5), revenue=(1, 2)),
        gives(DIV0, recency_days=(3, 9), orders=(4, DIV0), revenue=(1, 2)),
    ],
)
def rfm(
    recency_days: Annotated[Sequence[float | None], Numbers(), "Days since the last order, one per account."],
    orders: Annotated[Sequence[float | None], Numbers(), "Number of orders, beside."],
    revenue: Annotated[Sequence[float | None], Numbers(), "Revenue, beside."],
) -> CellResult:
    """Give each account's fifths of recency, frequency and money, 1 (worst) to 5 (best).

    Spills one row per account with three columns. Equal values are in the same fifth; the fewest days
    since the last order are best. A blank stays blank. Ranges of different length are #VALUE!.
    """
    if not len(recency_days) == len(orders) == len(revenue):
        return VALUE
    columns = ([None if one is None else -one for one in recency_days], orders, revenue)
    fifths = []
    for column in columns:
        known = [one for one in column if one is not None]
        fifths.append([None if one is None else float(quintile(one, known)) for one in column])
    return tuple(zip(*fifths, strict=True))
