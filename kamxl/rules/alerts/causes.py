"""A cause of interruption is open: what ends relationships with customers, beside the three red signals."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import Cause, Source
from kamxl.domain.facts import Facts
from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.settings import Settings

_URGENT = "insolvency"
_SENTENCES: Mapping[str, Message] = MappingProxyType(
    {
        "insolvency": say("insolvency"),
        "contact_changed": say("the contact person changed"),
        "price_led": say("the contact looks at the price alone"),
        "manager_weak": say("our account manager is weak or changed often"),
        "trust_lost": say("trust is lost"),
        "quality_trouble": say("trouble with quality"),
        "market_change": say("a market position changed, theirs or ours"),
    }
)


_ACTIONS: Mapping[Urgency, Message] = MappingProxyType(
    {
        Urgency.URGENT: say("Secure what is owed today, and deliver against payment alone."),
        Urgency.ATTENTION: say(
            "Find the cause with the customer, let our management call, and agree a plan."
        ),
    }
)


def judge(seen: Seen) -> Found | None:
    """Raise the open causes of an account, insolvency first."""
    causes = sorted(seen.facts.causes, key=lambda one: [*_SENTENCES].index(one.code))
    if not causes:
        return None
    urgency = Urgency.URGENT if _insolvent(seen.facts, seen.settings) else Urgency.ATTENTION
    return Found(
        urgency=urgency,
        evidence=say(
            "Causes of interruption: {causes}.",
            causes=tuple(_SENTENCES[code] for code in dict.fromkeys(one.code for one in causes)),
        ),
        action=_ACTIONS[urgency],
        since=min((one.since for one in causes if one.since), default=None),
        cells=tuple(cell for one in causes for cell in one.source.cells),
        columns=causes[0].source.columns,
    )


def _count(facts: Facts, _: Settings) -> float | None:
    return len(facts.causes)


def _insolvent(facts: Facts, _: Settings) -> float | None:
    return sum(one.code == _URGENT for one in facts.causes)


def _cause(code: str) -> Cause:
    return Cause(code=code, since=date(2026, 9, 1), source=Source(cells=("Risks!A2",)))


CAUSES_FOUND = AlertRule(
    code="causes",
    label=N_("Cause of interruption"),
    help=N_(
        "An open risk names a cause of interrupted relationships. Inner: the contact person changed, or "
        "looks at the price alone; our account manager is weak or changed often; trust is lost; trouble with "
        "quality. Outer: a market position changed; insolvency, which is urgent. What turns the light red or "
        "yellow is told by the light."
    ),
    source="handbook",
    judge=judge,
    measures=(
        AlertMeasure(key="causes", header=N_("Causes of interruption"), unit="count", value=_count),
        AlertMeasure(key="insolvency", header=N_("Insolvency"), unit="count", value=_insolvent),
    ),
    native={Urgency.URGENT: "N(m_insolvency)>0", Urgency.ATTENTION: "N(m_causes)>0"},
    past=False,
    examples=(
        gives(None),
        gives(Urgency.URGENT, causes=(_cause("trust_lost"), _cause("insolvency"))),
        *(gives(Urgency.ATTENTION, causes=(_cause(code),)) for code in _SENTENCES if code != _URGENT),
    ),
)
