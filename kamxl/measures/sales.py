"""All sales of a book on a grid of accounts and months (or quarters), made once and cut by date later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kamxl.measures.grid import Grid, grid_of, together
from kamxl.measures.periodic import month_numbers, period_grid, quarter_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pandas as pd

    from kamxl.sheets.book import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class Sales:
    """The sales of a book.

    `rows` is one entry per used transaction (columns account, day, month, amount, profit, line) or None
    when only values by period exist; `monthly` and `quarterly` are grids, of which the finer one leads;
    `profit` gross profit by month, and `unprofited` the number of sales whose gross profit is unknown;
    `lines` names of product lines by code, empty when the book has none. `by_month` is the part of `monthly`
    that comes from values by month of accounts or months without transactions, `unused` the values by
    period that are not added; `dated` says of each account whether it has transactions, and `lined` whether
    any of them names a product line.
    """

    rows: pd.DataFrame | None = None
    monthly: Grid | None = None
    quarterly: Grid | None = None
    profit: Grid | None = None
    unprofited: Grid | None = None
    lines: tuple[str, ...] = ()
    by_month: Grid | None = None
    unused: pd.DataFrame | None = None
    dated: np.ndarray | None = None
    lined: np.ndarray | None = None


def sales_of(book: Book, start_month: int, most_lines: int) -> Sales:
    """Put the sales of a book on grids: transactions where there are any, else values by period."""
    ids = [account.id for account in book.accounts]
    transactions, periodic = book.tables.get("transactions"), book.tables.get("periodic")
    by_period = None if periodic is None else periodic[periodic["measure"] == "revenue"]
    if transactions is not None and len(transactions):
        found = _from_transactions(transactions, ids, most_lines)
        return found if by_period is None or not len(by_period) else _with_months(found, by_period, ids)
    return Sales() if by_period is None else _from_periods(by_period, ids, start_month)


def _with_months(sales: Sales, by_period: pd.DataFrame, ids: Sequence[str]) -> Sales:
    """Add values by month where an account has no transactions: at all, or up to its first one."""
    import numpy as np
    import pandas as pd

    assert sales.rows is not None  # noqa: S101 - called with transactions only
    first = np.full(len(ids), np.iinfo(np.int64).max)
    np.minimum.at(first, sales.rows["account"].to_numpy(), sales.rows["month"].to_numpy())
    months = month_numbers(by_period)
    codes = pd.Categorical(by_period["account_id"], categories=list(ids)).codes.astype(np.int64)
    monthly = (by_period["period_kind"] == "month").to_numpy() & months.notna().to_numpy() & (codes >= 0)
    taken = monthly & (months.fillna(0).to_numpy() < first[codes])
    extra = period_grid(by_period[taken], months[taken], ids)
    if extra is None:
        return replace(sales, unused=by_period)
    unprofited = Grid(
        amounts=(extra.amounts != 0).astype(float),
        first=extra.first,
        first_seen=extra.first_seen,
        unknown_until=extra.unknown_until,
    )
    return replace(
        sales,
        monthly=together(sales.monthly, extra),
        unprofited=together(sales.unprofited, unprofited),
        by_month=extra,
        unused=by_period[~taken] if not taken.all() else None,
    )


def _from_transactions(table: pd.DataFrame, ids: Sequence[str], most_lines: int) -> Sales:
    import numpy as np
    import pandas as pd

    codes = pd.Categorical(table["account_id"], categories=list(ids)).codes
    used = (codes >= 0) & table["date"].notna().to_numpy() & table["revenue"].notna().to_numpy()
    table = table.loc[used]
    lines, line_codes = _lines(table, most_lines)
    accounts = codes[used].astype(np.int64)
    days = table["date"].dt
    months = (days.year * 12 + days.month - 1).to_numpy().astype(np.int64)
    amounts, profits = table["revenue"].to_numpy(dtype=float), _profit(table)
    rows = pd.DataFrame(
        {
            "account": accounts,
            "day": table["date"].to_numpy().astype("datetime64[D]").astype(np.int64),
            "month": months,
            "amount": amounts,
            "line": line_codes,
        },
        index=table.index,
    )
    known = ~np.isnan(profits)
    missing = ~known & (amounts != 0)
    return Sales(
        rows=rows,
        monthly=grid_of(accounts, months, amounts, len(ids)),
        profit=grid_of(accounts[known], months[known], profits[known], len(ids)),
        unprofited=grid_of(accounts[missing], months[missing], np.ones(int(missing.sum())), len(ids)),
        lines=lines,
        dated=np.bincount(accounts, minlength=len(ids)) > 0,
        lined=np.bincount(accounts[line_codes >= 0], minlength=len(ids)) > 0,
    )


def _profit(table: pd.DataFrame) -> np.ndarray:
    """Return gross profit by row: as written, else revenue x margin, else revenue - cost, else unknown."""
    import numpy as np

    profit = np.full(len(table), np.nan)
    if "cost" in table:
        profit = table["revenue"].to_numpy(dtype=float) - table["cost"].to_numpy(dtype=float)
    if "margin_pct" in table:
        margin = table["margin_pct"].to_numpy(dtype=float) / 100.0
        by_margin = table["revenue"].to_numpy(dtype=float) * margin
        profit = np.where(np.isnan(by_margin), profit, by_margin)
    if "gross_profit" in table:
        written = table["gross_profit"].to_numpy(dtype=float)
        profit = np.where(np.isnan(written), profit, written)
    return profit


def _lines(table: pd.DataFrame, most_lines: int) -> tuple[tuple[str, ...], np.ndarray]:
    import numpy as np
    import pandas as pd

    for column in ("product_line", "product"):
        if column not in table:
            continue
        codes, names = pd.factorize(table[column].astype("object"), sort=True)
        if column == "product_line" or len(names) <= most_lines:
            return tuple(str(name) for name in names), codes.astype(np.int64)
    return (), np.full(len(table), -1, dtype=np.int64)


def _from_periods(table: pd.DataFrame, ids: Sequence[str], start_month: int) -> Sales:
    monthly, quarterly = (table[table["period_kind"] == kind] for kind in ("month", "quarter"))
    if len(monthly):
        return Sales(monthly=period_grid(monthly, month_numbers(monthly), ids))
    if len(quarterly):
        return Sales(quarterly=period_grid(quarterly, quarter_numbers(quarterly, start_month), ids))
    return Sales()
