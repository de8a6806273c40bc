"""Product lines per account: who buys what, how often, and since when not."""

from __future__ import annotations

from datetime import date, timedelta
from math import fsum
from typing import TYPE_CHECKING

from kamxl.domain.facts import LineFacts
from kamxl.domain.quarter import last_completed
from kamxl.measures.grid import SCALE

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    import pandas as pd

    from kamxl.measures.sales import Sales
    from kamxl.settings import Settings
    from kamxl.settings.alerts import AlertSettings

_EPOCH = date(1970, 1, 1)
_YEAR = 4
_WHOLE_ACCOUNT = -1


def lines_of(
    sales: Sales, as_of: date, settings: Settings, places: Callable[[list[object]], list[str]]
) -> dict[int, tuple[LineFacts, ...]]:
    """Return the product lines of each account (by its place in the book), largest first.

    Without product lines the whole account counts as one line, named by an empty text. `places` turns
    row labels into places of the book.
    """
    if sales.rows is None:
        return {}
    rows = sales.rows[sales.rows["day"] <= (as_of - _EPOCH).days]
    rows = rows if sales.lines else rows.assign(line=_WHOLE_ACCOUNT)
    if not len(rows):
        return {}
    keys = rows["account"].to_numpy() * (len(sales.lines) + 1) + rows["line"].to_numpy() + 1
    facts = _windows(rows, keys, as_of, settings).join(_rhythm(rows, keys, settings))
    last = rows.index[facts["position"].dropna().to_numpy(dtype="int64")]
    cells = iter(places(last.tolist()))
    result: dict[int, list[LineFacts]] = {}
    for key, *one in facts.drop(columns="position").itertuples(name=None):
        ttm, now, before, days, last_day, median, long = one
        account, line = divmod(key, len(sales.lines) + 1)
        known = last_day == last_day  # noqa: PLR0124 - NaN: never bought, only returned
        result.setdefault(account, []).append(
            LineFacts(
                name=sales.lines[line - 1] if line else "",
                ttm=ttm,
                before=before,
                now=now,
                order_days=int(days) if known else 0,
                last_order=_EPOCH + timedelta(days=int(last_day)) if known else None,
                median_gap=median if median == median else None,  # noqa: PLR0124
                long_gap=long if long == long else None,  # noqa: PLR0124
                cell=next(cells) if known else None,
            )
        )
    return {
        account: tuple(sorted(lines, key=lambda line: (-line.ttm, line.name)))
        for account, lines in result.items()
    }


