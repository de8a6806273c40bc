"""Words of codes that are written into sheets and read back from there, or from formulas, in English."""

from collections.abc import Mapping
from types import MappingProxyType

from kamxl.locale import N_

TIERS: Mapping[str, str] = MappingProxyType(
    {
        "strategic": N_("Strategic"),
        "potential": N_("Potential"),
        "profit": N_("Profit"),
        "standard": N_("Standard"),
    }
)

# Green means observe: a routine wobble was noticed.
LIGHTS: Mapping[str, str] = MappingProxyType(
    {"red": N_("Red"), "yellow": N_("Yellow"), "green": N_("Green: observe"), "none": N_("None")}
)

BANDS: Mapping[str, str] = MappingProxyType(
    {"healthy": N_("Healthy"), "watch": N_("Watch"), "at_risk": N_("At risk")}
)

STATUSES_OF_ACCOUNTS: Mapping[str, str] = MappingProxyType(
    {
        "act_now": N_("Act now"),
        "watch": N_("Watch"),
        "on_track": N_("On track"),
        "not_assessed": N_("Not assessed"),
    }
)

VOCABULARIES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"tier": TIERS, "light": LIGHTS, "status": STATUSES_OF_ACCOUNTS}
)
