"""Revenue of the fiscal year so far is behind its target."""

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import Source, TargetToDate
from kamxl.domain.facts import Facts
from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.rules.status import attained
from kamxl.settings import Settings


def judge(seen: Seen) -> Found | None:
    """Raise revenue to date that is below its target to date by more than the team allows."""
    facts, shares = seen.facts, seen.settings.status
    target, revenue = facts.target_to_date, facts.revenue_to_date
    if target is None or revenue is None:
        return None
    reached = attained(revenue, target.due)
    urgency = _urgency(
        reached, {Urgency.URGENT: shares.target_urgent, Urgency.ATTENTION: shares.target_attention}
    )
    if urgency is None:
        return None
    return Found(
        urgency=urgency,
        evidence=_evidence(target, revenue, reached),
        action=say("Agree with the customer which orders close the gap, or agree another target."),
        cells=target.source.cells,
        columns=target.source.columns,
        money=target.due - revenue,
    )


def _urgency(reached: float | None, shares: dict[Urgency, float]) -> Urgency | None:
    """Return the first urgency whose share was not reached; None where nothing is due."""
    return next((one for one, share in shares.items() if reached is not None and reached < share), None)


def _evidence(target: TargetToDate, revenue: float, reached: float | None) -> Message:
    told = say(
        "Revenue of the year so far is {revenue:,.0f}, {reached:.1%} of the {due:,.0f} due by now.",
        revenue=revenue,
        reached=reached,
        due=target.due,
    )
    if not target.share:
        return told
    if target.seasonal:
        return say("{told} Last year {share:.0%} came by this time.", told=told, share=target.share)
    return say("{told} That is {share:.0%} of the year's target.", told=told, share=target.share)


def _due(facts: Facts, _: Settings) -> float | None:
    return facts.target_to_date.asked if facts.target_to_date else None


def _revenue(facts: Facts, _: Settings) -> float | None:
    return facts.revenue_to_date


def _target(due: float, share: float | None = None, *, seasonal: bool = False) -> TargetToDate:
    source = Source(cells=("Targets!C2",))
    return TargetToDate(due=due, quarters=3, share=share, seasonal=seasonal, source=source)


_REACHED = "ROUND(N(m_revenue_to_date)/N(m_target_due),10)"


def _below(share: str) -> str:
    return f"IF(AND(ISNUMBER(m_target_due),ISNUMBER(m_revenue_to_date)),{_REACHED}<{share})"


TARGET = AlertRule(
    code="target",
    label=N_("Behind target"),
    help=N_(
        "Revenue of the fiscal year so far is below {target_attention:.0%} of its target to date; urgent "
        "below {target_urgent:.0%}. Of a yearly target that part is due which the same quarters brought of "
        "last year, or an equal part of each quarter where last year is not known."
    ),
    source="handbook",
    judge=judge,
    measures=(
        AlertMeasure(key="target_due", header=N_("Target to date"), unit="money", value=_due),
        AlertMeasure(key="revenue_to_date", header=N_("Revenue to date"), unit="money", value=_revenue),
    ),
    native={Urgency.URGENT: _below("target_urgent"), Urgency.ATTENTION: _below("target_attention")},
    past=False,
    examples=(
        gives(None),
        gives(None, quarters=(10.0, 10.0, 10.0)),
        gives(None, target_to_date=_target(100.0)),
        gives(Urgency.URGENT, quarters=(30.0, 30.0, 24.9), target_to_date=_target(100.0)),
        gives(Urgency.ATTENTION, quarters=(30.0, 30.0, 25.0), target_to_date=_target(100.0, 0.75)),
        gives(Urgency.ATTENTION, quarters=(30.0, 30.0, 36.9), target_to_date=_target(100.0)),
        gives(None, quarters=(30.0, 30.0, 37.0), target_to_date=_target(100.0)),
        gives(
            Urgency.URGENT, quarters=(90.0, 0.0, 0.0, 10.0), target_to_date=_target(50.0, 0.6, seasonal=True)
        ),
        gives(None, quarters=(30.0, 30.0, 30.0), target_to_date=_target(0.0)),
    ),
)
