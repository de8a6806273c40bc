"""Columns from the five components to the score, for today and one quarter before."""

from collections.abc import Callable

from kamxl.domain.health import DIMENSION_OF, ComponentName, Dimension, HealthScore
from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.reports.kam_sheets import health_formulas as formulas
from kamxl.reports.kam_sheets.health_formulas import BEFORE, MEMBERS, NOW, When
from kamxl.reports.kam_sheets.score_column import ScoreColumn
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import Value
from kamxl.reports.labels import COMPONENTS, DIMENSIONS

POINTS = N_("Health points, 0 to 100")
MADE = N_("How the score is made")
EARLIER = N_("One quarter before")


def _score(subject: Subject, when: When) -> HealthScore:
    return subject.one.health if when is NOW else subject.one.previous


def _column(
    when: When, key: str, header: Message, template: str, value: Callable[[HealthScore], Value]
) -> ScoreColumn:
    group = POINTS if key in set(ComponentName) else MADE
    return ScoreColumn(
        key=key + when.suffix,
        group=EARLIER if when is BEFORE else group,
        header=say("{what}, quarter before", what=header) if when is BEFORE else header,
        template=template,
        addin=formulas.calls(when).get(key),
        value=lambda s: value(_score(s, when)),
        style="share" if key == "coverage" else "points",
        width=18 if when is BEFORE else 12,
        folded=when is BEFORE,
    )


def _points_of(name: ComponentName) -> Callable[[HealthScore], Value]:
    return lambda health: health.points(name)


def _mean_of(dimension: Dimension) -> Callable[[HealthScore], Value]:
    return lambda health: mean(health, dimension)


def mean(health: HealthScore, dimension: Dimension) -> float | None:
    """Return the points of a dimension: the mean of its known components, by weight."""
    parts = [c for c in health.components if DIMENSION_OF[c.name] is dimension and c.points is not None]
    weight = sum(c.weight for c in parts)
    return sum(c.weight * (c.points or 0.0) for c in parts) / weight if weight > 0 else None


def spread(health: HealthScore) -> float:
    """Return what the dimensions with something known weigh together."""
    weights = {c.name: c.weight for c in health.components}
    return sum(
        sum(weights[name] for name in MEMBERS[dimension])
        for dimension in Dimension
        if mean(health, dimension) is not None
    )


def component_columns(when: When) -> tuple[ScoreColumn, ...]:
    """Declare the points of the five components."""
    return tuple(
        _column(when, name.value, Message(COMPONENTS[name]), template, _points_of(name))
        for name, template in formulas.components(when).items()
    )


def score_columns(when: When) -> tuple[ScoreColumn, ...]:
    """Declare the way from the components to the score before the cap."""
    dimensions = tuple(
        _column(
            when,
            dimension.value,
            Message(DIMENSIONS[dimension]),
            formulas.dimension_points(dimension, when),
            _mean_of(dimension),
        )
        for dimension in Dimension
    )
    return (
        *dimensions,
        _column(when, "coverage", say("Data coverage"), formulas.coverage(when), lambda h: h.coverage),
        _column(when, "spread", say("Weight with data"), formulas.spread(when), spread),
        _column(when, "uncapped", say("Score before the cap"), formulas.uncapped(when), lambda h: h.uncapped),
    )
