"""Hours of use by period: for how many of the newest ones an account used nothing."""

from __future__ import annotations

from itertools import takewhile
from math import fsum
from typing import TYPE_CHECKING

from kamxl.domain.dealings import Source, Unused

if TYPE_CHECKING:
    from datetime import date

    from kamxl.sheets.book import Book


def unused_by_account(book: Book, as_of: date) -> dict[str, Unused]:
    """Return the accounts whose newest periods up to a date have no hours; a blank is not known, no zero."""
    import pandas as pd

    frame = book.tables.get("periodic")
    if frame is None or "measure" not in frame:
        return {}
    tomorrow = pd.Timestamp(as_of) + pd.Timedelta(days=1)
    known = frame[(frame["measure"] == "usage") & frame["value"].notna() & (frame["period_start"] < tomorrow)]
    periods: dict[str, dict[date, list[tuple[float, object]]]] = {}
    for label, account, start, hours in zip(
        known.index, known["account_id"], known["period_start"], known["value"], strict=True
    ):
        by_start = periods.setdefault(str(account), {})
        by_start.setdefault(start.date(), []).append((float(hours), label))
    result = {}
    for account, by_start in periods.items():
        newest_first = sorted(by_start.items(), reverse=True)
        idle = list(takewhile(lambda one: fsum(hours for hours, _ in one[1]) <= 0, newest_first))
        if idle:
            cells = tuple(book.cell("periodic", label, "value") for _, rows in idle for _, label in rows)
            result[account] = Unused(periods=len(idle), since=idle[-1][0], source=Source(cells=cells))
    return result
