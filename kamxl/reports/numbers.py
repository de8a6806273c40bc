"""Numbers as people read them: money in 万/亿 or k/M with the unit said once, shares, dates."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kamxl.locale import Translate
from kamxl.reports.labels import UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyUnit:
    """The unit of a table's money: amounts are divided by `divisor`; `name` goes into the heading."""

    divisor: float
    name: str
    decimals: int

    @property
    def number_format(self) -> str:
        """The cell format for amounts in this unit."""
        places = "." + "0" * self.decimals if self.decimals else ""
        return f"#,##0{places};-#,##0{places}"

    @property
    def labelled_format(self) -> str:
        """The cell format with the unit behind the number, for a number that stands alone."""
        places = "." + "0" * self.decimals if self.decimals else ""
        name = f' "{self.name}"' if self.name else ""
        return f"#,##0{places}{name};-#,##0{places}{name}"

    def amount(self, value: float | None) -> float | None:
        """Return an amount of base units in this unit; None stays unknown."""
        return None if value is None or not math.isfinite(value) else value / self.divisor

    def written(self, value: float | None) -> str:
        """Return an amount of base units as text with the unit, for a sentence."""
        amount = self.amount(value)
        if amount is None:
            return UNKNOWN
        return f"{amount:,.{self.decimals}f} {self.name}".rstrip()


# Divisor, the smallest largest value it is used for, word, decimals; largest first.
_SCALES = {
    "zh-Hans": ((1e8, 1e9, "亿", 2), (1e4, 1e5, "万", 1)),
    "zh-Hant": ((1e8, 1e9, "億", 2), (1e4, 1e5, "萬", 1)),
    "en": ((1e6, 1e7, "M", 1), (1e3, 1e5, "k", 0)),
}
_CURRENCY_WORDS = {"CNY": "元", "RMB": "元"}


def money_unit(values: Iterable[float | None], currency: str | None, language: str) -> MoneyUnit:
    """Choose one unit for a table: the largest that keeps its largest amount readable.

    Args:
        values: All amounts of the table, in base units.
        currency: The book's currency code; None when the book says none, then none is printed.
        language: Chinese counts in 万 and 亿, English in k and M.
    """
    known = [abs(value) for value in values if value is not None and math.isfinite(value)]
    largest = max(known, default=0.0)
    chinese = language != "en"
    scale = next((one for one in _SCALES[language] if largest >= one[1]), (1.0, 0.0, "", 0))
    divisor, _, word, decimals = scale
    if chinese:
        name = word + _CURRENCY_WORDS.get(currency or "", "")
        if currency and currency not in _CURRENCY_WORDS:
            name = f"{currency} {word}".strip()
    else:
        name = f"{currency or ''} {word}".strip()
    return MoneyUnit(divisor=divisor, name=name, decimals=decimals)


def unit_note(unit: MoneyUnit, t: Translate) -> str:
    """Say once what a table's amounts are in; empty when there is nothing to say."""
    return t("Amounts in {unit}").format(unit=unit.name) if unit.name else ""


def percent(share: float | None, decimals: int = 0) -> str:
    """Return a share as text: 0.125 gives 13%; a dash when unknown."""
    return UNKNOWN if share is None else f"{share:.{decimals}%}"


def points(value: float | None) -> str:
    """Return points as text with one decimal; a dash when unknown."""
    return UNKNOWN if value is None else f"{value:.1f}"


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
    decimals = len(positive.partition(".")[2].partition(" ")[0].rstrip("%"))
    suffix = positive.partition('"')[2].rstrip('"')
    scaled = value * 100 if "%" in positive else value
    sign = "+" if positive.startswith("+") and value > 0 else ""
    percent_sign = "%" if "%" in positive else ""
    return f"{sign}{scaled:,.{decimals}f}{percent_sign}{' ' + suffix if suffix else ''}"
