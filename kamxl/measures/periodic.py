"""Values by quarter or month, where a book has no single sales."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.measures.grid import Grid, grid_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


def quarter_numbers(table: pd.DataFrame, start_month: int) -> pd.Series:
    """Number quarters year x 4 + quarter - 1: as written, which is the team's own fiscal quarter.

    Where only a date is known, it counts by the fiscal year that starts in `start_month`.
    """
    starts = table["period_start"].dt
    months = (starts.month - start_month) % 12
    years = starts.year + ((start_month > 1) & (starts.month >= start_month)).astype(int)
    by_date: pd.Series = years * 4 + months // 3
    if "year" not in table or "quarter" not in table:
        return by_date
    written: pd.Series = table["year"] * 4 + table["quarter"] - 1
    numbers: pd.Series = written.where(written.notna(), by_date)
    return numbers


def month_numbers(table: pd.DataFrame) -> pd.Series:
    """Number months year x 12 + month - 1."""
    starts = table["period_start"].dt
    numbers: pd.Series = starts.year * 12 + starts.month - 1
    return numbers


def period_grid(table: pd.DataFrame, periods: pd.Series, ids: Sequence[str]) -> Grid | None:
    """Add values up by account and period; a period that could not be read makes what is before unknown."""
    import numpy as np
    import pandas as pd

    codes = pd.Series(pd.Categorical(table["account_id"], categories=list(ids)).codes, index=table.index)
    used = (codes >= 0) & periods.notna()
    accounts = codes[used].to_numpy(dtype=np.int64)
    numbers = periods[used].to_numpy(dtype=np.int64)
    values = table.loc[used, "value"].to_numpy(dtype=float)
    missing = np.isnan(values)
    grid = grid_of(accounts[~missing], numbers[~missing], values[~missing], len(ids))
    if grid is None:
        return None
    unknown = np.full(len(ids), -1, dtype=np.int64)
    np.maximum.at(unknown, accounts[missing], numbers[missing])
    return Grid(amounts=grid.amounts, first=grid.first, first_seen=grid.first_seen, unknown_until=unknown)