def active_lines(sales: Sales, as_of: date, start_month: int) -> tuple[dict[int, int], int]:
    """Count the lines with positive revenue in the last four completed quarters, by account and in the book.

    Accounts are named by their place in the book; one without an active line is absent.
    """
    import numpy as np

    if sales.rows is None or not sales.lines:
        return {}, 0
    last = last_completed(as_of, start_month)
    first_day = (last.plus(1 - _YEAR).first_day - _EPOCH).days
    days, line = sales.rows["day"].to_numpy(), sales.rows["line"].to_numpy()
    inside = (days >= first_day) & (days <= (last.last_day - _EPOCH).days) & (line >= 0)
    keys = sales.rows["account"].to_numpy()[inside] * len(sales.lines) + line[inside]
    unique, places = np.unique(keys, return_inverse=True)
    sums = np.bincount(places, weights=np.rint(sales.rows["amount"].to_numpy()[inside] * SCALE))
    active = unique[sums > 0] if len(unique) else unique
    accounts, counts = np.unique(active // len(sales.lines), return_counts=True)
    in_book = len(np.unique(active % len(sales.lines)))
    return dict(zip(accounts.tolist(), counts.tolist(), strict=True)), in_book


def _windows(rows: pd.DataFrame, keys: np.ndarray, as_of: date, settings: Settings) -> pd.DataFrame:
    """Sum revenue by account and line in the three windows; exactly, so order is irrelevant."""
    import numpy as np
    import pandas as pd

    quarter = last_completed(as_of, settings.calendar.fiscal_year_start_month)
    now, before = settings.alerts.churn_now_quarters, settings.alerts.churn_before_quarters
    days = rows["day"].to_numpy()
    scaled = np.rint(rows["amount"].to_numpy() * SCALE)
    unique, places = np.unique(keys, return_inverse=True)

    def total(first_quarter: int, quarters: int) -> np.ndarray:
        first = (quarter.plus(first_quarter).first_day - _EPOCH).days
        last = (quarter.plus(first_quarter + quarters - 1).last_day - _EPOCH).days
        inside = (days >= first) & (days <= last)
        return np.bincount(places, weights=np.where(inside, scaled, 0.0), minlength=len(unique)) / SCALE

    return pd.DataFrame(
        {
            "ttm": total(1 - _YEAR, _YEAR),
            "now": total(1 - now, now),
            "before": total(1 - now - before, before),
        },
        index=unique,
    )


def _rhythm(rows: pd.DataFrame, keys: np.ndarray, settings: Settings) -> pd.DataFrame:
    """Return distinct order days, the last one, and the usual gaps between them, by account and line."""
    import numpy as np
    import pandas as pd

    bought = rows["amount"].to_numpy() > 0
    key, day, position = keys[bought], rows["day"].to_numpy()[bought], np.flatnonzero(bought)
    order = np.lexsort((position, day, key))
    key, day, position = key[order], day[order], position[order]
    distinct = np.ones(len(key), dtype=bool)
    distinct[1:] = (key[1:] != key[:-1]) | (day[1:] != day[:-1])
    ordered = pd.DataFrame({"key": key[distinct], "day": day[distinct], "position": position[distinct]})
    ordered["gap"] = ordered.groupby("key")["day"].diff()
    by_key = ordered.groupby("key")
    return pd.DataFrame(
        {
            "days": by_key.size(),
            "last": by_key["day"].last(),
            "position": by_key["position"].last(),
            "median": by_key["gap"].median(),
            "long": by_key["gap"].quantile(settings.alerts.overdue_percentile),
        }
    )


def order_days_by_quarter(
    sales: Sales, as_of: date, start_month: int, quarters: list[int]
) -> list[tuple[int, ...] | None]:
    """Count distinct order days in each completed quarter of each account's history, oldest first.

    An account that is known by months only has none that could be counted.

    Args:
        sales: The book's sales.
        as_of: The date.
        start_month: First month of the fiscal year.
        quarters: How many completed quarters each account's history has.
    """
    import numpy as np

    if sales.rows is None:
        return [None] * len(quarters)
    last = last_completed(as_of, start_month)
    longest = max(quarters, default=0)
    anchor = last.last_day.year * 12 + last.last_day.month - 1
    bought = sales.rows["amount"].to_numpy() > 0
    account = sales.rows["account"].to_numpy()[bought]
    back = (anchor - sales.rows["month"].to_numpy()[bought]) // 3
    inside = (back >= 0) & (back < longest)
    span = np.int64(200_000)
    distinct = np.unique(
        account[inside] * span + sales.rows["day"].to_numpy()[bought][inside], return_index=True
    )[1]
    counts = np.zeros((len(quarters), max(longest, 1)), dtype=np.int64)
    np.add.at(counts, (account[inside][distinct], back[inside][distinct]), 1)
    dated = [True] * len(quarters) if sales.dated is None else sales.dated.tolist()
    return [
        tuple(counts[place, :own][::-1].tolist()) if dated[place] or not own else None
        for place, own in enumerate(quarters)
    ]


def whole_account(quarters: tuple[float, ...], settings: AlertSettings) -> tuple[LineFacts, ...]:
    """Treat an account known by quarterly values as one nameless line, so that full churn is still seen."""
    if not quarters:
        return ()
    now, before = settings.churn_now_quarters, settings.churn_before_quarters
    return (
        LineFacts(
            name="",
            ttm=fsum(quarters[-_YEAR:]),
            before=fsum(quarters[-now - before : -now]),
            now=fsum(quarters[-now:]),
            order_days=0,
            last_order=None,
            median_gap=None,
            long_gap=None,
            cell=None,
        ),
    )
