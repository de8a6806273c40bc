"""Customer health: five components in three dimensions, a score, a band."""

from dataclasses import dataclass
from enum import StrEnum

from kamxl.domain.message import Message


class Dimension(StrEnum):
    """The handbook's three sides of health."""

    BUSINESS = "business"
    RELATIONSHIP = "relationship"
    ECOSYSTEM = "ecosystem"


class ComponentName(StrEnum):
    """The five things health is made of."""

    STABILITY = "stability"
    GROWTH = "growth"
    CONTACT = "contact"
    SATISFACTION = "satisfaction"
    BREADTH = "breadth"


DIMENSION_OF = {
    ComponentName.STABILITY: Dimension.BUSINESS,
    ComponentName.GROWTH: Dimension.BUSINESS,
    ComponentName.CONTACT: Dimension.RELATIONSHIP,
    ComponentName.SATISFACTION: Dimension.RELATIONSHIP,
    ComponentName.BREADTH: Dimension.ECOSYSTEM,
}


class Band(StrEnum):
    """What the score means at a glance."""

    HEALTHY = "healthy"
    WATCH = "watch"
    AT_RISK = "at_risk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One judged component. `points` 0-100, None when unknown; `weight` as set, before re-spreading."""

    name: ComponentName
    weight: float
    points: float | None
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedPart:
    """A line of the explanation, in points of the final 100.

    `weight` is what the component can bring after unknown weights were re-spread, `contribution`
    what it brings, `lost` the rest. `name` is None for the red-light cap. Over all lines,
    contributions and losses add up to exactly 100.0 (one decimal, largest remainder).
    """

    name: ComponentName | None
    points: float | None
    weight: float
    contribution: float
    lost: float
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthScore:
    """The score with everything that explains it.

    `score` is unrounded 0-100, None when too little is known; `coverage` is the share of the weight
    that is data (0-1); `uncapped` is the score before the red-light cap; `parts` are sorted by
    points lost, largest first.
    """

    score: float | None
    uncapped: float | None
    band: Band | None
    coverage: float
    capped: bool
    components: tuple[Component, ...]
    parts: tuple[ExplainedPart, ...]
    reason: Message | None = None

    def points(self, name: ComponentName) -> float | None:
        """Return the points of one component; None when unknown."""
        return next(c.points for c in self.components if c.name is name)
