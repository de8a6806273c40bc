"""The as-of date: which quarter is the newest the data complete."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kamxl.domain.dates import month_end
from kamxl.domain.quarter import Quarter, last_completed
from kamxl.measures.periodic import month_numbers, quarter_numbers
from kamxl.settings.calendar import CalendarSettings
from kamxl.sheets.tables.declared import TABLES

if TYPE_CHECKING:
    import pandas as pd

    from kamxl.sheets.book import Book


def newest_sale(book: Book, settings: CalendarSettings, today: date) -> date | None:
    """Return the day of the newest sale that is not after today; None without sales.

    Values by period count as sold on the last day of their period, or today while it runs.
    """
    transactions = book.tables.get("transactions")
    if transactions is not None and len(transactions):
        return _newest(transactions["date"], today)
    periodic = book.tables.get("periodic")
    if periodic is None or not len(periodic):
        return None
    sold = periodic[(periodic["measure"] == "revenue") & periodic["value"].notna() & (periodic["value"] != 0)]
    by_kind = {kind: sold[sold["period_kind"] == kind] for kind in ("month", "quarter")}
    spans = _months(by_kind["month"]) + _quarters(by_kind["quarter"], settings.fiscal_year_start_month)
    return max((min(last, today) for first, last in spans if first <= today), default=None)


def default_as_of(book: Book, settings: CalendarSettings, today: date) -> date:
    """Return the last day of the newest quarter that the data complete; never after today.

    A quarter is complete when its end is at most `quarter_grace_days` after the newest transaction.
    Books without sales use their newest dated row, and books without any date use today.
    """
    newest = newest_sale(book, settings, today)
    if newest is None:
        dates = [
            _newest(frame[column], today)
            for key, frame in book.tables.items()
            if TABLES[key].dates_the_book and (column := TABLES[key].dated_by) in frame
        ]
        newest = max((day for day in dates if day is not None), default=today)
    reach = min(newest + timedelta(days=settings.quarter_grace_days), today)
    return last_completed(reach, settings.fiscal_year_start_month).last_day


def _newest(days: object, today: date) -> date | None:
    import pandas as pd

    dates = pd.Series(days).dropna()
    dates = dates[dates < pd.Timestamp(today) + pd.Timedelta(days=1)]
    return dates.max().date() if len(dates) else None


def _months(table: pd.DataFrame) -> list[tuple[date, date]]:
    numbers = month_numbers(table).unique().tolist() if len(table) else []
    firsts = [date(int(number) // 12, int(number) % 12 + 1, 1) for number in numbers]
    return [(first, month_end(first)) for first in firsts]


def _quarters(table: pd.DataFrame, start_month: int) -> list[tuple[date, date]]:
    numbers = quarter_numbers(table, start_month).dropna().unique().tolist() if len(table) else []
    quarters = [Quarter(int(number) // 4, int(number) % 4 + 1, start_month) for number in numbers]
    return [(quarter.first_day, quarter.last_day) for quarter in quarters]
