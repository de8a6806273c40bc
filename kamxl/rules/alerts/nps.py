"""The customer would not recommend us, or does much less than before."""

from dataclasses import dataclass
from datetime import date

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import Recommendation, Source
from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting


@dataclass(frozen=True, slots=True, kw_only=True)
class NpsThresholds(AlertThresholds):
    """When an NPS answer wants attention."""

    nps_detractor: int = setting(
        6,
        low=0,
        high=10,
        unit="points",
        source="literature",
        label="NPS: attention up to",
        help="A newest NPS answer of this or less wants attention.",
    )
    nps_fall: int = setting(
        3,
        low=1,
        high=10,
        unit="points",
        source="literature",
        label="NPS: attention after a fall of",
        help="A newest NPS answer lower by this or more than the one before wants attention.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise a low newest answer, and one that fell far."""
    limits, answer = seen.settings.of(NpsThresholds), seen.facts.recommendation
    if answer is None:
        return None
    low = answer.score <= limits.nps_detractor
    fell = (answer.fall or 0.0) >= limits.nps_fall
    if not (low or fell):
        return None
    evidence = say("Newest NPS answer: {score:g} of 10 ({day}).", score=answer.score, day=answer.day)
    if fell:
        evidence = say(
            "{evidence} One person's answer fell by {fall:g} points.", evidence=evidence, fall=answer.fall
        )
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=evidence,
        action=say("Call the person who answered: ask what went wrong and what would put it right."),
        since=answer.day,
        cells=answer.source.cells,
        columns=answer.source.columns,
    )


def _score(facts: Facts, _: Settings) -> float | None:
    return facts.recommendation.score if facts.recommendation else None


def _fall(facts: Facts, _: Settings) -> float | None:
    return facts.recommendation.fall if facts.recommendation else None


def _answer(score: float, fall: float | None = None) -> Recommendation:
    return Recommendation(day=date(2026, 8, 1), score=score, fall=fall, source=Source(cells=("Surveys!D2",)))


NPS = AlertRule(
    code="nps",
    label=N_("Low NPS answer"),
    help=N_(
        "The newest NPS answer is {nps_detractor} or less, or lower than the one before by {nps_fall} or "
        "more."
    ),
    source="literature",
    judge=judge,
    thresholds=NpsThresholds,
    measures=(
        AlertMeasure(key="nps", header=N_("Newest NPS answer"), unit="count", value=_score),
        AlertMeasure(key="nps_fell", header=N_("NPS fell by"), unit="count", value=_fall),
    ),
    native={
        Urgency.ATTENTION: "OR(AND(ISNUMBER(m_nps),N(m_nps)<=nps_detractor),N(m_nps_fell)>=nps_fall)",
    },
    examples=(
        gives(None),
        gives(Urgency.ATTENTION, recommendation=_answer(0.0)),
        gives(Urgency.ATTENTION, recommendation=_answer(6.0)),
        gives(None, recommendation=_answer(6.5)),
        gives(Urgency.ATTENTION, recommendation=_answer(7.0, 3.0)),
        gives(None, recommendation=_answer(7.0, 2.9)),
        gives(None, recommendation=_answer(10.0, -3.0)),
    ),
)
