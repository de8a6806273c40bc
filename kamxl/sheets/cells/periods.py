"""Quarters, months and years as people write them, in cells and in headers."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kamxl.domain.dates import add_months

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1)
    for name in names.split()
}  # fmt: skip
_HAN = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "末": 4}
_YEAR = r"(?P<roc>(?:民国|民國|中华民国|中華民國))?(?P<fy>fy|财年|財年)?\s*(?P<year>(?:19|20)\d\d|\d{2,3})"
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SEPARATOR = r"\s*(?:年度|年|财年|財年)?\s*[-/._,'’]?\s*"
_QUARTER = (
    r"(?:第?(?P<han>[一二三四1-4])\s*(?:季度|季)|(?P<ends>[首末])季|q(?P<q>[1-4])(?!\d)|(?P<qq>[1-4])q"
    r"|quarter\s*(?P<quarter>[1-4]))"
)
_PATTERNS = (
    re.compile(rf"{_YEAR}{_SEPARATOR}{_QUARTER}"),
    re.compile(rf"{_QUARTER}\s*[-/,'’(]?\s*{_YEAR}(?!\d)"),
    re.compile(rf"{_YEAR}\s*年\s*(?P<month>1[0-2]|0?[1-9])\s*月?(?![\d日])"),
    re.compile(rf"(?P<name>{_NAMES})\.?[\s\-/,'’]*{_YEAR}(?!\d)"),
    re.compile(rf"{_YEAR}[\s\-/,'’]*(?P<name>{_NAMES})(?![a-z])"),
    re.compile(r"(?P<year>(?:19|20)\d\d)\s*[-/.]\s*(?P<month>1[0-2]|0?[1-9])(?!\d|[-/.]\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>1[0-2]|0[1-9])(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)m(?P<month>1[0-2]|0?[1-9])(?!\d)"),
)
_BARE_QUARTER = re.compile(_QUARTER)
_BARE_MONTH = re.compile(
    rf"(?<!\d)(?P<month>1[0-2]|0?[1-9])\s*月(?:份)?(?!\d)|(?<![a-z])(?P<name>{_NAMES})(?![a-z])"
)
_WHOLE_YEAR = re.compile(
    r"(?<!\d)(?:(?P<roc>民国|民國)(?P<rocyear>\d{2,3})|(?P<fy>fy)\s*(?P<fyyear>(?:20)?\d\d)|(?P<year>(?:19|20)\d\d))\s*"
    r"(?:年度|财年|財年|年)?(?!\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A quarter, month or year. `year` is None where only `Q1` or `3月` was written.

    `fiscal` says that the team's own (fiscal) year was meant; quarters are always counted that way.
    """

    kind: str
    year: int | None
    number: int
    fiscal: bool = False

    def first_day(self) -> date | None:
        """Return its first day by the calendar; None without a year."""
        if self.year is None:
            return None
        month = {"quarter": 3 * self.number - 2, "month": self.number, "year": 1}[self.kind]
        return date(self.year, month, 1)

    def last_day(self) -> date | None:
        """Return its last day by the calendar; None without a year."""
        first = self.first_day()
        if first is None:
            return None
        return add_months(first, {"quarter": 3, "month": 1, "year": 12}[self.kind]) - timedelta(days=1)


def plain_text(text: str) -> str:
    """Return a text in ordinary characters, lower case, without line breaks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def period_in(text: str) -> tuple[Period, str] | None:
    """Find a period in a text and return it with the rest of the text; None when there is none."""
    plain = plain_text(text)
    for pattern in _PATTERNS:
        match = pattern.search(plain)
        if match is not None:
            period = _period(match)
            if period is not None:
                return period, _rest(plain, match)
    found = _bare(plain)
    if found is not None and found[0].year is None:
        return _with_year(*found)
    return found


def _with_year(period: Period, rest: str) -> tuple[Period, str]:
    """Take the year from the rest of the text: `2025年目标 一季度`."""
    match = _WHOLE_YEAR.search(rest)
    year = _year_period(match) if match else None
    if match is None or year is None:
        return period, rest
    return replace(period, year=year.year, fiscal=year.fiscal), _rest(rest, match)


def whole_period(text: str) -> Period | None:
    """Read a text that is a period and nothing else."""
    found = period_in(text)
    return found[0] if found is not None and not found[1].strip(" -_/.,()（）'年度月份:") else None


def year_in(text: str) -> int | None:
    """Find a year in a title such as `2026年大客户季度销售`."""
    match = _WHOLE_YEAR.search(plain_text(text))
    period = _year_period(match) if match else None
    return period.year if period else None


def _rest(plain: str, match: re.Match[str]) -> str:
    return (plain[: match.start()] + " " + plain[match.end() :]).strip()


def _bare(plain: str) -> tuple[Period, str] | None:
    match = _BARE_QUARTER.search(plain)
    if match is not None:
        return Period(kind="quarter", year=None, number=_quarter_number(match)), _rest(plain, match)
    match = _WHOLE_YEAR.search(plain)
    if match is not None:
        period = _year_period(match)
        if period is not None:
            return period, _rest(plain, match)
    match = _BARE_MONTH.search(plain)
    if match is not None:
        number = int(match["month"]) if match["month"] else _MONTHS[match["name"]]
        return Period(kind="month", year=None, number=number), _rest(plain, match)
    return None


def _year_period(match: re.Match[str]) -> Period | None:
    year = int(match["rocyear"]) + 1911 if match["roc"] else int(match["fyyear"] or match["year"])
    year = year + 2000 if year < 100 else year
    if not 1990 <= year <= 2100:
        return None
    return Period(kind="year", year=year, number=1, fiscal=bool(match["fy"]))


def _period(match: re.Match[str]) -> Period | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if groups.get("roc") or 100 <= year < 200:
        year += 1911
    elif year < 100:
        year += 2000
    if not 1990 <= year <= 2100:
        return None
    if groups.get("month"):
        return Period(kind="month", year=year, number=int(groups["month"]))
    if groups.get("name"):
        return Period(kind="month", year=year, number=_MONTHS[groups["name"]])
    return Period(kind="quarter", year=year, number=_quarter_number(match), fiscal=bool(groups.get("fy")))


def _quarter_number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    written = (
        groups.get("han") or groups.get("ends") or groups.get("q") or groups.get("qq") or groups["quarter"]
    )
    return _HAN.get(written) or int(written)
