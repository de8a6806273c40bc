"""The next follow-up of a recovery plan is over, and the plan is not closed."""

from datetime import date, timedelta

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import OpenRecovery, Source
from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.settings import Settings

_AS_OF = date(2026, 9, 30)


def judge(seen: Seen) -> Found | None:
    """Raise the plans whose day to look again is over, the oldest first."""
    late = sorted(_late(seen.facts), key=lambda one: one.follow_up)
    if not late:
        return None
    plans = tuple(say("{title} ({day})", title=one.crisis, day=one.follow_up) for one in late)
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=say("Recovery plan not followed up: {plans}.", plans=plans),
        action=say("Look at the plan again with the customer, then close it or set the next day."),
        since=late[0].follow_up,
        cells=tuple(cell for one in late for cell in one.source.cells),
        columns=late[0].source.columns,
        owner=late[0].owner,
    )


def _late(facts: Facts) -> tuple[OpenRecovery, ...]:
    return tuple(one for one in facts.recoveries if one.days_left < 0)


def _count(facts: Facts, _: Settings) -> float | None:
    return len(_late(facts))


def _plan(days_left: int) -> OpenRecovery:
    return OpenRecovery(
        crisis="Line down",
        follow_up=_AS_OF + timedelta(days=days_left),
        days_left=days_left,
        source=Source(cells=("Recovery!K2",)),
    )


RECOVERY_PLAN = AlertRule(
    code="recovery",
    label=N_("Recovery plan not followed up"),
    help=N_("The day to look at a recovery plan again is over, and the plan is not closed."),
    source="handbook",
    judge=judge,
    measures=(
        AlertMeasure(
            key="recoveries_late",
            header=N_("Recovery plans past their follow-up"),
            unit="count",
            value=_count,
        ),
    ),
    native={Urgency.ATTENTION: "N(m_recoveries_late)>0"},
    past=False,
    examples=(
        gives(None),
        gives(Urgency.ATTENTION, recoveries=(_plan(-1),)),
        gives(None, recoveries=(_plan(0),)),
        gives(Urgency.ATTENTION, recoveries=(_plan(5), _plan(-30))),
    ),
)
