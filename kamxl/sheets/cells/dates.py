"""Days as people type them; what one cell leaves open is decided for the whole column."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from kamxl.sheets.cells.periods import Period, plain_text, whole_period, year_in

FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)
DMY, MDY, YMD = "dmy", "mdy", "ymd"
ORDERS = (DMY, MDY, YMD)

_CLOCK = r"(?:[ t]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<half>am|pm)?(?:z|[+-]\d\d:?\d\d)?)?"
_WEEKDAY = re.compile(
    r"^(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur|r)?(?:day)?[.,]?\s+(?=\d|[a-z])"
    r"|[\s(,]*(?:周|星期|週|礼拜|禮拜)[一二三四五六日天]\)?(?=\s|$)"
)
_YEAR_FIRST = re.compile(
    r"(?P<roc>民国|民國)?\s*(?P<year>\d{3,4}|\d{2}(?=\s*年))\s*[-/.年\s]\s*(?P<month>\d{1,2})\s*[-/.月\s]\s*"
    r"(?P<day>\d{1,2})\s*[日号號]?(?:\s*\(?(?:周|星期|週)?[一二三四五六日天]\)?)?" + _CLOCK
)
_ROC_SHORT = re.compile(
    r"(?:民国|民國)\s*(?P<year>\d{2})\s*[-/.年\s]\s*(?P<month>\d{1,2})\s*[-/.月\s]\s*(?P<day>\d{1,2})\s*[日号號]?"
    + _CLOCK
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_ROC_COMPACT = re.compile(r"(?P<year>1[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])")
_THREE = re.compile(
    r"(?P<first>\d{1,2})\s*(?P<mark>[-/.])\s*(?P<second>\d{1,2})\s*[-/.]\s*(?P<third>\d{4}|\d{1,2})" + _CLOCK
)
_TWO = re.compile(r"(?P<first>\d{1,2})\s*(?P<mark>[-/.])\s*(?P<second>\d{1,2})[日号號]?")
_HAN = re.compile(r"(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]?")
_MONTH_YEAR = re.compile(r"(?P<month>0?[1-9]|1[0-2])\s*[-/.]\s*(?P<year>(?:19|20)\d\d)")
_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s\-/.]+(?P<name>[a-z]{3,9})\.?[\s\-/,]+"
    r"|(?P<name2>[a-z]{3,9})\.?[\s\-]+(?P<day2>\d{1,2})(?:st|nd|rd|th)?[\s\-,]+)(?P<year>(?:(?:19|20)\d\d)|\d\d)"
    + _CLOCK
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day (with a time when one was written). `rounded`: a month, quarter or year stood there instead."""

    at: datetime
    rounded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDay:
    """A day that one cell alone does not tell: 3/5/2026, 03/04/25, 3月5日, 3月.

    Attributes:
        parts: The numbers as written; two of them when there is no year.
        clock: The time as a part of a day, added once the day is known.
        dotted: Its parts stand between points, as where the day comes first.
        fixed: Month and day are certain, only the year is missing.
        period: A month or quarter without a year.
        bare: A mere number, which is a month only in a column of months.
    """

    parts: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()
    clock: timedelta = timedelta()
    dotted: bool = False
    fixed: bool = False
    period: Period | None = None
    bare: bool = False

    @property
    def has_year(self) -> bool:
        """Say whether a year is among its parts."""
        return len(self.parts) == 3

    @property
    def long_year(self) -> bool:
        """Say whether its year has four digits, and so is certain."""
        return self.has_year and self.widths[2] == 4

    def at(self, order: str, year: int | None = None) -> Moment | None:
        """Read it in an order; None when it is no day in that order, or lacks a year."""
        if self.period is not None:
            last = replace(self.period, year=year).last_day() if year else None
            return Moment(at=datetime.combine(last, time()), rounded=True) if last else None
        found = self._three(order) if self.has_year else self._two(order, year)
        at = _day(*found) if found else None
        return Moment(at=at + self.clock) if at is not None and plausible(at) else None

    def _two(self, order: str, year: int | None) -> tuple[int, int, int] | None:
        first, second = self.parts
        if year is None:
            return None
        return (year, second, first) if order == DMY and not self.fixed else (year, first, second)

    def _three(self, order: str) -> tuple[int, int, int] | None:
        first, second, third = self.parts
        if order == YMD:
            return (_century(first), second, third) if self.widths[0] == 2 and not self.long_year else None
        if self.widths[2] == 1:
            return None
        month, day = (second, first) if order == DMY else (first, second)
        return _century(third), month, day


