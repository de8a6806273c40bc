"""Days as people type them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kamxl.sheets.cells.periods import plain_text, whole_period, year_in

FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)

_CLOCK = r"(?:[ t]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<half>am|pm)?(?:z|[+-]\d\d:?\d\d)?)?"
_YEAR_FIRST = re.compile(
    r"(?P<roc>民国|民國)?\s*(?P<year>\d{2,4})\s*[-/.年\s]\s*(?P<month>\d{1,2})\s*[-/.月\s]\s*(?P<day>\d{1,2})\s*[日号號]?"
    r"(?:\s*\(?(?:周|星期|週)?[一二三四五六日天]\)?)?" + _CLOCK
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_YEAR_LAST = re.compile(
    r"(?P<first>\d{1,2})\s*[-/.]\s*(?P<second>\d{1,2})\s*[-/.]\s*(?P<year>(?:19|20)\d\d)" + _CLOCK
)
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


def parse_day(written: str, *, month_first: bool = False) -> Moment | None:
    """Read `2026-03-31`, `2026年3月5日`, `20260305`, `民國115年3月5日`; None when it is no day.

    A month, quarter or year stands for its last day. `month_first` reads 3/5/2026 as 5 March.
    """
    text = plain_text(written)
    at = _exact(text, month_first=month_first)
    if at is not None:
        return Moment(at=at) if plausible(at) else None
    period = whole_period(text)
    last = period.last_day() if period else None
    if last is None and re.fullmatch(r"\d{4}年?", text):
        year = year_in(text)
        last = date(year, 12, 31) if year else None
    if last is None or not FIRST <= last <= LAST:
        return None
    return Moment(at=datetime.combine(last, time()), rounded=True)


def day_of_number(number: float, *, epoch_1904: bool = False) -> Moment | None:
    """Read a bare number in a date column: 20260305, 202603, or a serial number of the spreadsheet."""
    if not 0 < number < 1e8:
        return None
    if number == int(number) and 19000101 <= number <= 21001231:
        return parse_day(str(int(number)))
    if number == int(number) and 199001 <= number <= 210012:
        return parse_day(str(int(number)))
    if number == int(number) and 1990 <= number <= 2100:
        return parse_day(str(int(number)))
    start = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no time zones
    if not 30000 <= number <= 75000:
        return None
    at = start + timedelta(seconds=round(number * 86400))
    return Moment(at=at) if plausible(at) else None


def plausible(at: datetime | date) -> bool:
    """Say whether a day lies between 1990 and 2100."""
    day = at.date() if isinstance(at, datetime) else at
    return FIRST <= day <= LAST


def _exact(text: str, *, month_first: bool) -> datetime | None:
    match = _COMPACT.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if match is not None:
        year = int(match["year"])
        groups = match.groupdict()
        if groups.get("roc") or 100 <= year < 200:
            year += 1911
        return _moment(year, int(match["month"]), int(match["day"]), match)
    match = _YEAR_LAST.fullmatch(text)
    if match is not None:
        first, second = int(match["first"]), int(match["second"])
        if (month_first and first <= 12) or second > 12:
            first, second = second, first
        return _moment(int(match["year"]), second, first, match)
    return _named(text)


def _named(text: str) -> datetime | None:
    match = _NAMED.fullmatch(text)
    if match is None:
        return None
    name = (match["name"] or match["name2"])[:3]
    if name not in _NAMES:
        return None
    return _moment(int(match["year"]), _NAMES.index(name) + 1, int(match["day"] or match["day2"]), match)


def _moment(year: int, month: int, day: int, match: re.Match[str]) -> datetime | None:
    groups = match.groupdict()
    hour, minute, second = ([*map(int, (groups.get("clock") or "0:0").split(":")), 0])[:3]
    if groups.get("half"):
        hour = hour % 12 + (12 if groups["half"] == "pm" else 0)
    try:
        return datetime(year + 2000 if year < 100 else year, month, day, hour, minute, second)  # noqa: DTZ001
    except ValueError:
        return None
