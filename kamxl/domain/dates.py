"""Months and days as people count them."""

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add_months(day: date, months: int) -> date:
    """Move by whole months; 31 January + 1 month = 28 February (29 in a leap year).

    Raises:
        OverflowError: The day would be outside of the calendar, as for other sums of days.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_between(first: date, last: date) -> int:
    """Count the whole months from `first` to `last`; 31 January to 28 February is one."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if add_months(first, months) <= last else months - 1


def one_quarter_before(day: date) -> date:
    """Return the same place in the quarter before: three months back.

    Month ends stay month ends, and no other day becomes one: 30 December gives 29 September, whose
    month is not complete either.
    """
    back = add_months(day, -3)
    if day == month_end(day):
        return month_end(back)
    return back - timedelta(days=1) if back == month_end(back) else back


def last_month_end(day: date) -> date:
    """Return the last day of the newest month that is complete on `day`."""
    return day if day == month_end(day) else day.replace(day=1) - timedelta(days=1)
