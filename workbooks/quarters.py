"""Calendar quarters, months and working days of the sample books."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

AS_OF = date(2026, 9, 30)


class Quarter(NamedTuple):
    """A calendar quarter, such as 2026 Q3."""

    year: int
    number: int

    @property
    def months(self) -> tuple[date, date, date]:
        """The first days of its three months."""
        first = 3 * self.number - 2
        return date(self.year, first, 1), date(self.year, first + 1, 1), date(self.year, first + 2, 1)

    @property
    def first_day(self) -> date:
        """Its first day."""
        return self.months[0]

    @property
    def last_day(self) -> date:
        """Its last day."""
        return next_month(self.months[2]) - timedelta(days=1)

    @property
    def after(self) -> "Quarter":
        """The quarter that follows."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    def __str__(self) -> str:
        """Its English name, as in the wide revenue sheet."""
        return f"{self.year} Q{self.number}"


LAST = Quarter(2026, 3)


def quarter_of(day: date) -> Quarter:
    """Give the quarter that a day falls into."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarters(first: Quarter, last: Quarter = LAST) -> Iterator[Quarter]:
    """Walk the quarters from the first to the last, both included."""
    while first <= last:
        yield first
        first = first.after


def next_month(month: date) -> date:
    """Give the first day of the month that follows."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def workday(day: date) -> date:
    """Move a weekend day to the Monday after it."""
    return day + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()])


def months_between(first: date, last: date) -> int:
    """Count the whole months from one day to another."""
    return 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)


def dots(day: date) -> str:
    """Write a day as 2026.3.5."""
    return f"{day.year}.{day.month}.{day.day}"


def chinese(day: date) -> str:
    """Write a day as 2026年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"
