"""A customer is not filed by its deadline, so that its costs cannot be refunded."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import fsum

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import OpenFiling, Source
from kamxl.domain.facts import Facts
from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives, known
from kamxl.settings import Settings

_AS_OF = date(2026, 9, 30)


def judge(seen: Seen) -> Found | None:
    """Raise what is not filed although its last day is over, the oldest first."""
    late = sorted(_late(seen.facts), key=lambda one: one.due)
    if not late:
        return None
    costs = known(one.costs for one in late)
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=_evidence(late),
        action=say("File the customer before its costs are refunded, or agree a new deadline."),
        since=late[0].due,
        cells=tuple(cell for one in late for cell in one.source.cells),
        columns=late[0].source.columns,
        money=fsum(costs) if costs else None,
        owner=late[0].owner,
    )


def _evidence(late: Sequence[OpenFiling]) -> Message:
    told = say("Not filed by its deadline: {days}.", days=tuple(one.due for one in late))
    refunded = tuple(one.refunded for one in late if one.refunded)
    if not refunded:
        return told
    return say("{told} Costs were refunded before the customer is filed: {days}.", told=told, days=refunded)


def _late(facts: Facts) -> tuple[OpenFiling, ...]:
    return tuple(one for one in facts.filings if one.against_the_rule)


def _count(facts: Facts, _: Settings) -> float | None:
    return len(_late(facts))


def _filing(days_left: int, refunded: date | None = None) -> OpenFiling:
    return OpenFiling(
        due=_AS_OF + timedelta(days=days_left),
        days_left=days_left,
        refunded=refunded,
        source=Source(cells=("Filing!C2",)),
    )


FILING = AlertRule(
    code="filing",
    label=N_("Not filed by its deadline"),
    help=N_(
        "The customer is not filed although the last day for it is over, or although its costs were "
        "refunded; costs wait for the filing."
    ),
    source="handbook",
    judge=judge,
    measures=(
        AlertMeasure(
            key="filings_late", header=N_("Filings past their deadline"), unit="count", value=_count
        ),
    ),
    native={Urgency.ATTENTION: "N(m_filings_late)>0"},
    past=False,
    examples=(
        gives(None),
        gives(Urgency.ATTENTION, filings=(_filing(-1),)),
        gives(None, filings=(_filing(0),)),
        gives(Urgency.ATTENTION, filings=(_filing(20, date(2026, 9, 1)),)),
        gives(Urgency.ATTENTION, filings=(_filing(20), _filing(-90))),
    ),
)
