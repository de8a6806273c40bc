"""The words to choose from in a column, each of which kamxl understands in all three languages."""

from collections.abc import Mapping
from types import MappingProxyType

from kamxl.locale import N_, Translate
from kamxl.reports.labels import NEED_KINDS, RENEWAL_INTENTS, ROLES
from kamxl.reports.templates.sheet import TemplateColumn
from kamxl.sheets.tables.column import Kind

_YES_NO = (N_("Yes"), N_("No"))

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "contacts.role": tuple(ROLES.values()),
        "interactions.level": (N_("Strategy workshop"), N_("Executive meeting"), N_("Formal review")),
        "contracts.renewal_intent": tuple(RENEWAL_INTENTS.values()),
        "needs.need_type": tuple(NEED_KINDS.values()),
        "commitments.status": (N_("Open"), N_("Done"), N_("Cancelled")),
        "risks.color": (N_("Red"), N_("Yellow"), N_("Green")),
        "risks.status": (N_("Open"), N_("Closed")),
        "nominations.audit_result": (N_("Pending"), N_("Accepted"), N_("Rejected")),
        "cases.case_outcome": (N_("Won"), N_("Lost"), N_("Not renewed")),
    }
)
"""Words of columns that hold codes."""

SUGGESTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "surveys.satisfaction": (
            N_("Very satisfied"),
            N_("Satisfied"),
            N_("Fairly satisfied"),
            N_("Somewhat dissatisfied"),
            N_("Dissatisfied"),
            N_("No opinion"),
        ),
        "risks.signal": (N_("Decision maker left"), N_("Budget frozen"), N_("Competitor entered")),
        "needs.stage": (N_("Open"), N_("Won"), N_("Lost")),
        "quotes.status": (N_("Pending approval"), N_("Sent"), N_("Acknowledged"), N_("Rejected")),
    }
)
"""Words that are understood in columns that may hold anything else too."""


def choices(one: TemplateColumn, t: Translate) -> tuple[str, ...]:
    """Return the words to choose from in a column of codes; nothing where it holds none."""
    known = _YES_NO if one.column.kind is Kind.YES_NO else CHOICES.get(one.name, ())
    return tuple(t(word) for word in known)


def suggestions(one: TemplateColumn, t: Translate) -> tuple[str, ...]:
    """Return the words to choose from where anything may stand."""
    return tuple(t(word) for word in SUGGESTED.get(one.name, ()))
