"""Quarters of a fiscal year that may start in any month."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import normalize

from kamxl.domain.dates import add_months

_WRITTEN = (
    re.compile(r"(?:FY)?(?P<year>\d{4})\s*年?\s*[-/]?\s*Q(?P<number>[1-4])", re.IGNORECASE),
    re.compile(r"Q(?P<number>[1-4])[\s/-]*(?:FY)?(?P<year>\d{4})", re.IGNORECASE),
    re.compile(r"(?P<year>\d{4})\s*(?:年度?|财年|財年)\s*第?\s*(?P<number>[1-4一二三四])\s*季度?"),
)
_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_LAST = frozenset({"last", "上季度", "上个季度", "上個季度", "上一季度", "上季"})


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter. A fiscal year is named after the calendar year in which it ends.

    With `start_month` 1 the quarters are those of the calendar; with 4, 2026Q1 is April to June 2025.
    """

    year: int
    number: int
    start_month: int = 1

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        year = self.year if self.start_month == 1 else self.year - 1
        return add_months(date(year, self.start_month, 1), 3 * (self.number - 1))

    @property
    def last_day(self) -> date:
        """The last day of the quarter."""
        return add_months(self.first_day, 3) - timedelta(days=1)

    def plus(self, quarters: int) -> "Quarter":
        """Return the quarter so many later (earlier when negative)."""
        years, number = divmod(self.number - 1 + quarters, 4)
        return Quarter(self.year + years, number + 1, self.start_month)

    def until(self, later: "Quarter") -> int:
        """Count the quarters from this one to `later`; 0 for the same."""
        return (later.year - self.year) * 4 + later.number - self.number


def quarter_of(day: date, start_month: int = 1) -> Quarter:
    """Return the quarter that holds a day."""
    months = (day.month - start_month) % 12
    year = day.year + 1 if start_month > 1 and day.month >= start_month else day.year
    return Quarter(year, months // 3 + 1, start_month)


def last_completed(day: date, start_month: int = 1) -> Quarter:
    """Return the newest quarter whose last day is on or before `day`."""
    quarter = quarter_of(day, start_month)
    return quarter if quarter.last_day == day else quarter.plus(-1)


def parse_quarter(written: str, start_month: int = 1) -> Quarter | None:
    """Read `2026Q3` (also `2026-Q3`, `FY2026Q3`, `Q3 2026`, `2026年三季度`); None when it is none."""
    text = normalize("NFKC", written).strip()
    for form in _WRITTEN:
        if match := form.fullmatch(text):
            number = match["number"]
            return Quarter(int(match["year"]), _NUMBERS.get(number) or int(number), start_month)
    return None


def means_last(written: str) -> bool:
    """Say whether a text means the last completed quarter: `last`, or 上季度."""
    return normalize("NFKC", written).strip().casefold() in _LAST
