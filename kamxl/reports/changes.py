"""Changes in words: what changed, from which word to which."""

from collections.abc import Mapping
from types import MappingProxyType

from kamxl.locale import N_, Translate
from kamxl.reports.labels import (
    BANDS,
    LIGHTS,
    RULES,
    STATUSES_OF_ACCOUNTS,
    TIERS,
    UNKNOWN,
    URGENCIES,
)

WHAT: Mapping[str, str] = MappingProxyType(
    {
        "tier": N_("Tier"),
        "band": N_("Health band"),
        "business_band": N_("Band of the business part"),
        "status": N_("Status"),
        "light": N_("Risk light"),
        "alert": N_("Alert"),
    }
)
_LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "tier": {code.value: label for code, label in TIERS.items()},
        "band": {code.value: label for code, label in BANDS.items()},
        "business_band": {code.value: label for code, label in BANDS.items()},
        "status": {code.value: label for code, label in STATUSES_OF_ACCOUNTS.items()},
        "light": {code.value: label for code, label in LIGHTS.items()},
    }
)


def change_words(what: str, code: str | None, t: Translate) -> str:
    """Return the word for a code of a change; a dash for none."""
    if code is None:
        return UNKNOWN
    if what == "alert":
        rule, _, urgency = code.partition(": ")
        words = {one.value: label for one, label in URGENCIES.items()}
        return f"{t(RULES[rule])} · {t(words[urgency])}"
    return t(_LABELS[what][code])
