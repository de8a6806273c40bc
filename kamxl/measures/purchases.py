"""Purchases by quarter and month, per account, as of a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamxl.domain.dates import last_month_end
from kamxl.domain.quarter import last_completed

if TYPE_CHECKING:
    import numpy as np

    from kamxl.measures.sales import Grid, Sales

MONTHS_KEPT = 12
_MONTHS_A_QUARTER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchases:
    """An account's own history, oldest first; see `Facts` for each field."""

    quarters: tuple[float, ...] = ()
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
        return _by_quarter(sales.quarterly, as_of, start_month)
    return None


def _by_month(sales: Sales, grid: Grid, as_of: date, seen_until: date, start_month: int) -> list[Purchases]:
    quarter = last_completed(as_of, start_month)
    running_from = quarter.plus(1).first_day
    quarter_end, month_end = month_number(quarter.last_day), month_number(last_month_end(as_of))
    starts = _history_start(grid, running_from).tolist()
    earliest = min((start for start in starts if 0 <= start <= month_end), default=month_end)
    window = _window(grid, earliest, month_end)
    profit = _yearly_profit(sales.profit, quarter_end)
    running = _running(sales, running_from, seen_until, len(starts))
    result: list[Purchases] = []
    for place, start in enumerate(starts):
        qtd = None if running is None else running[place]
        if not 0 <= start <= month_end:
            result.append(Purchases(qtd=qtd or None))
            continue
        months = window[place, start - earliest :]
        whole = months[: max(quarter_end - start + 1, 0)]
        result.append(
            Purchases(
                quarters=tuple(_thousandths(whole.reshape(-1, _MONTHS_A_QUARTER).sum(axis=1))),
                months=tuple(months[-MONTHS_KEPT:].tolist()),
                gross_profit_ttm=profit[place] if profit else None,
                qtd=qtd,
            )
        )
    return result


def _thousandths(values: np.ndarray) -> list[float]:
    return [round(value, 3) for value in values.tolist()]


def _yearly_profit(grid: Grid | None, quarter_end: int) -> list[float | None] | None:
    """Return each account's gross profit of the last four completed quarters; None without any on record."""
    if grid is None:
        return None
    sums = _thousandths(_window(grid, quarter_end - MONTHS_KEPT + 1, quarter_end).sum(axis=1))
    first = grid.first_seen.tolist()
    return [profit if 0 <= seen <= quarter_end else None for profit, seen in zip(sums, first, strict=True)]


def _history_start(grid: Grid, next_quarter: date) -> np.ndarray:
    import numpy as np

    # Months since a fiscal quarter began, for any month: counted back from the next quarter's start.
    anchor = month_number(next_quarter)
    into = (grid.first_seen - anchor) % _MONTHS_A_QUARTER
    start = np.where(grid.first_seen < 0, -1, grid.first_seen - into)
    restart = grid.unknown_until + 1 + (anchor - grid.unknown_until - 1) % _MONTHS_A_QUARTER
    return np.where((grid.unknown_until >= 0) & (start >= 0), np.maximum(start, restart), start)


def _window(grid: Grid, first: int, last: int) -> np.ndarray:
    """Return the grid's columns from period `first` to `last`; periods outside it are zero."""
    import numpy as np

    result = np.zeros((grid.amounts.shape[0], max(last - first + 1, 0)))
    low = max(first, grid.first)
    high = min(last, grid.first + grid.amounts.shape[1] - 1)
    if low <= high:
        result[:, low - first : high - first + 1] = grid.amounts[:, low - grid.first : high - grid.first + 1]
    return result


def _running(sales: Sales, first_day: date, seen_until: date, count: int) -> list[float] | None:
    """Return what each account bought in the running quarter so far; None when it has not begun."""
    import numpy as np

    if sales.rows is None or seen_until < first_day:
        return None
    days = sales.rows["day"].to_numpy()
    epoch = date(1970, 1, 1)
    inside = (days >= (first_day - epoch).days) & (days <= (seen_until - epoch).days)
    scaled = np.rint(sales.rows["amount"].to_numpy()[inside] * 1000.0)
    accounts = sales.rows["account"].to_numpy()[inside]
    return _thousandths(np.bincount(accounts, weights=scaled, minlength=count) / 1000.0)


def _by_quarter(grid: Grid, as_of: date, start_month: int) -> list[Purchases]:
    quarter = last_completed(as_of, start_month)
    last = quarter.year * 4 + quarter.number - 1
    window = _window(grid, grid.first, last)
    result: list[Purchases] = []
    for place, seen in enumerate(grid.first_seen):
        start = max(int(seen), int(grid.unknown_until[place]) + 1)
        own = window[place, start - grid.first :] if seen >= 0 and start <= last else window[place, :0]
        result.append(Purchases(quarters=tuple(own.tolist())))
    return result
