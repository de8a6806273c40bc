"""All sales of a book on a grid of accounts and months (or quarters), made once and cut by date later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pandas as pd

    from kamxl.sheets.book import Book

# Sums run over whole thousandths of the currency unit: exact, so the order of rows cannot matter.
_SCALE = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Money by account (row) and period (column), in base units.

    `first` numbers the first period: months since year 0 (year x 12 + month - 1), or quarters of the
    fiscal year (year x 4 + quarter - 1). `first_seen` is the first period with any entry by account,
    -1 without one; `unknown_until` the last period whose value could not be read, -1 when all could.
    """

    amounts: np.ndarray
    first: int
    first_seen: np.ndarray
    unknown_until: np.ndarray


@dataclass(frozen=True, slots=True, kw_only=True)
class Sales:
    """The sales of a book.

    `rows` is one entry per used transaction (columns account, day, month, amount, profit, line, row
    label) or None when only periodic values exist; `monthly` and `quarterly` grids, of which the
    finer one leads; `lines` names of product lines by code, empty when the book has none.
    """

    rows: pd.DataFrame | None
    monthly: Grid | None
    profit: Grid | None
    quarterly: Grid | None
    lines: tuple[str, ...]
    lines_from: str | None


def sales_of(book: Book, start_month: int, most_lines: int) -> Sales:
    """Put the sales of a book on grids: transactions where there are any, else periodic values."""
    ids = [account.id for account in book.accounts]
    transactions = book.tables.get("transactions")
    if transactions is not None and len(transactions):
        return _from_transactions(transactions, ids, most_lines)
    return _from_periodic(book.tables.get("periodic"), ids, start_month)


def _from_transactions(table: pd.DataFrame, ids: Sequence[str], most_lines: int) -> Sales:
    import numpy as np
    import pandas as pd

    codes = pd.Categorical(table["account_id"], categories=list(ids)).codes
    used = (codes >= 0) & table["date"].notna().to_numpy() & table["revenue"].notna().to_numpy()
    table = table.loc[used]
    days = table["date"].dt
    lines, line_codes, lines_from = _lines(table, most_lines)
    rows = pd.DataFrame(
        {
            "account": codes[used].astype(np.int64),
            "day": table["date"].to_numpy().astype("datetime64[D]").astype(np.int64),
            "month": (days.year * 12 + days.month - 1).to_numpy().astype(np.int64),
            "amount": table["revenue"].to_numpy(dtype=float),
            "profit": _profit(table),
            "line": line_codes,
        },
        index=table.index,
    )
    known = rows["profit"].notna()
    return Sales(
        rows=rows,
        monthly=_grid(rows["account"], rows["month"], rows["amount"], len(ids)),
        profit=_grid(rows["account"][known], rows["month"][known], rows["profit"][known], len(ids))
        if known.any()
        else None,
        quarterly=None,
        lines=lines,
        lines_from=lines_from,
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


def _lines(table: pd.DataFrame, most_lines: int) -> tuple[tuple[str, ...], np.ndarray, str | None]:
    import numpy as np
    import pandas as pd

    for column in ("product_line", "product"):
        if column not in table:
            continue
        codes, names = pd.factorize(table[column].astype("object"), sort=True)
        if column == "product_line" or len(names) <= most_lines:
            return tuple(str(name) for name in names), codes.astype(np.int64), column
    return (), np.full(len(table), -1, dtype=np.int64), None


def _from_periodic(table: pd.DataFrame | None, ids: Sequence[str], start_month: int) -> Sales:
    nothing = Sales(rows=None, monthly=None, profit=None, quarterly=None, lines=(), lines_from=None)
    if table is None or not len(table):
        return nothing
    table = table[table["measure"] == "revenue"]
    monthly, quarterly = (table[table["period_kind"] == kind] for kind in ("month", "quarter"))
    if len(monthly):
        starts = monthly["period_start"].dt
        grid = _periods(monthly, (starts.year * 12 + starts.month - 1), ids)
        return Sales(rows=None, monthly=grid, profit=None, quarterly=None, lines=(), lines_from=None)
    if not len(quarterly):
        return nothing
    grid = _periods(quarterly, _quarter_numbers(quarterly, start_month), ids)
    return Sales(rows=None, monthly=None, profit=None, quarterly=grid, lines=(), lines_from=None)


def _quarter_numbers(table: pd.DataFrame, start_month: int) -> pd.Series:
    """Number the quarters: as written ("2026 Q3" is the team's own fiscal quarter), else by their start."""
    starts = table["period_start"].dt
    months = (starts.month - start_month) % 12
    years = starts.year + ((start_month > 1) & (starts.month >= start_month)).astype(int)
    by_date: pd.Series = years * 4 + months // 3
    if "year" not in table or "quarter" not in table:
        return by_date
    written: pd.Series = table["year"] * 4 + table["quarter"] - 1
    numbers: pd.Series = written.where(written.notna(), by_date)
    return numbers


def _periods(table: pd.DataFrame, periods: pd.Series, ids: Sequence[str]) -> Grid | None:
    import numpy as np
    import pandas as pd

    codes = pd.Series(pd.Categorical(table["account_id"], categories=list(ids)).codes, index=table.index)
    used = (codes >= 0) & periods.notna()
    accounts, numbers = codes[used].astype(np.int64), periods[used].astype(np.int64)
    values = table.loc[used, "value"].astype(float)
    # A leading zero in a table of quarters says "not yet a customer", not "bought nothing".
    known = values.notna() & (values != 0)
    grid = _grid(accounts[known], numbers[known], values[known], len(ids))
    if grid is None:
        return None
    unknown = np.full(len(ids), -1, dtype=np.int64)
    missing = values.isna()
    np.maximum.at(unknown, accounts[missing].to_numpy(), numbers[missing].to_numpy())
    return Grid(amounts=grid.amounts, first=grid.first, first_seen=grid.first_seen, unknown_until=unknown)


def _grid(accounts: pd.Series, periods: pd.Series, amounts: pd.Series, count: int) -> Grid | None:
    import numpy as np

    if not len(accounts):
        return None
    rows, columns = accounts.to_numpy(), periods.to_numpy()
    first = int(columns.min())
    width = int(columns.max()) - first + 1
    scaled = np.rint(amounts.to_numpy() * _SCALE)
    flat = np.bincount(rows * width + columns - first, weights=scaled, minlength=count * width)
    seen = np.full(count, np.iinfo(np.int64).max)
    np.minimum.at(seen, rows, columns)
    seen[seen == np.iinfo(np.int64).max] = -1
    return Grid(
        amounts=flat.reshape(count, width) / _SCALE,
        first=first,
        first_seen=seen,
        unknown_until=np.full(count, -1, dtype=np.int64),
    )
