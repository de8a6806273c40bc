"""The as-of date: which quarter is the newest the data complete."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kamxl.domain.quarter import last_completed
from kamxl.settings.calendar import CalendarSettings

if TYPE_CHECKING:
    from kamxl.sheets.book import Book

_DATED = (("interactions", "date"), ("surveys", "date"), ("scores", "scored_on"), ("risks", "date"))
_KINDS = {"month": 1, "quarter": 3}


def newest_sale(book: Book, today: date) -> date | None:
    """Return the day of the newest transaction (or the end of the newest period) that is not after today."""
    transactions = book.tables.get("transactions")
    if transactions is not None and len(transactions):
        return _newest(transactions["date"], today)
    periodic = book.tables.get("periodic")
    if periodic is None or not len(periodic):
        return None
    sold = periodic[(periodic["measure"] == "revenue") & periodic["value"].notna() & (periodic["value"] != 0)]
    ends = [_newest(_period_ends(sold[sold["period_kind"] == kind], kind), today) for kind in _KINDS]
    return max((end for end in ends if end is not None), default=None)


def default_as_of(book: Book, settings: CalendarSettings, today: date) -> date:
    """Return the last day of the newest quarter that the data complete; never after today.

    A quarter is complete when its end is at most `quarter_grace_days` after the newest transaction.
    Books without sales use their newest dated row, and books without any date use today.
    """
    newest = newest_sale(book, today)
    if newest is None:
        dates = [
            _newest(book.tables[table][column], today)
            for table, column in _DATED
            if table in book.tables and column in book.tables[table]
        ]
        newest = max((day for day in dates if day is not None), default=today)
    reach = min(newest + timedelta(days=settings.quarter_grace_days), today)
    return last_completed(reach, settings.fiscal_year_start_month).last_day


def _newest(days: object, today: date) -> date | None:
    import pandas as pd

    dates = pd.Series(days).dropna()
    dates = dates[dates < pd.Timestamp(today) + pd.Timedelta(days=1)]
    return dates.max().date() if len(dates) else None


def _period_ends(table: object, kind: str) -> object:
    import pandas as pd

    frame = pd.DataFrame(table)  # type: ignore[call-overload]
    return frame["period_start"] + pd.DateOffset(months=_KINDS[kind]) - pd.Timedelta(days=1)
