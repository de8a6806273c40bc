"""A service level is below what was promised."""

from dataclasses import dataclass

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import ServiceLevel, Source
from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceThresholds(AlertThresholds):
    """The service level that counts where none is written."""

    sla_usual_target: float = setting(
        99.9,
        low=0,
        high=100,
        unit="%",
        source="handbook",
        label="Service level: target where none is written",
        help="Availability promised to accounts whose sheet names no target.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise the service level that is furthest below its target."""
    worst = _worst(seen.facts, seen.settings)
    if worst is None:
        return None
    target = _target(worst, seen.settings)
    if _gap(worst, seen.settings) <= 0:
        return None
    evidence = (
        say("Service level {actual:.6g}%, promised {target:.6g}%.", actual=worst.actual, target=target)
        if worst.promised
        else say(
            "Service level {actual:.6g}%, below the usual {target:.6g}%; no target is written.",
            actual=worst.actual,
            target=target,
        )
    )
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=evidence,
        action=say("Explain the outage to the customer, and agree how the level is reached again."),
        cells=worst.source.cells,
        columns=worst.source.columns,
    )


def _worst(facts: Facts, settings: Settings) -> ServiceLevel | None:
    return max(facts.service, key=lambda one: _gap(one, settings), default=None)


def _gap(level: ServiceLevel, settings: Settings) -> float:
    """Return by how many points a level is below its target."""
    return round(_target(level, settings) - level.actual, 6)


def _target(level: ServiceLevel, settings: Settings) -> float:
    usual = settings.of(ServiceThresholds).sla_usual_target
    return usual if level.target is None else level.target


def _actual_value(facts: Facts, settings: Settings) -> float | None:
    worst = _worst(facts, settings)
    return worst.actual if worst else None


def _target_value(facts: Facts, settings: Settings) -> float | None:
    worst = _worst(facts, settings)
    return worst.target if worst else None


def _level(actual: float, target: float | None = None) -> ServiceLevel:
    return ServiceLevel(actual=actual, target=target, source=Source(cells=("Service!C2",)))


SERVICE_LEVEL = AlertRule(
    code="service_level",
    label=N_("Service level"),
    help=N_(
        "The service level reached is below the one promised; where none is written, below "
        "{sla_usual_target:g}%."
    ),
    source="handbook",
    judge=judge,
    thresholds=ServiceThresholds,
    measures=(
        AlertMeasure(key="sla_actual", header=N_("Service level, %"), unit="percent", value=_actual_value),
        AlertMeasure(key="sla_target", header=N_("Promised level, %"), unit="percent", value=_target_value),
    ),
    native={
        Urgency.ATTENTION: "AND(ISNUMBER(m_sla_actual),ROUND(IF(ISNUMBER(m_sla_target),N(m_sla_target),"
        "sla_usual_target)-N(m_sla_actual),6)>0)",
    },
    past=False,
    examples=(
        gives(None),
        gives(Urgency.ATTENTION, service=(_level(95.0, 99.9),)),
        gives(Urgency.ATTENTION, service=(_level(98.99, 99.0),)),
        gives(None, service=(_level(99.0, 99.0),)),
        gives(None, service=(_level(99.01, 99.0),)),
        gives(Urgency.ATTENTION, service=(_level(99.89),)),
        gives(None, service=(_level(99.9),)),
        gives(Urgency.ATTENTION, service=(_level(99.95, 99.9), _level(97.0, 98.0))),
        gives(Urgency.ATTENTION, service=(_level(0.0, 99.9),)),
    ),
)
