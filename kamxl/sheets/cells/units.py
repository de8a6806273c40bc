"""Units of money: 万元, k EUR, million … become a factor and, when it is said, a currency."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kamxl.sheets.cells.currencies import CURRENCIES, currency_of

__all__ = ["Unit", "currency_of", "unit_in_title", "unit_of"]

_SCALE_WORDS: Mapping[float, str] = {
    100: "百",
    1000: "千 仟 k thousand thousands 000 '000 ’000 000s '000s 000's tsd tsd. thd thsd ths",
    10000: "万 萬",
    100000: "十万 十萬",
    1e6: "百万 百萬 m mn mm mio mio. mil mln million millions",
    1e7: "千万 千萬",
    1e8: "亿 億",
    1e9: "bn billion billions mrd mrd.",
}
_SCALES = {word: float(scale) for scale, words in _SCALE_WORDS.items() for word in words.split()}
_SCALE = "|".join(re.escape(word) for word in sorted(_SCALES, key=len, reverse=True))
_CURRENCY = "|".join(re.escape(word) for word in sorted(CURRENCIES, key=len, reverse=True))
_UNIT = re.compile(
    rf"(?:in\s+|amounts?\s+in\s+)?(?:(?P<scale>{_SCALE})?\s*(?:of\s+)?(?P<currency>{_CURRENCY})?"
    rf"|(?P<currency2>{_CURRENCY})\s*(?:in\s+)?(?P<scale2>{_SCALE})(?P<yuan>元)?|t(?P<thousands>€|eur|\$|usd|chf|£|gbp))"
)
_LABEL = re.compile(
    r"(?:单位|單位|币种|幣種|货币|貨幣|unit|units|currency|(?:amounts?|figures?|values?|numbers?)\s+(?:are\s+)?in)\s*[::]?\s*"
    r"([^\s,;,;。)\]]+(?:\s+[a-z$€£¥]+){0,3})"
)
_IN = re.compile(r"\bin\s+([^\s,;()\[\]]+(?:\s+[a-z$€£¥]+){0,3})")
_BRACKETS = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_CLOSING = re.compile(r"[,/|–-]\s*([^,/|]{1,16})$")
_LABELLED = re.compile(r"^(?:金额|金額|货币|貨幣|计量|計量)?(?:单位|單位|unit|in)\s*[::]?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of money as written, its factor to base units, and its currency when the unit names one."""

    written: str
    factor: float
    currency: str | None


def unit_of(written: str) -> Unit | None:
    """Read a unit such as `万元`, `k EUR` or `€`; None when it is not a unit of money."""
    text = written.strip().casefold()
    match = _UNIT.fullmatch(text) if text else None
    if match is None:
        return None
    scale = match["scale"] or match["scale2"] or ("k" if match["thousands"] else None)
    currency = match["currency"] or match["currency2"] or match["thousands"]
    if scale is None and currency is None:
        return None
    return Unit(
        written=written.strip(),
        factor=_SCALES[scale] if scale else 1.0,
        currency=CURRENCIES[currency] if currency else None,
    )


def unit_in_title(text: str) -> Unit | None:
    """Find a unit in a line above the header: `单位：万元`, `统计表（万元）`, `Monthly sales in k€`."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    for candidate, sure in _candidates(plain):
        words = candidate.split(" ")
        for count in range(len(words), 0, -1):
            unit = unit_of(" ".join(words[:count]))
            if unit is not None and (sure or unit.currency is not None or len(unit.written) > 1):
                return unit
    return None


def _candidates(plain: str) -> Iterator[tuple[str, bool]]:
    """Yield what may be a unit, and whether a single letter such as M would be one there."""
    bare = _LABELLED.sub("", plain)
    if len(bare) <= 24 and unit_of(bare) is not None:
        yield bare, bare != plain
    for match in _LABEL.finditer(plain):
        yield match[1], True
    for match in _BRACKETS.finditer(plain):
        inner = _LABELLED.sub("", match[1].strip())
        if unit_of(inner) is not None:
            yield inner, inner != match[1].strip()
    for match in _IN.finditer(plain):
        yield match[1], False
    closing = _CLOSING.search(plain)
    if closing is not None and unit_of(closing[1].strip()) is not None:
        yield closing[1].strip(), False
