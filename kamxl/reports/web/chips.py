"""Words with their colours and signs: a word always stands beside the colour."""

from collections.abc import Mapping
from types import MappingProxyType

from kamxl.locale import Translate
from kamxl.reports.labels import (
    ACCOUNT_STATUS_STYLES,
    BAND_SYMBOLS,
    LIGHT_STYLES,
    LIGHT_SYMBOLS,
    LIGHTS,
    TIER_SYMBOLS,
    URGENCY_STYLES,
    URGENCY_SYMBOLS,
)
from kamxl.reports.web.figures import or_unknown
from kamxl.reports.web.markup import Html, tag
from kamxl.reports.web.view import Word
from kamxl.reports.web.wording import in_words

_STYLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "status": {code.value: style for code, style in ACCOUNT_STATUS_STYLES.items()},
        "light": {code.value: style for code, style in LIGHT_STYLES.items()},
        "urgency": {code.value: style for code, style in URGENCY_STYLES.items()},
    }
)
_SYMBOLS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "tier": {code.value: sign for code, sign in TIER_SYMBOLS.items()},
        "band": {code.value: sign for code, sign in BAND_SYMBOLS.items()},
        "light": {code.value: sign for code, sign in LIGHT_SYMBOLS.items()},
        "urgency": {code.value: sign for code, sign in URGENCY_SYMBOLS.items()},
    }
)
_LIGHTS = {code.value: label for code, label in LIGHTS.items()}


def chip(word: Word | None, t: Translate) -> Html:
    """Return a word of status, tier, band, light or urgency as a coloured label."""
    if word is None:
        return or_unknown(None, t)
    code = word.code or "unknown"
    style = _STYLES.get(word.vocabulary, {}).get(code, code)
    sign = _SYMBOLS.get(word.vocabulary, {}).get(code)
    label = tag("span", sign, " ", aria_hidden="true") if sign else None
    return tag("span", label, spoken(word, t), class_=f"kam-chip kam-{style}")


def spoken(word: Word, t: Translate) -> str:
    """Return a word in the language; no light is said in a word where the sheet writes a dash."""
    if word.vocabulary == "light" and word.code in _LIGHTS:
        return t(_LIGHTS[word.code])
    return in_words(word, t) or ""
