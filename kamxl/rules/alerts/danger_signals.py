"""The account shows danger signals: how it treats us tells of its going before its purchases do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from kamxl.domain.alert import Light, Urgency
from kamxl.domain.dates import add_months
from kamxl.domain.dealings import DangerSigns, Source
from kamxl.domain.facts import Facts
from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.rules.danger import danger
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting

_URGENCIES = {Light.RED: Urgency.URGENT, Light.YELLOW: Urgency.ATTENTION, Light.GREEN: Urgency.INFO}
_SIGNS: Mapping[str, Message] = MappingProxyType(
    {
        "orders_without_effort": say("orders arrive with no effort of ours"),
        "presales_worthless": say("what our pre-sales do seems worthless to the customer"),
        "studies_new_technology": say("the customer studies a new technology"),
        "presales_leaving": say("our pre-sales leave the area"),
        "template_proposals": say("our proposals are all templates"),
        "no_more_training": say("the customer wants no more training"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerThresholds(AlertThresholds):
    """How old danger signals may be; how many of them mean what is a setting of early warning."""

    danger_months: int = setting(
        3,
        low=1,
        high=24,
        unit="months",
        label="Danger signals: looked at for",
        help="The newest answers to the six questions count when they are not older than this.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise the newest answers by the number of danger signals among them."""
    signs = _young(seen.facts, seen.settings)
    if signs is None:
        return None
    urgency = _URGENCIES.get(danger(len(signs.signs), seen.settings.alerts))
    if urgency is None:
        return None
    evidence = say(
        "{count} of {asked} danger signals: {signs}.",
        count=len(signs.signs),
        asked=len(_SIGNS),
        signs=tuple(_SIGNS[one] for one in signs.signs),
    )
    if signs.unanswered:
        evidence = say("{evidence} Not answered: {count}.", evidence=evidence, count=signs.unanswered)
    return Found(
        urgency=urgency,
        evidence=evidence,
        action=say(
            "Meet the customer above the usual level, and agree a joint project that proves our value."
        ),
        since=signs.day,
        cells=signs.source.cells,
        columns=signs.source.columns,
    )


def _young(facts: Facts, settings: Settings) -> DangerSigns | None:
    """Return the newest answers where they are not too old."""
    signs, months = facts.danger_signs, settings.of(DangerThresholds).danger_months
    if signs is None or signs.day <= add_months(facts.as_of, -months):
        return None
    return signs


def _count(facts: Facts, settings: Settings) -> float | None:
    signs = _young(facts, settings)
    return len(signs.signs) if signs else None


def _signs(count: int, unanswered: int = 0, day: date = date(2026, 9, 1)) -> DangerSigns:
    return DangerSigns(
        signs=tuple(_SIGNS)[:count],
        unanswered=unanswered,
        day=day,
        source=Source(cells=("Danger signals!C2",)),
    )


DANGER_SIGNALS = AlertRule(
    code="danger_signals",
    label=N_("Danger signals"),
    help=N_(
        "Of the six danger signals, so many were answered yes in the last {danger_months} months: from "
        "{danger_watch} on for information, from {danger_yellow} on attention, from {danger_red} on urgent."
    ),
    source="handbook",
    judge=judge,
    thresholds=DangerThresholds,
    measures=(AlertMeasure(key="danger_signs", header=N_("Danger signals"), unit="count", value=_count),),
    native={
        Urgency.URGENT: "N(m_danger_signs)>=danger_red",
        Urgency.ATTENTION: "N(m_danger_signs)>=danger_yellow",
        Urgency.INFO: "N(m_danger_signs)>=danger_watch",
    },
    examples=(
        gives(None),
        gives(None, danger_signs=_signs(0)),
        gives(Urgency.INFO, danger_signs=_signs(1)),
        gives(Urgency.INFO, danger_signs=_signs(2)),
        gives(Urgency.ATTENTION, danger_signs=_signs(3)),
        gives(Urgency.ATTENTION, danger_signs=_signs(4)),
        gives(Urgency.URGENT, danger_signs=_signs(5)),
        gives(Urgency.URGENT, danger_signs=_signs(6)),
        gives(None, danger_signs=_signs(1), settings={"danger_watch": 2}),
        gives(Urgency.INFO, danger_signs=_signs(2, 4)),
        gives(Urgency.URGENT, danger_signs=_signs(5, day=date(2026, 7, 1))),
        gives(None, danger_signs=_signs(5, day=date(2026, 6, 30))),
    ),
)
