"""Languages as people name them: `zh`, `zh_CN`, `zh-TW.UTF-8`, `中文`, `English`."""

from kamxl.locale import LANGUAGES

_BY_NAME = {
    "中文": "zh-Hans",
    "汉语": "zh-Hans",
    "简体": "zh-Hans",
    "简体中文": "zh-Hans",
    "chinese": "zh-Hans",
    "cn": "zh-Hans",
    "繁体": "zh-Hant",
    "繁體": "zh-Hant",
    "繁体中文": "zh-Hant",
    "繁體中文": "zh-Hant",
    "tw": "zh-Hant",
    "hk": "zh-Hant",
    "english": "en",
    "英文": "en",
    "英语": "en",
    "英語": "en",
}
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo", "traditional"})


def language_asked(written: str) -> str:
    """Return the language that is meant, one of `LANGUAGES`; what names none of them comes back as it is."""
    plain = written.strip().partition(".")[0].replace("_", "-").casefold()
    if plain in _BY_NAME:
        return _BY_NAME[plain]
    first, *more = plain.split("-")
    if first in {"zh", "chinese"}:
        return "zh-Hant" if _TRADITIONAL.intersection(more) else "zh-Hans"
    return "en" if first == "en" else next((one for one in LANGUAGES if one.casefold() == plain), written)
