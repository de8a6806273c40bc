"""Numbers as people read them: money in 万/亿 or k/M with the unit said once, shares, dates."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kamxl.locale import Translate
from kamxl.reports.labels import UNKNOWN

_QUOTED = re.compile(r'"([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyUnit:
    """The unit of a table's money: amounts are divided by `divisor`.

    `before` and `after` are what stands around a number: "CNY" and "M", or nothing and "万元".
    """

    divisor: float
    before: str
    after: str
    decimals: int

    @property
    def name(self) -> str:
        """What the amounts are in, for a heading; empty when there is nothing to say."""
        return f"{self.before} {self.after}".strip()

    @property
    def _gap(self) -> str:
        """Chinese writes a unit right behind its number."""
        return " " if self.after.isascii() else ""

    @property
    def number_format(self) -> str:
        """The cell format for amounts in this unit."""
        places = "." + "0" * self.decimals if self.decimals else ""
        return f"#,##0{places};-#,##0{places}"

    @property
    def labelled_format(self) -> str:
        """The cell format with the unit around the number, for a number that stands alone."""
        before = f'"{self.before} "' if self.before else ""
        after = f'"{self._gap}{self.after}"' if self.after else ""
        plain, _, _ = self.number_format.partition(";")
        return f"{before}{plain}{after};-{before}{plain}{after}"

    def amount(self, value: float | None) -> float | None:
        """Return an amount of base units in this unit; None stays unknown."""
        if value is None or not math.isfinite(value):
            return None
        scaled = value / self.divisor
        # A few cents of returns would be printed as -0.0.
        return 0.0 if -0.5 * 10**-self.decimals <= scaled <= 0.0 else scaled

    def written(self, value: float | None) -> str:
        """Return an amount of base units as text with the unit, for a sentence."""
        amount = self.amount(value)
        if amount is None:
            return UNKNOWN
        return f"{self.before} {amount:,.{self.decimals}f}{self._gap}{self.after}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """One step of scale: used from an amount of `alone` for one number, of `table` for a table."""

    divisor: float
    alone: float
    table: float
    word: str
    decimals: int


# Largest first. A table changes scale later, so that its small amounts keep their digits.
_SCALES = {
    "zh-Hans": (
        _Scale(divisor=1e8, alone=1e8, table=1e9, word="亿", decimals=2),
        _Scale(divisor=1e4, alone=1e4, table=1e5, word="万", decimals=1),
    ),
    "zh-Hant": (
        _Scale(divisor=1e8, alone=1e8, table=1e9, word="億", decimals=2),
        _Scale(divisor=1e4, alone=1e4, table=1e5, word="萬", decimals=1),
    ),
    "en": (
        _Scale(divisor=1e6, alone=1e6, table=1e8, word="M", decimals=1),
        _Scale(divisor=1e3, alone=1e4, table=1e5, word="k", decimals=0),
    ),
}
_BASE = _Scale(divisor=1.0, alone=0.0, table=0.0, word="", decimals=0)
_YUAN = frozenset({"CNY", "RMB"})


def money_unit(amounts: Iterable[float | None], currency: str | None, language: str) -> MoneyUnit:
    """Choose one unit for a table (or for one number that stands alone).

    Args:
        amounts: All amounts of the table, in base units.
        currency: The book's currency code; None when the book says none, then none is printed.
        language: Chinese counts in 万 and 亿, English in k and M.
    """
    given = list(amounts)
    known = [abs(amount) for amount in given if amount is not None and math.isfinite(amount)]
    largest = max(known, default=0.0)
    scale = next(
        (one for one in _SCALES[language] if largest >= (one.alone if len(given) == 1 else one.table)), _BASE
    )
    yuan = language != "en" and currency in _YUAN
    return MoneyUnit(
        divisor=scale.divisor,
        before="" if yuan or currency is None else currency,
        after=f"{scale.word}元" if yuan else scale.word,
        decimals=scale.decimals,
    )


def unit_note(unit: MoneyUnit, t: Translate) -> str:
    """Say once what a table's amounts are in; empty when there is nothing to say."""
    return t("Amounts in {unit}.").format(unit=unit.name) if unit.name else ""


def percent(share: float | None, decimals: int = 0) -> str:
    """Return a share as text: 0.125 gives 13%; a dash when unknown."""
    return UNKNOWN if share is None else f"{share:.{decimals}%}"


def day(value: date | None) -> str:
    """Return a date as 2026-09-30; a dash when unknown."""
    return UNKNOWN if value is None else value.isoformat()


def shown(value: object, number_format: str | None) -> str:
    """Return roughly what a cell will display, to measure it."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    positive = (number_format or "0.00").split(";")[0]
    digits = _QUOTED.sub("", positive)
    decimals = len(digits.partition(".")[2].rstrip("%"))
    percent_sign = "%" if "%" in digits else ""
    sign = "+" if digits.startswith("+") and value > 0 else ""
    number = f"{sign}{value * (100 if percent_sign else 1):,.{decimals}f}{percent_sign}"
    return "".join(_QUOTED.findall(positive)) + number


def in_unit(title: str, unit: MoneyUnit) -> str:
    """Return the heading of a column of money with its unit."""
    return f"{title} ({unit.name})" if unit.name else title
