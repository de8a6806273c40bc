"""Breadth of cooperation: how many of the relevant product lines the account buys."""

from kamxl.domain.facts import Facts
from kamxl.domain.health import Component, ComponentName
from kamxl.domain.message import say
from kamxl.settings.health import HealthSettings


def breadth_points(active: float, relevant: float) -> float:
    """Score breadth 0-100: lines with revenue among the lines relevant to the account."""
    return max(0.0, min(100.0, 100.0 * active / relevant))


def breadth(facts: Facts, settings: HealthSettings) -> Component:
    """Judge how many lines the account buys, and say why."""
    active, relevant = facts.lines_active, facts.lines_relevant
    if active is None or not relevant:
        reason = facts.breadth_reason or say("No product lines are recorded in this book.")
        points = None
    else:
        reason = say("Buys {active} of {relevant} product lines.", active=active, relevant=relevant)
        points = breadth_points(active, relevant)
    return Component(name=ComponentName.BREADTH, weight=settings.breadth_weight, points=points, reason=reason)
