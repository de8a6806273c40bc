"""A promise is overdue, or due very soon and not kept yet."""

from dataclasses import dataclass
from datetime import date, timedelta

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import OpenPromise, Source
from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting

_AS_OF = date(2026, 9, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseThresholds(AlertThresholds):
    """When a risk to a promise must have been raised."""

    promise_warning_hours: float = setting(
        48.0,
        low=0,
        high=720,
        unit="hours",
        source="handbook",
        label="Promises: attention before they are due",
        help="A promise due within this time, not kept, of whose risk the customer was not warned, "
        "wants attention.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise promises that are overdue or about to be, the oldest first."""
    limit = seen.settings.of(PromiseThresholds).promise_warning_hours
    late = _late(seen.facts)
    soon = tuple(one for one in _ahead(seen.facts) if one.hours_left <= limit)
    told = sorted((*late, *soon), key=lambda one: one.due)
    if not told:
        return None
    names = tuple(say("{title} ({day})", title=one.title, day=one.due) for one in told)
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=say("Promised and not done: {promises}.", promises=names),
        action=say("Keep the promise, or agree a new date with the customer before it is due."),
        since=told[0].due if late else None,
        cells=tuple(cell for one in told for cell in one.source.cells),
        columns=told[0].source.columns,
        due=min((one.due for one in soon), default=None),
        owner=told[0].owner,
    )


def _late(facts: Facts) -> tuple[OpenPromise, ...]:
    return tuple(one for one in facts.promises if one.hours_left < 0)


def _ahead(facts: Facts) -> tuple[OpenPromise, ...]:
    """Return the promises still to come of whose risk the customer was not warned."""
    return tuple(one for one in facts.promises if one.hours_left >= 0 and not one.warned)


def _count(facts: Facts, _: Settings) -> float | None:
    return len(_late(facts))


def _hours(facts: Facts, _: Settings) -> float | None:
    return min((one.hours_left for one in _ahead(facts)), default=None)


def _promise(hours: float, *, warned: bool = False) -> OpenPromise:
    return OpenPromise(
        title="New line",
        due=_AS_OF + timedelta(hours=hours),
        hours_left=hours,
        warned=warned,
        source=Source(cells=("Promises!D2",)),
    )


PROMISE = AlertRule(
    code="promise",
    label=N_("Promise not kept"),
    help=N_(
        "A promise is overdue, or due within {promise_warning_hours:g} hours, not done, and the customer was "
        "not warned."
    ),
    source="handbook",
    judge=judge,
    thresholds=PromiseThresholds,
    measures=(
        AlertMeasure(key="promises_late", header=N_("Promises overdue"), unit="count", value=_count),
        AlertMeasure(
            key="promise_hours_left", header=N_("Next promise is due in"), unit="hours", value=_hours
        ),
    ),
    native={
        Urgency.ATTENTION: "OR(N(m_promises_late)>0,AND(ISNUMBER(m_promise_hours_left),"
        "N(m_promise_hours_left)<=promise_warning_hours))"
    },
    past=False,
    examples=(
        gives(None),
        gives(Urgency.ATTENTION, promises=(_promise(-24.0),)),
        gives(Urgency.ATTENTION, promises=(_promise(-24.0, warned=True),)),
        gives(Urgency.ATTENTION, promises=(_promise(0.0),)),
        gives(None, promises=(_promise(0.0, warned=True),)),
        gives(Urgency.ATTENTION, promises=(_promise(48.0),)),
        gives(None, promises=(_promise(48.01),)),
        gives(None, promises=(_promise(48.0, warned=True),)),
        gives(Urgency.ATTENTION, promises=(_promise(400.0), _promise(-24.0))),
    ),
)
