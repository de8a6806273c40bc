"""A contact was planned, and its day passed without one."""

from dataclasses import dataclass
from datetime import date, timedelta

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import MissedVisit, Source
from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting

_AS_OF = date(2026, 9, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitThresholds(AlertThresholds):
    """How long after its day a planned contact is missed."""

    visit_info_days: int = setting(
        7,
        low=0,
        high=365,
        unit="days",
        label="Planned contacts: told after",
        help="A planned contact that was not made for more days is told, for information.",
    )
    visit_missed_days: int = setting(
        30,
        low=0,
        high=365,
        unit="days",
        label="Planned contacts: attention after",
        help="A planned contact that was not made for more days wants attention.",
        at_least="visit_info_days",
    )


def judge(seen: Seen) -> Found | None:
    """Raise the contact that was planned last and not made."""
    limits, visit = seen.settings.of(VisitThresholds), seen.facts.missed_visit
    if visit is None:
        return None
    missed = visit.days > limits.visit_missed_days
    if not (missed or visit.days > limits.visit_info_days):
        return None
    return Found(
        urgency=Urgency.ATTENTION if missed else Urgency.INFO,
        evidence=say(
            "A contact was planned for {day}, {days} days ago; none is recorded since.",
            day=visit.planned,
            days=visit.days,
        ),
        action=say("Make the contact now, or plan it anew."),
        since=visit.planned,
        cells=visit.source.cells,
        columns=visit.source.columns,
    )


def _days(facts: Facts, _: Settings) -> float | None:
    return facts.missed_visit.days if facts.missed_visit else None


def _missed(days: int) -> MissedVisit:
    return MissedVisit(planned=_AS_OF - timedelta(days=days), days=days, source=Source(cells=("Visits!E2",)))


MISSED_VISIT = AlertRule(
    code="missed_visit",
    label=N_("Planned contact missed"),
    help=N_(
        "The day planned for the next contact passed more than {visit_missed_days} days ago, and no contact "
        "is recorded since; for information after {visit_info_days} days."
    ),
    source="kamxl",
    judge=judge,
    thresholds=VisitThresholds,
    measures=(
        AlertMeasure(key="visit_late", header=N_("Planned contact missed for"), unit="days", value=_days),
    ),
    native={
        Urgency.ATTENTION: "N(m_visit_late)>visit_missed_days",
        Urgency.INFO: "N(m_visit_late)>visit_info_days",
    },
    examples=(
        gives(None),
        gives(Urgency.ATTENTION, missed_visit=_missed(31)),
        gives(Urgency.INFO, missed_visit=_missed(30)),
        gives(Urgency.INFO, missed_visit=_missed(8)),
        gives(None, missed_visit=_missed(7)),
    ),
)
