"""What codes are called when they are shown: code to label, translated where it is printed."""

from collections.abc import Mapping
from types import MappingProxyType

from kamxl.domain.alert import Light, Urgency
from kamxl.domain.due import Due, DueKind
from kamxl.domain.health import Band, ComponentName, Dimension
from kamxl.domain.problem import Severity
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.locale import N_, codes
from kamxl.rules.alerts import ALERTS
from kamxl.sheets.tables.declared import TABLES

UNKNOWN = "—"

# These words are read back from KAM History, too, so they are declared further down.
TIERS = MappingProxyType({Tier(code): label for code, label in codes.TIERS.items()})
LIGHTS = MappingProxyType({Light(code): label for code, label in codes.LIGHTS.items()})
STATUSES_OF_ACCOUNTS = MappingProxyType(
    {AccountStatus(code): label for code, label in codes.STATUSES_OF_ACCOUNTS.items()}
)

TIER_SYMBOLS = MappingProxyType(
    {Tier.STRATEGIC: "★", Tier.POTENTIAL: "▲", Tier.PROFIT: "◆", Tier.STANDARD: "■"}
)

BANDS = MappingProxyType({Band(code): label for code, label in codes.BANDS.items()})

BAND_SYMBOLS = MappingProxyType({Band.HEALTHY: "●", Band.WATCH: "◆", Band.AT_RISK: "▲"})

LIGHT_SYMBOLS = MappingProxyType({Light.RED: "▲", Light.YELLOW: "◆", Light.GREEN: "●", Light.NONE: "○"})

LIGHT_STYLES = MappingProxyType(
    {Light.RED: "red", Light.YELLOW: "yellow", Light.GREEN: "green", Light.NONE: "none_light"}
)

RULES = MappingProxyType({alert.code: alert.label for alert in ALERTS})

URGENCIES = MappingProxyType({Urgency(code): label for code, label in codes.URGENCIES.items()})

URGENCY_SYMBOLS = MappingProxyType({Urgency.URGENT: "!!", Urgency.ATTENTION: "!", Urgency.INFO: "·"})

URGENCY_STYLES = MappingProxyType(
    {Urgency.URGENT: "urgent", Urgency.ATTENTION: "attention", Urgency.INFO: "none_light"}
)

ACCOUNT_STATUS_STYLES = MappingProxyType(
    {
        AccountStatus.ACT_NOW: "urgent",
        AccountStatus.WATCH: "attention",
        AccountStatus.ON_TRACK: "healthy",
        AccountStatus.NOT_ASSESSED: "none_light",
    }
)

# Why an account has its status, besides its alerts.
REASONS = MappingProxyType(
    {
        "target_urgent": N_("Far below target"),
        "target_attention": N_("Below target"),
        "contact_overdue": N_("Contact overdue"),
        "business_at_risk": N_("Business part at risk"),
        "no_light": N_("No risks, contracts, contacts or surveys on record"),
        "no_sales": N_("Too little sales history"),
        "no_relationship": N_("No contacts kept or answers on record"),
    }
)

COMPONENTS = MappingProxyType({ComponentName(code): label for code, label in codes.COMPONENTS.items()})

RED_LIGHT_CAP = codes.RED_LIGHT_CAP

DIMENSIONS = MappingProxyType(
    {
        Dimension.BUSINESS: N_("Business"),
        Dimension.RELATIONSHIP: N_("Relationship"),
        Dimension.ECOSYSTEM: N_("Ecosystem"),
    }
)

ROLES = MappingProxyType(
    {
        "C": N_("Coach"),
        "U": N_("User"),
        "T": N_("Technical gatekeeper"),
        "E": N_("Economic decision maker"),
    }
)

LEVELS = MappingProxyType(
    {
        "formal": N_("Formal contact"),
        "executive": N_("Executive contact"),
        "workshop": N_("Strategy workshop"),
    }
)

PHASES = codes.PHASES

NEED_KINDS = MappingProxyType(
    {"explicit": N_("Explicit"), "implicit": N_("Implicit"), "latent": N_("Latent")}
)

STATUSES = MappingProxyType({"open": N_("Open"), "done": N_("Done"), "cancelled": N_("Cancelled")})

