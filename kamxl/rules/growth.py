"""Growth: the last two completed quarters against the same two a year before."""

from collections.abc import Sequence

from kamxl.domain.facts import Facts
from kamxl.domain.health import Component, ComponentName
from kamxl.domain.message import Message, say
from kamxl.settings.health import HealthSettings

QUARTERS_NEEDED = 6


def growth_change(quarters: Sequence[float]) -> float | None:
    """Return the change of the last two quarters against the same two a year before, as a share.

    None with fewer than six quarters of history or without a positive base.
    """
    if len(quarters) < QUARTERS_NEEDED:
        return None
    base = quarters[-6] + quarters[-5]
    return (quarters[-2] + quarters[-1]) / base - 1.0 if base > 0 else None


def growth_points(change: float, settings: HealthSettings) -> float:
    """Score growth 0-100: the floor earns 0, no growth the flat points, the ceiling 100; linear between."""
    flat = settings.growth_flat_points
    if change < 0:
        return max(0.0, flat * (1.0 - change / settings.growth_floor))
    return min(100.0, flat + (100.0 - flat) * change / settings.growth_ceiling)


def growth(facts: Facts, settings: HealthSettings) -> Component:
    """Judge whether the account grows, and say why."""
    change = growth_change(facts.quarters)
    if change is None:
        return _component(None, _why_unknown(facts.quarters), settings)
    reason = say("Last two quarters {change:+.1%} against the same two a year before.", change=change)
    return _component(growth_points(change, settings), reason, settings)


def _why_unknown(quarters: Sequence[float]) -> Message:
    if len(quarters) < QUARTERS_NEEDED:
        return say(
            "{quarters} quarters of history; {needed} are needed.",
            quarters=len(quarters),
            needed=QUARTERS_NEEDED,
        )
    return say("No revenue in the same two quarters a year before.")


def _component(points: float | None, reason: Message, settings: HealthSettings) -> Component:
    return Component(name=ComponentName.GROWTH, weight=settings.growth_weight, points=points, reason=reason)
