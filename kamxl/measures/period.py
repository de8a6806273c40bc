"""The as-of date: which quarter is the newest the data complete."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kamxl.domain.dates import month_end
from kamxl.domain.message import Message, say
from kamxl.domain.quarter import Quarter, last_completed, quarter_of
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
    spans = _sold_spans(book, settings)
    return max((min(last, today) for first, last in spans if first <= today), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultDay:
    """The as-of date that the data suggest; `note` says what a reader must know about it."""

    day: date
    note: Message | None = None


def default_as_of(book: Book, settings: CalendarSettings, today: date) -> DefaultDay:
    """Return the last day of the newest quarter that the data complete; never after today.

    A quarter is complete when its end is at most `quarter_grace_days` after the newest transaction; where
    billing is monthly also when the bill of its last month is there and today is `quarter_wait_days` past
    its end. A quarter that holds all sales there are is judged as it stands, once it is over.
    Books without sales use their newest dated row, and books without any date use today.
    """
    newest = newest_sale(book, settings, today)
    if newest is None:
        return DefaultDay(day=_completed(_newest_row(book, today), settings, today))
    day, quarter = _completed(newest, settings, today), quarter_of(newest, settings.fiscal_year_start_month)
    if day >= quarter.first_day:
        return DefaultDay(day=day)
    if today > quarter.last_day + timedelta(days=settings.quarter_wait_days) and _billed_monthly(
        book, newest, quarter, settings
    ):
        note = say(
            "The sales stop on {newest}. They are billed once a month, so {quarter} counts as complete.",
            newest=newest,
            quarter=str(quarter),
        )
        return DefaultDay(day=quarter.last_day, note=note)
    if not _any_sale_before(book, quarter, settings):
        return _only_quarter(quarter, newest, day, today)
    return DefaultDay(day=day)


def _only_quarter(quarter: Quarter, newest: date, before: date, today: date) -> DefaultDay:
    """Judge the one quarter with sales as it stands, rather than an empty one before it."""
    if quarter.last_day > today:
        note = say(
            "All sales lie in {quarter}, which runs until {day}. "
            "Name it as the quarter to judge it as it stands.",
            quarter=str(quarter),
            day=quarter.last_day,
        )
        return DefaultDay(day=before, note=note)
    note = say(
        "All sales lie in {quarter} and stop on {newest}; it is judged as it stands.",
        quarter=str(quarter),
        newest=newest,
    )
    return DefaultDay(day=quarter.last_day, note=note)


def _completed(newest: date, settings: CalendarSettings, today: date) -> date:
    reach = min(newest + timedelta(days=settings.quarter_grace_days), today)
    return last_completed(reach, settings.fiscal_year_start_month).last_day


def _newest_row(book: Book, today: date) -> date:
    dates = [
        _newest(frame[column], today)
        for key, frame in book.tables.items()
        if TABLES[key].dates_the_book and (column := TABLES[key].dated_by) in frame
    ]
    return max((day for day in dates if day is not None), default=today)


def _billed_monthly(book: Book, newest: date, quarter: Quarter, settings: CalendarSettings) -> bool:
    """Whether sales reach the quarter's last month, and no month of the last year has many days of sales."""
    import pandas as pd

    transactions = book.tables.get("transactions")
    if transactions is None or month_end(newest) != quarter.last_day:
        return False
    days = pd.Series(transactions["date"].dropna().dt.normalize().unique())
    year = days[(days > pd.Timestamp(newest) - pd.Timedelta(days=365)) & (days <= pd.Timestamp(newest))]
    return bool(year.groupby(year.dt.to_period("M")).size().max() <= settings.monthly_billing_days)


def _any_sale_before(book: Book, quarter: Quarter, settings: CalendarSettings) -> bool:
    """Whether something was sold before the quarter; values by period count by their first day."""
    import pandas as pd

    transactions = book.tables.get("transactions")
    if transactions is not None and len(transactions):
        return bool((transactions["date"] < pd.Timestamp(quarter.first_day)).any())
    return any(first < quarter.first_day for first, _ in _sold_spans(book, settings))


def _sold_spans(book: Book, settings: CalendarSettings) -> list[tuple[date, date]]:
    """List the first and last days of the periods with revenue; none where there are single sales only."""
    periodic = book.tables.get("periodic")
    if periodic is None or not len(periodic):
        return []
    sold = periodic[(periodic["measure"] == "revenue") & periodic["value"].notna() & (periodic["value"] != 0)]
    by_kind = {kind: sold[sold["period_kind"] == kind] for kind in ("month", "quarter")}
    return _months(by_kind["month"]) + _quarters(by_kind["quarter"], settings.fiscal_year_start_month)


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
