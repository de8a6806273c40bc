"""Purchases by quarter and month, per account, as of a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamxl.domain.dates import last_month_end
from kamxl.domain.quarter import last_completed
from kamxl.measures.grid import SCALE

if TYPE_CHECKING:
    import numpy as np

    from kamxl.measures.grid import Grid
    from kamxl.measures.sales import Sales

MONTHS_KEPT = 12
_MONTHS_A_QUARTER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchases:
    """An account's own history, oldest first; see `Facts` for each field."""

    quarters: tuple[float, ...] = ()
    earlier: tuple[float, ...] = ()
    months: tuple[float, ...] | None = None
    gross_profit_ttm: float | None = None
    qtd: float | None = None


def month_number(day: date) -> int:
    """Number a month: year x 12 + month - 1."""
    return day.year * 12 + day.month - 1


def purchases(sales: Sales, as_of: date, seen_until: date, start_month: int) -> list[Purchases] | None:
    """Return every account's history as of a date, in the order of the book; None without any sales.

    Args:
        sales: The book's sales.
        as_of: Completed months and quarters end on or before this day.
        seen_until: The running quarter is added up to this day.
        start_month: First month of the fiscal year.
    """
    if sales.monthly is not None:
        return _by_month(sales, sales.monthly, as_of, seen_until, start_month)
    if sales.quarterly is not None:
        return _by_quarter(sales.quarterly, as_of, seen_until, start_month)
    return None


def _by_month(sales: Sales, grid: Grid, as_of: date, seen_until: date, start_month: int) -> list[Purchases]:
    quarter = last_completed(as_of, start_month)
    running_from = quarter.plus(1).first_day
    quarter_end, month_end = month_number(quarter.last_day), month_number(last_month_end(as_of))
    starts = _history_start(grid, running_from).tolist()
    earliest = min((start for start in starts if 0 <= start <= month_end), default=month_end)
    window = grid.window(earliest, month_end)
    first_months = grid.first_seen.tolist()
    earlier = _earlier(grid, starts, quarter_end, _MONTHS_A_QUARTER)
    profit = _yearly_profit(sales, quarter_end)
    running = _running(sales, running_from, seen_until, len(starts))
    result: list[Purchases] = []
    for place, start in enumerate(starts):
        qtd = None if running is None else running[place]
        if not 0 <= start <= month_end:
            result.append(Purchases(qtd=qtd or None, earlier=earlier[place]))
            continue
        history = window[place, start - earliest :]
        # Silent months before the first purchase do not exist.
        months = history[max(first_months[place] - start, 0) :]
        whole = history[: max(quarter_end - start + 1, 0)]
        result.append(
            Purchases(
                quarters=tuple(_exact(whole.reshape(-1, _MONTHS_A_QUARTER).sum(axis=1))),
                earlier=earlier[place],
                months=tuple(months[-MONTHS_KEPT:].tolist()),
                gross_profit_ttm=profit[place] if whole.size else None,
                qtd=qtd,
            )
        )
    return result


def _earlier(grid: Grid, starts: list[int], last: int, width: int) -> list[tuple[float, ...]]:
    """Return what each account's rows say of the completed quarters before its history, oldest first.

    These are returns of what was bought before the sheet begins: part of every sum, but no history.

    Args:
        grid: Money by account and period.
        starts: The period in which each history starts, -1 without a purchase.
        last: The last period of the last completed quarter.
        width: How many periods a quarter has.
    """
    import numpy as np

    first = grid.first - (grid.first - last - 1) % width
    everything = grid.window(first, last)
    if not everything.shape[1]:
        return [()] * len(starts)
    quarters = everything.reshape(len(starts), -1, width).sum(axis=2)
    limits = [
        (min(start, last + 1) - first) // width if start >= 0 else quarters.shape[1] for start in starts
    ]
    places = np.arange(quarters.shape[1])[None, :]
    before = (places < np.asarray(limits)[:, None]) & (quarters != 0)
    # What stands before a value that could not be read is no part of a sum: the sum is not known.
    before &= (grid.unknown_until < 0)[:, None]
    result: list[tuple[float, ...]] = [()] * len(starts)
    for place in np.flatnonzero(before.any(axis=1)).tolist():
        oldest = int(np.argmax(before[place]))
        result[place] = tuple(_exact(quarters[place, oldest : max(limits[place], 0)]))
    return result


def _exact(values: np.ndarray) -> list[float]:
    return [round(value, 6) for value in values.tolist()]


def _yearly_profit(sales: Sales, quarter_end: int) -> list[float | None]:
    """Return each account's gross profit of the last four completed quarters.

    Unknown when the book has none, and where a single sale of these quarters lacks it: a part of the
    profit is not the profit.
    """
    if sales.profit is None:
        return [None] * (0 if sales.monthly is None else len(sales.monthly.first_seen))
    first = quarter_end - MONTHS_KEPT + 1
    sums = _exact(sales.profit.window(first, quarter_end).sum(axis=1))
    if sales.unprofited is None:
        return list(sums)
    missing = sales.unprofited.window(first, quarter_end).sum(axis=1).tolist()
    return [None if lacks else profit for profit, lacks in zip(sums, missing, strict=True)]


def _history_start(grid: Grid, next_quarter: date) -> np.ndarray:
    import numpy as np

    # Months since a fiscal quarter began, for any month: counted back from the next quarter's start.
    anchor = month_number(next_quarter)
    into = (grid.first_seen - anchor) % _MONTHS_A_QUARTER
    start = np.where(grid.first_seen < 0, -1, grid.first_seen - into)
    restart = grid.unknown_until + 1 + (anchor - grid.unknown_until - 1) % _MONTHS_A_QUARTER
    return np.where((grid.unknown_until >= 0) & (start >= 0), np.maximum(start, restart), start)


def _running(sales: Sales, first_day: date, seen_until: date, count: int) -> list[float] | None:
    """Return what each account bought in the running quarter so far; None when it has not begun."""
    import numpy as np

    if sales.rows is None or seen_until < first_day:
        return None
    days = sales.rows["day"].to_numpy()
    epoch = date(1970, 1, 1)
    inside = (days >= (first_day - epoch).days) & (days <= (seen_until - epoch).days)
    scaled = np.rint(sales.rows["amount"].to_numpy()[inside] * SCALE)
    accounts = sales.rows["account"].to_numpy()[inside]
    sums = np.bincount(accounts, weights=scaled, minlength=count) / SCALE
    if sales.by_month is not None:
        sums += sales.by_month.window(month_number(first_day), month_number(seen_until)).sum(axis=1)
    return _exact(sums)


def _by_quarter(grid: Grid, as_of: date, seen_until: date, start_month: int) -> list[Purchases]:
    import numpy as np

    quarter = last_completed(as_of, start_month)
    last = quarter.year * 4 + quarter.number - 1
    begun = seen_until >= quarter.plus(1).first_day
    running = grid.window(last + 1, last + 1)[:, 0].tolist()
    window = grid.window(grid.first, last)
    starts = np.where(grid.first_seen < 0, -1, np.maximum(grid.first_seen, grid.unknown_until + 1)).tolist()
    earlier = _earlier(grid, starts, last, 1)
    result: list[Purchases] = []
    for place, seen in enumerate(grid.first_seen.tolist()):
        start = max(seen, int(grid.unknown_until[place]) + 1)
        own = window[place, start - grid.first :] if seen >= 0 and start <= last else window[place, :0]
        qtd = (running[place] or None) if begun else None
        result.append(Purchases(quarters=tuple(own.tolist()), earlier=earlier[place], qtd=qtd))
    return result
