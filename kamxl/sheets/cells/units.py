"""Units of money: 万元, k EUR, million … become a factor and, when it is said, a currency."""

import re
import unicodedata
from dataclasses import dataclass

_SCALES = {
    "亿": 100000000.0, "億": 100000000.0, "千万": 10000000.0, "千萬": 10000000.0, "百万": 1000000.0,
    "百萬": 1000000.0, "十万": 100000.0, "十萬": 100000.0, "万": 10000.0, "萬": 10000.0, "千": 1000.0,
    "仟": 1000.0, "百": 100.0, "k": 1000.0, "thousand": 1000.0, "thousands": 1000.0, "000": 1000.0,
    "'000": 1000.0, "m": 1000000.0, "mn": 1000000.0, "mio": 1000000.0, "million": 1000000.0,
    "millions": 1000000.0, "bn": 1000000000.0, "billion": 1000000000.0,
}  # fmt: skip
_CURRENCIES = {
    "元": None, "人民币": "CNY", "人民幣": "CNY", "rmb": "CNY", "cny": "CNY", "¥": "CNY",
    "cn¥": "CNY", "人民币元": "CNY", "美元": "USD", "usd": "USD", "us$": "USD", "$": None,
    "美金": "USD", "欧元": "EUR", "歐元": "EUR", "eur": "EUR", "€": "EUR", "euro": "EUR",
    "euros": "EUR", "英镑": "GBP", "gbp": "GBP", "£": "GBP", "日元": "JPY", "日圆": "JPY",
    "jpy": "JPY", "港币": "HKD", "港元": "HKD", "港幣": "HKD", "hkd": "HKD", "hk$": "HKD",
    "新台币": "TWD", "新臺幣": "TWD", "新台幣": "TWD", "台币": "TWD", "台幣": "TWD", "twd": "TWD",
    "ntd": "TWD", "nt$": "TWD", "新元": "SGD", "新加坡元": "SGD", "sgd": "SGD", "chf": "CHF",
    "瑞士法郎": "CHF", "aud": "AUD", "澳元": "AUD", "cad": "CAD", "加元": "CAD", "韩元": "KRW",
    "krw": "KRW", "卢布": "RUB", "rub": "RUB", "inr": "INR", "sek": "SEK", "nok": "NOK", "dkk": "DKK",
    "pln": "PLN", "brl": "BRL",
}  # fmt: skip
_SCALE = "|".join(re.escape(word) for word in sorted(_SCALES, key=len, reverse=True))
_CURRENCY = "|".join(re.escape(word) for word in sorted(_CURRENCIES, key=len, reverse=True))
_UNIT = re.compile(rf"(?:in\s+)?(?:({_SCALE})?\s*({_CURRENCY})?|({_CURRENCY})\s*({_SCALE}))")
_IN_TITLE = re.compile(
    r"(?:单位|單位|货币单位|unit|currency|amounts?\s+in)\s*[::]?\s*([^\s,;,;)）]+(?:\s[a-z$€£¥]+)?)"
)


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
    scale, currency = match[1] or match[4], match[2] or match[3]
    if scale is None and currency is None:
        return None
    return Unit(
        written=written.strip(),
        factor=_SCALES[scale] if scale else 1.0,
        currency=_CURRENCIES[currency] if currency else None,
    )


def unit_in_title(text: str) -> Unit | None:
    """Find `单位：万元` (also `Amounts in k EUR`) in a line above the header."""
    match = _IN_TITLE.search(unicodedata.normalize("NFKC", text).casefold())
    if match is None:
        return None
    return unit_of(match[1]) or unit_of(match[1].split(" ")[0])


def currency_of(word: str) -> str | None:
    """Name the currency of a word of a currency column: `人民币` is CNY; an unknown word stays as it is."""
    text = word.strip().casefold()
    if text == "元":
        return "CNY"
    return (_CURRENCIES.get(text) or text.upper()) if text else None
