"""Satisfaction: the mean of recent answers."""

from kamxl.domain.facts import Facts
from kamxl.domain.health import Component, ComponentName
from kamxl.domain.message import say
from kamxl.settings.health import HealthSettings


def satisfaction(facts: Facts, settings: HealthSettings) -> Component:
    """Judge satisfaction as the mean of recent answers, 0-100, and say why."""
    if facts.satisfaction is None:
        reason = say("No answers in the last {months} months.", months=settings.satisfaction_months)
    else:
        reason = say(
            "Mean of {answers} answers: {mean:.1f} of 100.", answers=facts.answers, mean=facts.satisfaction
        )
    return Component(
        name=ComponentName.SATISFACTION,
        weight=settings.satisfaction_weight,
        points=facts.satisfaction,
        reason=reason,
    )