RENEWAL_INTENTS = MappingProxyType(
    {
        "yes": N_("Will renew"),
        "vague": N_("Vague"),
        "no": N_("Will not renew"),
        "unknown": N_("Not known"),
    }
)

CONTRIBUTION_BASES = MappingProxyType(
    {
        "gross_profit": N_("gross profit of the last four completed quarters"),
        "revenue": N_("revenue of the last four completed quarters"),
    }
)

CUT_METHODS = MappingProxyType(
    {
        "pareto": N_("the largest accounts up to a share of the book"),
        "median": N_("the median of the book"),
        "amount": N_("a fixed amount"),
        "score": N_("a fixed percentile"),
    }
)

HHI_BANDS = MappingProxyType(
    {
        "low": N_("Low concentration"),
        "moderate": N_("Moderate concentration"),
        "high": N_("High concentration"),
        "very_high": N_("Very high concentration"),
    }
)

DUE_KINDS = MappingProxyType(
    {
        DueKind.CONTACT: N_("Contact"),
        DueKind.VISIT: N_("Planned contact"),
        DueKind.RESTOCK: N_("Order expected"),
        DueKind.RENEWAL: N_("Contract renewal"),
        DueKind.PROMISE: N_("Promise"),
        DueKind.MILESTONE: N_("Milestone"),
        DueKind.QUOTE: N_("Quote"),
        DueKind.RECEIVABLE: N_("Payment"),
        DueKind.ALERT: N_("Alert"),
    }
)

SEVERITIES = MappingProxyType(
    {
        Severity.NOTE: N_("Note"),
        Severity.PROBLEM: N_("Cell not used"),
        Severity.LEFT_OUT: N_("Row left out"),
    }
)

CASE_OUTCOMES = MappingProxyType({"won": N_("Won"), "lost": N_("Lost"), "not_renewed": N_("Not renewed")})

AUDIT_RESULTS = MappingProxyType({"open": N_("Open"), "accepted": N_("Accepted"), "rejected": N_("Rejected")})

FILE_FIELDS = MappingProxyType(
    {
        "purchases": N_("Purchases"),
        "product_lines": N_("Product lines"),
        "contract": N_("Contract"),
        "contact_person": N_("Contact person"),
        "way_to_reach": N_("Phone, mail or WeChat of a contact"),
        "decision_maker": N_("Who decides"),
        "satisfaction": N_("Satisfaction"),
        "need": N_("Need"),
    }
)
"""Fields of the customer file that are no column of the account list."""
_LISTS = ("accounts", "scores")
"""Tables whose columns stand in the customer file."""


def file_field(name: str) -> str:
    """Return what a field of the customer file is called: as its column, where it is one."""
    if name in FILE_FIELDS:
        return FILE_FIELDS[name]
    return next(one for table in _LISTS for one in TABLES[table].columns.values() if one.name == name).label


SETTING_GROUPS = MappingProxyType(
    {
        "CalendarSettings": N_("Calendar"),
        "MatrixSettings": N_("Value matrix"),
        "HealthSettings": N_("Health score"),
        "AlertSettings": N_("Early warning"),
        "AlertSwitches": N_("Alerts that are raised"),
        "CadenceSettings": N_("Contact cadence"),
        "PeopleSettings": N_("People"),
        "MoneySettings": N_("Money"),
        "StatusSettings": N_("Account status"),
        "WeekSettings": N_("Week list"),
        "CellSettings": N_("Functions in cells"),
        "ReadingSettings": N_("How cells are read"),
        "LimitSettings": N_("Limits of reading"),
    }
)

SETTING_SOURCES = MappingProxyType(
    {
        "handbook": N_("key-account handbook"),
        "literature": N_("literature"),
        "practice": N_("practice"),
        "kamxl": N_("kamxl"),
    }
)


def label(table: Mapping[str, str], code: str | None) -> str:
    """Return the English label of a code, to be translated; a dash for an unknown code or none."""
    return UNKNOWN if code is None else table.get(code, code)


def due_label(due: Due) -> str:
    """Return what is due, in English, to be translated; of an alert, which one it is."""
    return RULES[due.name] if due.kind is DueKind.ALERT else DUE_KINDS[due.kind]
