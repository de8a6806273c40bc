"""A complaint was confirmed late, planned late, or answered with too few options, or too many."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import ComplaintClock, Source
from kamxl.domain.facts import Facts
from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives, known
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting

_AS_OF = date(2026, 9, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintThresholds(AlertThresholds):
    """How quickly a complaint must be answered (the handbook's 3R)."""

    complaint_confirm_hours: float = setting(
        2.0,
        low=0,
        high=720,
        unit="hours",
        source="handbook",
        label="Complaints: confirmed within",
        help="A complaint must be confirmed within this time.",
    )
    complaint_plan_hours: float = setting(
        24.0,
        low=0,
        high=2160,
        unit="hours",
        source="handbook",
        label="Complaints: first plan within",
        help="A complaint must have a first plan within this time.",
        at_least="complaint_confirm_hours",
    )
    complaint_fewest_options: int = setting(
        2,
        low=0,
        high=20,
        unit="options",
        source="handbook",
        label="Complaints: fewest options",
        help="Fewer options offered want attention.",
    )
    complaint_most_options: int = setting(
        3,
        low=1,
        high=50,
        unit="options",
        source="handbook",
        label="Complaints: most options",
        help="More options offered are too many to choose from.",
        at_least="complaint_fewest_options",
    )
    complaint_days: int = setting(
        90,
        low=1,
        high=730,
        unit="days",
        label="Complaints: looked at for",
        help="A complaint that is closed, or may be, is looked at for this time after it was opened.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise the complaints that were answered against the rule, the newest first."""
    limits = seen.settings.of(ComplaintThresholds)
    newest_first = sorted(_looked_at(seen.facts, seen.settings), key=lambda one: one.opened, reverse=True)
    broken = [(one, faults) for one in newest_first if (faults := [*_faults(one, limits)])]
    too_many = [(one, faults) for one in newest_first if (faults := [*_too_many(one, limits)])]
    told = broken or too_many
    if not told:
        return None
    sentences = [
        say("{name}, {day}: {faults}.", name=one.name, day=one.opened, faults=_joined(faults))
        for one, faults in told
    ]
    return Found(
        urgency=Urgency.ATTENTION if broken else Urgency.INFO,
        evidence=reduce(lambda so_far, one: say("{so_far} {reason}", so_far=so_far, reason=one), sentences),
        action=say("Call the customer about the complaint, and offer two or three options with dates.")
        if broken
        else say("Offer two or three options, so that the customer can choose."),
        since=told[-1][0].opened,
        cells=tuple(cell for one, _ in told for cell in one.source.cells),
        columns=told[0][0].source.columns,
    )


def confirmed_late(hours: float | None, limits: ComplaintThresholds) -> bool:
    """Say whether so many hours until the confirmation are too many; None is unknown."""
    return (hours or 0.0) > limits.complaint_confirm_hours


def planned_late(hours: float | None, limits: ComplaintThresholds) -> bool:
    """Say whether so many hours until the first plan are too many."""
    return (hours or 0.0) > limits.complaint_plan_hours


def too_few(options: float | None, limits: ComplaintThresholds) -> bool:
    """Say whether so many options leave no choice."""
    return options is not None and options < limits.complaint_fewest_options


def too_many(options: float | None, limits: ComplaintThresholds) -> bool:
    """Say whether so many options are too many to choose from."""
    return (options or 0.0) > limits.complaint_most_options


def _looked_at(facts: Facts, settings: Settings) -> tuple[ComplaintClock, ...]:
    """Return the complaints that are open still, or were opened not long ago."""
    days = settings.of(ComplaintThresholds).complaint_days
    return tuple(one for one in facts.complaints if one.unresolved or (facts.as_of - one.opened).days <= days)


def _faults(one: ComplaintClock, limits: ComplaintThresholds) -> Iterator[Message]:
    confirm, plan = limits.complaint_confirm_hours, limits.complaint_plan_hours
    if confirmed_late(one.confirm_hours, limits):
        yield (
            say("confirmed after {hours:.0f} h (limit {limit:g} h)", hours=one.confirm_hours, limit=confirm)
            if one.confirmed
            else say(
                "no confirmation for {hours:.0f} h (limit {limit:g} h)",
                hours=one.confirm_hours,
                limit=confirm,
            )
        )
    if planned_late(one.plan_hours, limits):
        yield (
            say("first plan after {hours:.0f} h (limit {limit:g} h)", hours=one.plan_hours, limit=plan)
            if one.planned
            else say("no plan for {hours:.0f} h (limit {limit:g} h)", hours=one.plan_hours, limit=plan)
        )
    if too_few(one.options, limits):
        yield say(
            "options offered: {count:g} (at least {limit})",
            count=one.options,
            limit=limits.complaint_fewest_options,
        )


def _too_many(one: ComplaintClock, limits: ComplaintThresholds) -> Iterator[Message]:
    if too_many(one.options, limits):
        yield say(
            "options offered: {count:g} (at most {limit})",
            count=one.options,
            limit=limits.complaint_most_options,
        )


def _joined(faults: Iterable[Message]) -> Message:
    return reduce(lambda so_far, one: say("{first}; {then}", first=so_far, then=one), faults)


def _measure(
    key: str,
    header: str,
    unit: str,
    worst: Callable[[list[float]], float],
    number: Callable[[ComplaintClock], float | None],
) -> AlertMeasure:
    def value(facts: Facts, settings: Settings) -> float | None:
        numbers = known(number(one) for one in _looked_at(facts, settings))
        return worst(numbers) if numbers else None

    return AlertMeasure(key=key, header=header, unit=unit, value=value)


def _complaint(
    confirm: float | None = None,
    plan: float | None = None,
    options: float | None = None,
    *,
    days_ago: int = 10,
    unresolved: bool = False,
) -> ComplaintClock:
    return ComplaintClock(
        name="T-1",
        opened=_AS_OF - timedelta(days=days_ago),
        confirm_hours=confirm,
        plan_hours=plan,
        options=options,
        unresolved=unresolved,
        source=Source(cells=("Complaints!C2",)),
    )


COMPLAINTS = AlertRule(
    code="complaints",
    label=N_("Complaint against the clock"),
    help=N_(
        "A complaint was not confirmed within {complaint_confirm_hours:g} hours, had no plan within "
        "{complaint_plan_hours:g} hours, or was answered with fewer than {complaint_fewest_options} options. "
        "More than {complaint_most_options} options are for information. Closed complaints are looked at for "
        "{complaint_days} days."
    ),
    source="handbook",
    judge=judge,
    thresholds=ComplaintThresholds,
    measures=(
        _measure("confirm_hours", N_("Slowest confirmation"), "hours", max, lambda one: one.confirm_hours),
        _measure("plan_hours", N_("Slowest first plan"), "hours", max, lambda one: one.plan_hours),
        _measure("options_fewest", N_("Fewest options offered"), "count", min, lambda one: one.options),
        _measure("options_most", N_("Most options offered"), "count", max, lambda one: one.options),
    ),
    native={
        Urgency.ATTENTION: "OR(N(m_confirm_hours)>complaint_confirm_hours,"
        "N(m_plan_hours)>complaint_plan_hours,AND(ISNUMBER(m_options_fewest),N(m_options_fewest)<complaint_fewest_options))",
        Urgency.INFO: "N(m_options_most)>complaint_most_options",
    },
    examples=(
        gives(None),
        gives(None, complaints=(_complaint(2.0, 24.0, 2.0),)),
        gives(None, complaints=(_complaint(2.0, 24.0, 3.0),)),
        gives(None, complaints=(_complaint(),)),
        gives(Urgency.ATTENTION, complaints=(_complaint(2.01, 24.0, 2.0),)),
        gives(Urgency.ATTENTION, complaints=(_complaint(2.0, 24.01, 2.0),)),
        gives(Urgency.ATTENTION, complaints=(_complaint(2.0, 24.0, 1.0),)),
        gives(Urgency.ATTENTION, complaints=(_complaint(2.0, 24.0, 0.0),)),
        gives(Urgency.INFO, complaints=(_complaint(2.0, 24.0, 4.0),)),
        gives(Urgency.ATTENTION, complaints=(_complaint(options=4.0), _complaint(3.0))),
        gives(Urgency.ATTENTION, complaints=(_complaint(72.0, days_ago=90),)),
        gives(None, complaints=(_complaint(72.0, days_ago=91),)),
        gives(Urgency.ATTENTION, complaints=(_complaint(72.0, days_ago=91, unresolved=True),)),
    ),
)
