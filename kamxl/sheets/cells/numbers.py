"""Numbers as people type them."""

import re
import unicodedata
from dataclasses import dataclass

from kamxl.sheets.cells.units import unit_of

_WORDS_FOR_NOTHING = "无 無 暂无 暫無 空 未知 不详 不詳 n/a na n.a. nil null none nan"
_MARKS_FOR_NOTHING = ("", "-", "--", "—", "——", "–", "―", "/", "\\", "?", "？")
NOTHING = frozenset([*_MARKS_FOR_NOTHING, *_WORDS_FOR_NOTHING.split()])
"""What people write for "nothing is known here"; compared after NFKC and casefold."""

TOO_MUCH = 1e13

_NUMBER = re.compile(
    r"([^\d.,+(-]*)\s*([(+-]*)\s*([^\d.,()+-]*)\s*([\d.,' ]*\d[\d.,' ]*)(%?)\s*(\)?)\s*([^\d]*)"
)
_EXPONENT = re.compile(r"[+-]?\d+(\.\d+)?e[+-]?\d{1,3}")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_GROUPED_EUROPEAN = re.compile(r"\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}")
_EASTERN_GROUPS = re.compile(r"\d{1,4}(,\d{4})+(\.\d+)?|\d{1,2}(,\d{2})*,\d{3}(\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as written: `percent` when it bore a %, `scaled` when it named its own unit (1.2万)."""

    value: float
    percent: bool = False
    scaled: bool = False
    currency: str | None = None


def plain(cell: object) -> str:
    """Return a cell's text, full-width forms made ordinary, blanks trimmed."""
    return unicodedata.normalize("NFKC", str(cell)).strip().strip("\u200b\ufeff").strip()


def is_nothing(text: str) -> bool:
    """Say whether a cell's text means that nothing is known."""
    return plain(text).casefold() in NOTHING


def parse_number(written: str, *, decimal_comma: bool = False) -> Number | None:
    """Read `1,234.5`, `(123)`, `￥1,200`, `85%`, `1,234.5万`; None when it is not a number."""
    text = plain(written).replace("−", "-").replace("，", ",").casefold()
    if not text.isascii() and any(c.isdigit() and not c.isascii() for c in text):
        return None
    if _EXPONENT.fullmatch(text):
        return _finite(float(text))
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    before, sign, between, digits, percent, closing, after = match.groups()
    value = _digits(digits.replace(" ", "").replace("'", ""), decimal_comma=decimal_comma)
    words = before.strip() + between.strip(), after.strip()
    unit = _words(*words)
    if value is None or unit is None or ("(" in sign) != bool(closing) or len(sign) > 2:
        return None
    factor, currency = unit
    negative = "(" in sign or "-" in sign
    return Number(
        value=round(-value * factor if negative else value * factor, 6),
        percent=bool(percent),
        scaled=factor != 1,
        currency=currency,
    )


def _finite(value: float) -> Number | None:
    return Number(value=value) if abs(value) < 1e300 else None


def _words(before: str, after: str) -> tuple[float, str | None] | None:
    factor, currency = 1.0, None
    for word in (before, after):
        if not word:
            continue
        unit = unit_of(word)
        if unit is None:
            return None
        factor *= unit.factor
        currency = currency or unit.currency
    return factor, currency


def _digits(text: str, *, decimal_comma: bool) -> float | None:
    if decimal_comma and "," in text:
        text = text.replace(".", "").replace(",", ".")
    elif _GROUPED.fullmatch(text) or _EASTERN_GROUPS.fullmatch(text):
        text = text.replace(",", "")
    elif _GROUPED_EUROPEAN.fullmatch(text) or re.fullmatch(r"\d+,\d{1,2}", text):
        text = text.replace(".", "").replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return None