def parse_day(written: str, *, order: str = DMY, year: int | None = None) -> Moment | None:
    """Read `2026-03-31`, `2026年3月5日`, `20260305`, `民國115年3月5日`; None when it is no day.

    A month, quarter or year stands for its last day. `order` tells 3/5/2026, `year` completes 3月5日.
    """
    found = written_day(written)
    if isinstance(found, OpenDay):
        return found.at(order, year)
    return found


def written_day(written: str) -> Moment | OpenDay | None:
    """Read a day; one that the cell alone does not tell stays open."""
    text = plain_text(written)
    found = (
        _certain(text) or _certain(_WEEKDAY.sub("", text).strip()) or _open(_WEEKDAY.sub("", text).strip())
    )
    if isinstance(found, datetime):
        return Moment(at=found) if plausible(found) else None
    return found if found is not None else _period(text)


def day_of_number(number: float, *, epoch_1904: bool = False) -> Moment | OpenDay | None:
    """Read a bare number in a date column: 20260305, 202603, 1150305, a month, or a serial number."""
    if not 0 < number < 1e8:
        return None
    if number == int(number):
        if 1 <= number <= 12:
            return OpenDay(period=Period(kind="month", year=None, number=int(number)), bare=True)
        for low, high in ((19000101, 21001231), (1000101, 1491231), (199001, 210012), (1990, 2100)):
            found = written_day(str(int(number))) if low <= number <= high else None
            if found is not None:
                return found
    start = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no time zones
    if not 30000 <= number <= 75000:
        return None
    at = start + timedelta(seconds=round(number * 86400))
    return Moment(at=at) if plausible(at) else None


def plausible(at: datetime | date) -> bool:
    """Say whether a day lies between 1990 and 2100."""
    day = at.date() if isinstance(at, datetime) else at
    return FIRST <= day <= LAST


def _certain(text: str) -> datetime | None:
    match = _ROC_SHORT.fullmatch(text)
    if match is not None:
        return _moment(int(match["year"]) + 1911, int(match["month"]), int(match["day"]), match)
    match = _COMPACT.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if match is not None:
        year = int(match["year"])
        if match.groupdict().get("roc") or 100 <= year < 200:
            year += 1911
        return _moment(year, int(match["month"]), int(match["day"]), match)
    match = _ROC_COMPACT.fullmatch(text) if len(text) == 7 else None
    if match is not None:
        return _moment(int(match["year"]) + 1911, int(match["month"]), int(match["day"]), match)
    return _named(text)


def _open(text: str) -> OpenDay | None:
    match = _THREE.fullmatch(text)
    if match is not None:
        parts = match["first"], match["second"], match["third"]
        hours = _clock(match)
        if hours is None:
            return None
        return OpenDay(
            parts=(int(parts[0]), int(parts[1]), int(parts[2])),
            widths=(len(parts[0]), len(parts[1]), len(parts[2])),
            clock=hours,
            dotted=match["mark"] == ".",
        )
    match = _TWO.fullmatch(text)
    if match is not None:
        return OpenDay(parts=(int(match["first"]), int(match["second"])), dotted=match["mark"] == ".")
    match = _HAN.fullmatch(text)
    if match is not None:
        return OpenDay(parts=(int(match["month"]), int(match["day"])), fixed=True)
    return None


def _period(text: str) -> Moment | OpenDay | None:
    match = _MONTH_YEAR.fullmatch(text)
    period = (
        Period(kind="month", year=int(match["year"]), number=int(match["month"]))
        if match
        else whole_period(text)
    )
    if period is not None and period.year is None:
        return OpenDay(period=period)
    last = period.last_day() if period else None
    if last is None and re.fullmatch(r"\d{4}年?", text):
        year = year_in(text)
        last = date(year, 12, 31) if year else None
    if last is None or not FIRST <= last <= LAST:
        return None
    return Moment(at=datetime.combine(last, time()), rounded=True)


def _named(text: str) -> datetime | None:
    match = _NAMED.fullmatch(text)
    if match is None:
        return None
    name = (match["name"] or match["name2"])[:3]
    if name not in _NAMES:
        return None
    return _moment(
        _century(int(match["year"])), _NAMES.index(name) + 1, int(match["day"] or match["day2"]), match
    )


def _century(year: int) -> int:
    """Complete a year of two digits."""
    return year if year >= 100 else year + (1900 if year >= 90 else 2000)


def _moment(year: int, month: int, day: int, match: re.Match[str]) -> datetime | None:
    at, hours = _day(_century(year), month, day), _clock(match)
    return at + hours if at is not None and hours is not None else None


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)  # noqa: DTZ001 - sheets know no time zones
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> timedelta | None:
    groups = match.groupdict()
    hour, minute, second = ([*map(int, (groups.get("clock") or "0:0").split(":")), 0])[:3]
    if groups.get("half"):
        hour = hour % 12 + (12 if groups["half"] == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second)
