"""Cell functions over time: the running quarter, changes, the last four quarters, natural limits."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import fsum
from statistics import fmean
from typing import Annotated

from kamxl.domain.quarter import quarter_of
from kamxl.functions.cells import CellError, CellResult
from kamxl.functions.declare import CellFunction, cell_function, gives
from kamxl.functions.kinds import Day
from kamxl.functions.ranges import Days, History, Numbers, from_end
from kamxl.rules import money as rule
from kamxl.settings import Settings

GROUP = "money"
STANDARD = "literature: standard definition"
NA, VALUE, DIV0 = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.DIV0
Quarters = Annotated[Sequence[float], History(), "Revenue by completed quarter, oldest first."]

_FIRST_DAY = "DATE(YEAR(as_of),MONTH(as_of)-MOD(MONTH(as_of)-fiscal_year_start_month,3),1)"
_SALES = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 8, 15), date(2026, 8, 16))


@cell_function(
    group=GROUP,
    native="IF(OR(ROWS(dates)<>ROWS(amounts),COLUMNS(dates)<>COLUMNS(amounts)),#VALUE!,"
    f'SUMIFS(amounts,dates,">="&{_FIRST_DAY},dates,"<"&INT(as_of)+1))',
    source=STANDARD,
    examples=[
        gives(50, dates=_SALES, amounts=(10, 20, 30, 40), as_of=date(2026, 8, 15)),
        gives(90, dates=_SALES, amounts=(10, 20, 30, 40), as_of=date(2026, 9, 30)),
        gives(10, dates=_SALES, amounts=(10, 20, 30, 40), as_of=date(2026, 6, 30)),
        gives(0, dates=_SALES, amounts=(10, 20, 30, 40), as_of=date(2026, 10, 1)),
        gives(15, dates=(*_SALES[1:], None), amounts=(20, -5, None, 7), as_of=date(2026, 9, 30)),
        gives(NA, dates=_SALES, amounts=(10, 20, 30, 40), as_of=None),
        gives(NA, dates=(None, None), amounts=(10, 20), as_of=date(2026, 9, 30)),
        gives(NA, dates=_SALES[:2], amounts=("", None), as_of=date(2026, 9, 30)),
        gives(VALUE, dates=_SALES, amounts=(10, 20), as_of=date(2026, 9, 30)),
        gives(VALUE, dates=("soon", _SALES[1]), amounts=(10, 20), as_of=date(2026, 9, 30)),
        gives(VALUE, dates=_SALES[:2], amounts=(10, "much"), as_of=date(2026, 9, 30)),
        gives(VALUE, dates=_SALES[:2], amounts=(10, 20), as_of="today"),
        gives(DIV0, dates=_SALES[:2], amounts=(10, DIV0), as_of=date(2026, 9, 30)),
    ],
)
def qtd(
    dates: Annotated[Sequence[date | None], Days(), "Dates of the sales."],
    amounts: Annotated[Sequence[float | None], Numbers(), "Their amounts, beside; returns negative."],
    as_of: Annotated[date, Day(), "The day up to which to add."],
    *,
    settings: Settings,
) -> CellResult:
    """Give the sales of the quarter that holds a day, up to that day.

    Quarters follow the setting fiscal_year_start_month. Rows without date or amount are left out. The
    ranges need the same shape.
    """
    if len(dates) != len(amounts):
        return VALUE
    first = quarter_of(as_of, settings.calendar.fiscal_year_start_month).first_day
    sales = zip(dates, amounts, strict=True)
    return fsum(amount for day, amount in sales if day and amount is not None and first <= day <= as_of)


def _change(now: str, base: str, needed: int) -> str:
    return f"IF(COUNT(quarters)<{needed},NA(),IF({base}<=0,#DIV/0!,{now}/{base}-1))"


@cell_function(
    group=GROUP,
    native=_change(from_end("quarters", 0), from_end("quarters", 1), 2),
    source=STANDARD,
    examples=[
        gives(-0.15, quarters=(100, 85)),
        gives(0.25, quarters=(None, 80, 100)),
        gives(-1, quarters=(80, 0)),
        gives(DIV0, quarters=(0, 100)),
        gives(DIV0, quarters=(-5, 100)),
        gives(NA, quarters=(100,)),
        gives(NA, quarters=(100, None)),
        gives(NA, quarters=(None, "")),
        gives(VALUE, quarters=(100, "less")),
        gives(NA, quarters=(NA, 85)),
    ],
)
def qoq(quarters: Quarters) -> CellResult:
    """Give the change of the last quarter against the one before, as a share: -0.15 is down 15 %.

    A base of zero or less is #DIV/0!. A blank after the first number is #N/A.
    """
    return _or_impossible(rule.qoq(quarters), known=len(quarters) >= 2)


@cell_function(
    group=GROUP,
    native=_change(from_end("quarters", 0), from_end("quarters", 4), 5),
    source=STANDARD,
    examples=[
        gives(0.2, quarters=(100, 7, 7, 7, 120)),
        gives(-0.5, quarters=(3, 100, 7, 7, 7, 50)),
        gives(DIV0, quarters=(0, 7, 7, 7, 120)),
        gives(DIV0, quarters=(-0.01, 7, 7, 7, 120)),
        gives(NA, quarters=(100, 7, 7, 7)),
        gives(NA, quarters=("", 7, 7, 7, 120)),
        gives(NA, quarters=(100, 7, 7, 7, None)),
        gives(VALUE, quarters=(100, 7, 7, 7, "more")),
        gives(NA, quarters=(NA, 7, 7, 7, 120)),
    ],
)
def yoy(quarters: Quarters) -> CellResult:
    """Give the change of the last quarter against the same one a year before, as a share.

    Five quarters are needed. A base of zero or less is #DIV/0!, a blank after the first number #N/A.
    """
    return _or_impossible(rule.yoy(quarters), known=len(quarters) >= 5)


def _or_impossible(result: float | None, *, known: bool) -> CellResult:
    return DIV0 if result is None and known else result


_LAST_FOUR = "+".join(
    f"IF(COUNT(quarters)>{back},{from_end('quarters', back)},0)" if back else from_end("quarters", 0)
    for back in range(4)
)


@cell_function(
    group=GROUP,
    native=_LAST_FOUR,
    source=STANDARD,
    examples=[
        gives(100, quarters=(10, 20, 30, 40)),
        gives(100, quarters=(999, 10, 20, 30, 40)),
        gives(70, quarters=(None, 30, 40)),
        gives(40, quarters=(40,)),
        gives(20, quarters=(10, 20, -10, 0)),
        gives(NA, quarters=(10, 20, None, 40)),
        gives(NA, quarters=(10, 20, 30, None)),
        gives(NA, quarters=("", None)),
        gives(VALUE, quarters=(10, "twenty")),
        gives(DIV0, quarters=(10, DIV0)),
    ],
)
def ttm(quarters: Quarters) -> CellResult:
    """Give the sum of the last four quarters (trailing twelve months), fewer in a shorter history.

    Leading blanks are before the account's history; a later blank is unknown: #N/A.
    """
    return rule.ttm(quarters)


@cell_function(
    group=GROUP,
    native=None,
    source="literature: Wheeler, Understanding Variation (XmR chart, factor 2.66)",
    examples=[
        # The moving ranges are all 2.
        gives(((11.0, 5.68, 16.32),), values=(10, 12, 10, 12, 10, 12, 10, 12)),
        gives(((5.0, 5.0, 5.0),), values=(None, 5, 5, 5, 5, 5, 5, 5, 5)),
        gives(NA, values=(10, 12, 10, 12, 10, 12, 10)),
        gives(NA, values=(10, 12, 10, 12, None, 12, 10, 12, 10)),
        gives(NA, values=(None, "")),
        gives(VALUE, values=(10, 12, 10, 12, 10, 12, 10, "twelve")),
        gives(DIV0, values=(10, 12, 10, 12, 10, 12, 10, DIV0)),
    ],
)
def xmr(
    values: Annotated[Sequence[float], History(), "Values by month or quarter, oldest first, at least 8."],
) -> CellResult:
    """Give the natural limits of a series: spills mean, lower and upper limit in one row.

    Mean +- 2.66 x the mean difference between neighbours; values outside are more than routine. Fewer
    than 8 values, or a blank after the first number: #N/A.
    """
    if len(values) < 8:
        return None
    mean = fmean(values)
    reach = 2.66 * fmean(abs(later - earlier) for earlier, later in pairwise(values))
    return ((mean, mean - reach, mean + reach),)


SERIES: tuple[CellFunction, ...] = (qtd, qoq, yoy, ttm, xmr)
