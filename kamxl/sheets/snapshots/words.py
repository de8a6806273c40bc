"""Words in which KAM History is written and read, in any language of kamxl."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kamxl.domain.alert import Light
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.locale import LANGUAGES, N_, translator

TIERS = MappingProxyType(
    {
        Tier.STRATEGIC: N_("Strategic"),
        Tier.POTENTIAL: N_("Potential"),
        Tier.PROFIT: N_("Profit"),
        Tier.STANDARD: N_("Standard"),
    }
)

# Green means observe: a routine wobble was noticed.
LIGHTS = MappingProxyType(
    {
        Light.RED: N_("Red"),
        Light.YELLOW: N_("Yellow"),
        Light.GREEN: N_("Green: observe"),
        Light.NONE: N_("None"),
    }
)

STATUSES_OF_ACCOUNTS = MappingProxyType(
    {
        AccountStatus.ACT_NOW: N_("Act now"),
        AccountStatus.WATCH: N_("Watch"),
        AccountStatus.ON_TRACK: N_("On track"),
        AccountStatus.NOT_ASSESSED: N_("Not assessed"),
    }
)

VOCABULARIES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "tier": MappingProxyType({one.value: label for one, label in TIERS.items()}),
        "light": MappingProxyType({one.value: label for one, label in LIGHTS.items()}),
        "status": MappingProxyType({one.value: label for one, label in STATUSES_OF_ACCOUNTS.items()}),
    }
)


def code_of(vocabulary: str, word: str) -> str | None:
    """Return the code that a word of any language means, or the code itself; None when it means none."""
    return _codes(vocabulary).get(word.strip().casefold())


@cache
def _codes(vocabulary: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, label in VOCABULARIES[vocabulary].items():
        found[code.casefold()] = code
        for language in LANGUAGES:
            found[translator(language)(label).casefold()] = code
    return found
