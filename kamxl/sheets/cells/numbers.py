"""Numbers as people type them, and what their marks leave open."""

import re
import unicodedata
from dataclasses import dataclass

from kamxl.sheets.cells.units import unit_of

_WORDS_FOR_NOTHING = "无 無 暂无 暫無 空 未知 不详 不詳 n/a na n.a. nil null none nan"
_MARKS_FOR_NOTHING = ("", "-", "--", "—", "——", "–", "―", "/", "\\", "?", "？")
NOTHING = frozenset([*_MARKS_FOR_NOTHING, *_WORDS_FOR_NOTHING.split()])
"""What people write for "nothing is known here"; compared after NFKC and casefold."""

TOO_MUCH = 1e13

NO_MARKS, POINT, COMMA, EITHER, FOURS = "", "point", "comma", "either", "fours"
"""What the marks of a number prove: nothing to decide, a decimal point, a decimal comma, `1,200` could be
both, or groups of four digits."""

_NUMBER = re.compile(
    r"([^\d.,+(-]*)\s*([(+-]*)\s*([^\d.,()+-]*)\s*([\d.,' ]*\d[\d.,' ]*)(%?)\s*(\)?)\s*([^\d]*)"
)
_EXPONENT = re.compile(r"[+-]?\d+(\.\d+)?e[+-]?\d{1,3}")
_MINUS = str.maketrans(dict.fromkeys("−–‐‑‒", "-") | {"，": ",", "’": "'", "`": "'", "´": "'"})
_SPACED = re.compile(r"\d{1,3}(?:([ '])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_DIGITS = re.compile(r"\d+")
_ONE_POINT = re.compile(r"\d*\.\d*")
_ONE_COMMA = re.compile(r"\d+,\d+")
_OPEN = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_FOURS = re.compile(r"[1-9]\d{0,3}(?:,\d{4})+(?:\.\d+)?")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?")
_EUROPEAN = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,}")
_NEGATIVE = re.compile(r"(?:\bcr\b\.?|credit\b|贷方?|貸方?)")
_RED = re.compile(r"(?:红字|紅字|红冲|紅沖)")
_POSITIVE = re.compile(r"(?:\bdr\b\.?|debit\b|借方?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as written.

    Attributes:
        value: With a decimal point, unless its marks prove a comma.
        other: With a decimal comma, where that makes another number of it.
        marks: What its marks prove.
        percent: It bears a %.
        scaled: It names its own unit (1.2万).
        currency: It names its currency, or a sign that several share.
        sign: How a minus is written other than in front: `trailing`, `brackets`, `credit`, `red`, or `debit`.
    """

    value: float
    other: float | None = None
    marks: str = NO_MARKS
    percent: bool = False
    scaled: bool = False
    currency: str | None = None
    sign: str = ""

    @property
    def bare(self) -> bool:
        """Say whether there is nothing to decide or to note about it."""
        return not (self.marks or self.percent or self.scaled or self.currency or self.sign)


def plain(cell: object) -> str:
    """Return a cell's text, full-width forms made ordinary, blanks trimmed."""
    return unicodedata.normalize("NFKC", str(cell)).strip().strip("\u200b\ufeff").strip()


def is_nothing(text: str) -> bool:
    """Say whether a cell's text means that nothing is known."""
    return plain(text).casefold().lstrip("'’") in NOTHING


def parse_number(written: str) -> Number | None:
    """Read `1,234.5`, `(123)`, `￥1,200`, `85%`, `1,234.5万`, `12.5-`; None when it is not a number."""
    text = plain(written).translate(_MINUS).casefold().lstrip("'")
    if not text.isascii() and any(c.isdigit() and not c.isascii() for c in text):
        return None
    if _EXPONENT.fullmatch(text):
        return _finite(float(text))
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    before, sign, between, digits, percent, closing, after = match.groups()
    read = _digits(digits.strip())
    booked, before, after = _booked(before.strip() + between.strip(), after.strip())
    trailing = after.startswith("-") or after.endswith("-")
    unit = _words(before, after.strip("-").strip() if trailing else after)
    if read is None or unit is None or ("(" in sign) != bool(closing) or len(sign) + trailing > 2:
        return None
    return _number(read, unit, _sign(sign, booked, trailing=trailing), percent=bool(percent))


def _number(
    read: tuple[str, float, float | None], unit: tuple[float, str | None, bool], sign: str, *, percent: bool
) -> Number:
    marks, value, other = read
    factor, currency, scaled = unit
    factor = -factor if sign not in {"", "debit"} else factor
    return Number(
        value=round(value * factor, 6),
        other=None if other is None else round(other * factor, 6),
        marks=marks,
        percent=percent,
        scaled=scaled,
        currency=currency,
        sign="" if sign == "minus" else sign,
    )


def _sign(sign: str, booked: str, *, trailing: bool) -> str:
    if "(" in sign:
        return "brackets"
    if trailing:
        return "trailing"
    return "minus" if "-" in sign else booked


def _booked(before: str, after: str) -> tuple[str, str, str]:
    """Take `Cr`, `Dr`, 贷, 借 and 红字 away from the words around a number."""
    for kind, pattern in (("credit", _NEGATIVE), ("debit", _POSITIVE), ("red", _RED)):
        for place, words in enumerate((before, after)):
            if words and pattern.search(words):
                left = [before, after]
                left[place] = pattern.sub("", words).strip()
                return kind, left[0], left[1]
    return "", before, after


def _finite(value: float) -> Number | None:
    return Number(value=value) if abs(value) < 1e300 else None


def _words(before: str, after: str) -> tuple[float, str | None, bool] | None:
    """Read the words around a number as units: factor, currency, and whether they name the number's unit."""
    factor, currency, named = 1.0, None, False
    for word in (before, after):
        if not word:
            continue
        unit = unit_of(word)
        if unit is None:
            return None
        factor *= unit.factor
        currency = currency or unit.currency
        named = named or word.endswith(("元", "圆", "圓"))
    return factor, currency, named or factor != 1


def _digits(text: str) -> tuple[str, float, float | None] | None:
    """Read digits with their marks: what the marks prove, the number, and what else it could be."""
    if " " in text or "'" in text:
        if not _SPACED.fullmatch(text):
            return None
        text = text.replace(" ", "").replace("'", "")
        found = COMMA if "," in text else POINT if "." in text else NO_MARKS
        return found, float(text.replace(",", ".")), None
    if _DIGITS.fullmatch(text):
        return NO_MARKS, float(text), None
    if _OPEN.fullmatch(text):
        whole, part = float(re.sub("[.,]", "", text)), float(text.replace(",", "."))
        return (EITHER, whole, part) if "," in text else (EITHER, part, whole)
    if _ONE_POINT.fullmatch(text):
        return POINT, float(text), None
    return _grouped(text)


def _grouped(text: str) -> tuple[str, float, float | None] | None:
    if _FOURS.fullmatch(text):
        other = float(text.replace(",", ".")) if _ONE_COMMA.fullmatch(text) else None
        return FOURS, float(text.replace(",", "")), other
    if _ENGLISH.fullmatch(text):
        return POINT, float(text.replace(",", "")), None
    if _ONE_COMMA.fullmatch(text) or _EUROPEAN.fullmatch(text):
        return COMMA, float(text.replace(".", "").replace(",", ".")), None
    return None
