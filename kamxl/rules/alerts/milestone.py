"""A milestone of the account's plan was not reached by its day."""

from datetime import date, timedelta

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import Source
from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.domain.plans import OpenMilestone
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.settings import Settings

_AS_OF = date(2026, 9, 30)


def judge(seen: Seen) -> Found | None:
    """Raise the milestones whose day is over, the oldest first."""
    late = sorted(_late(seen.facts), key=lambda one: one.planned_for)
    if not late:
        return None
    names = tuple(say("{name} ({day})", name=one.name, day=one.planned_for) for one in late)
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=say("Milestones not reached: {milestones}.", milestones=names),
        action=say("Reach the milestone with the customer, or agree a new day for it."),
        since=late[0].planned_for,
        cells=tuple(cell for one in late for cell in one.source.cells),
        columns=late[0].source.columns,
        owner=late[0].owner,
    )


def _late(facts: Facts) -> tuple[OpenMilestone, ...]:
    return tuple(one for one in facts.milestones if one.days_left < 0)


def _count(facts: Facts, _: Settings) -> float | None:
    return len(_late(facts))


def _milestone(days_left: int) -> OpenMilestone:
    return OpenMilestone(
        text="Joint plan agreed",
        number=3,
        planned_for=_AS_OF + timedelta(days=days_left),
        days_left=days_left,
        source=Source(cells=("Milestones!C2",)),
    )


MILESTONE = AlertRule(
    code="milestone",
    label=N_("Milestone not reached"),
    help=N_("The day of a milestone is over, and it is not reached."),
    source="handbook",
    judge=judge,
    measures=(
        AlertMeasure(
            key="milestones_late", header=N_("Milestones past their day"), unit="count", value=_count
        ),
    ),
    native={Urgency.ATTENTION: "N(m_milestones_late)>0"},
    past=False,
    examples=(
        gives(None),
        gives(Urgency.ATTENTION, milestones=(_milestone(-1),)),
        gives(None, milestones=(_milestone(0),)),
        gives(Urgency.ATTENTION, milestones=(_milestone(20), _milestone(-90))),
    ),
)
