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

URGENCIES: Mapping[str, str] = MappingProxyType(
    {"urgent": N_("Urgent"), "attention": N_("Attention"), "info": N_("For information")}
)

COMPONENTS: Mapping[str, str] = MappingProxyType(
    {
        "stability": N_("Purchase stability"),
        "growth": N_("Growth"),
        "contact": N_("Key-person contact"),
        "satisfaction": N_("Satisfaction"),
        "breadth": N_("Breadth of cooperation"),
    }
)

RED_LIGHT_CAP = N_("Red-light cap")

PHASES: Mapping[str, str] = MappingProxyType(
    {"new": N_("New account"), "young": N_("Young account"), "settled": N_("Settled account")}
)

PURCHASES: Mapping[str, str] = MappingProxyType(
    {
        "drop": N_("Purchases dropping"),
        "stopped": N_("Stopped buying"),
        "seasonal": N_("Seasonal"),
        "none": N_("Nothing noticed"),
    }
)

CHURN: Mapping[str, str] = MappingProxyType(
    {"full": N_("Full churn"), "partial": N_("Partial churn"), "none": N_("Nothing noticed")}
)

RENEWALS: Mapping[str, str] = MappingProxyType({**URGENCIES, "ended": N_("Ended"), "none": N_("Not near")})

AGES: Mapping[str, str] = MappingProxyType(
    {
        "paid": N_("Paid"),
        "not_due": N_("Not due yet"),
        "days_1_30": N_("1 to 30 days late"),
        "days_31_60": N_("31 to 60 days late"),
        "days_61_90": N_("61 to 90 days late"),
        "days_over_90": N_("More than 90 days late"),
    }
)

MAP_COLORS: Mapping[str, str] = MappingProxyType(
    {
        "green": N_("Decision maker on our side"),
        "amber": N_("Decision maker not won yet"),
        "red": N_("No decision maker known"),
    }
)

ROLE_GAPS: Mapping[str, str] = MappingProxyType({"none": N_("None")})

ANSWERS_TO_COMPLAINTS: Mapping[str, str] = MappingProxyType(
    {
        "confirmed_late": N_("Confirmed late"),
        "planned_late": N_("Planned late"),
        "too_few_options": N_("Too few options"),
        "too_many_options": N_("Too many options"),
        "kept": N_("Answered in time"),
    }
)

VOCABULARIES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"tier": TIERS, "light": LIGHTS, "status": STATUSES_OF_ACCOUNTS}
)
