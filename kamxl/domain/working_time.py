"""Hours of work between two moments, with the days off that a team writes down."""

import re
from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TypeAlias

Clock: TypeAlias = Callable[[datetime, datetime], float]
"""Gives the hours from one moment to another."""

_HOUR = timedelta(hours=1)
_SATURDAY = 5
_PART = re.compile(r"[,，;；\s]+")
_MOST_DAYS = 3660


def calendar_hours(start: datetime, end: datetime) -> float:
    """Return all hours between two moments, nights and days off included."""
    return (end - start) / _HOUR


def working_hours(
    start: datetime, end: datetime, begins: float, ends: float, days_off: Collection[date]
) -> float:
    """Return the hours of work between two moments: Monday to Friday, no days off.

    Args:
        start: The first moment.
        end: The last one.
        begins: The hour at which work begins.
        ends: The hour at which it ends.
        days_off: Holidays; a Saturday or Sunday among them is a day of work.
    """
    hours = 0.0
    for number in range((end.date() - start.date()).days + 1):
        day = start.date() + timedelta(days=number)
        if (day.weekday() >= _SATURDAY) is not (day in days_off):
            continue
        midnight = datetime.combine(day, time())
        first = max(start, midnight + begins * _HOUR)
        last = min(end, midnight + ends * _HOUR)
        hours += max(0.0, (last - first) / _HOUR)
    return hours


@cache
def days_in(text: str) -> frozenset[date]:
    """Read a list of days, such as `2026-10-01..2026-10-07, 2026-10-10`.

    Raises:
        ValueError: There is something else.
    """
    found: set[date] = set()
    for part in filter(None, _PART.split(text.strip())):
        first, _, last = part.partition("..")
        day, until = date.fromisoformat(first), date.fromisoformat(last or first)
        if not 0 <= (until - day).days <= _MOST_DAYS:
            raise ValueError(part)
        found.update(day + timedelta(days=number) for number in range((until - day).days + 1))
    return frozenset(found)
