"""The health score: what is known, averaged inside its dimension; what is unknown, never zero."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import fsum
from operator import mul

from kamxl.domain.facts import Facts
from kamxl.domain.health import DIMENSION_OF, Band, Component, ComponentName, Dimension, HealthScore
from kamxl.domain.message import Message, say
from kamxl.rules.breadth import breadth
from kamxl.rules.contact import contact
from kamxl.rules.explain import explain
from kamxl.rules.growth import growth
from kamxl.rules.satisfaction import satisfaction
from kamxl.rules.stability import stability
from kamxl.settings.health import HealthSettings

COMPONENT_NAMES = {
    ComponentName.STABILITY: say("Purchase stability"),
    ComponentName.GROWTH: say("Growth"),
    ComponentName.CONTACT: say("Key-person contact"),
    ComponentName.SATISFACTION: say("Satisfaction"),
    ComponentName.BREADTH: say("Breadth of cooperation"),
}
_WEIGHT_NAMES = tuple(f"{name.value}_weight" for name in ComponentName)


def health(facts: Facts, settings: HealthSettings, *, red: bool) -> HealthScore:
    """Judge an account's health. `red` says whether its risk light is red."""
    judged = (stability, growth, contact, satisfaction, breadth)
    return score(tuple(judge(facts, settings) for judge in judged), settings, red=red)


def score(components: Sequence[Component], settings: HealthSettings, *, red: bool) -> HealthScore:
    """Put components together: sum of W_d x (sum w p / sum w known) / sum W_d over dimensions with data.

    A dimension weighs what its components weigh together. Coverage is the known weight over all
    weight; below `coverage_needed` there is no score. A red light caps the score.
    """
    weights = effective_weights(components)
    coverage = _coverage(components)
    if not weights or coverage < settings.coverage_needed:
        return HealthScore(
            score=None,
            uncapped=None,
            band=None,
            coverage=coverage,
            capped=False,
            components=tuple(components),
            parts=(),
            reason=_too_little(components, coverage, settings),
        )
    uncapped = _rounded(fsum(weights.get(c.name, 0.0) * (c.points or 0.0) for c in components))
    capped = red and settings.red_light_caps and uncapped > settings.red_light_cap
    final = settings.red_light_cap if capped else uncapped
    return HealthScore(
        score=final,
        uncapped=uncapped,
        band=band(final, settings),
        coverage=coverage,
        capped=capped,
        components=tuple(components),
        parts=explain(components, weights, uncapped - final),
    )


def health_score(
    points: dict[ComponentName, float | None], settings: HealthSettings, *, red: bool = False
) -> HealthScore:
    """Score components known by their points alone, as a cell function does."""
    return score(
        [
            Component(
                name=name,
                weight=getattr(settings, f"{name.value}_weight"),
                points=points.get(name),
                reason=say("As given."),
            )
            for name in ComponentName
        ],
        settings,
        red=red,
    )


def score_alone(points: Sequence[float | None], settings: HealthSettings, *, red: bool) -> float | None:
    """Return the score of `score` without its explanation: a cell function asks for ten thousand of them.

    Args:
        points: The points of each component, in the order of `ComponentName`; None is unknown.
        settings: Supplies the weights and the cap.
        red: Whether the risk light is red.
    """
    known = tuple(one is not None for one in points)
    weights = tuple(getattr(settings, name) for name in _WEIGHT_NAMES)
    shares, coverage = _spread(known, weights)
    if not shares or coverage < settings.coverage_needed:
        return None
    uncapped = _rounded(fsum(map(mul, shares, (one or 0.0 for one in points))))
    capped = red and settings.red_light_caps and uncapped > settings.red_light_cap
    return settings.red_light_cap if capped else uncapped


@lru_cache(maxsize=128)
def _spread(known: tuple[bool, ...], weights: tuple[float, ...]) -> tuple[tuple[float, ...], float]:
    """Return what each component weighs of 100 (nothing at all when nothing is known), and the coverage."""
    components = [
        Component(name=name, weight=weight, points=0.0 if one else None, reason=say("As given."))
        for name, weight, one in zip(ComponentName, weights, known, strict=True)
    ]
    found = effective_weights(components)
    return tuple(found.get(name, 0.0) for name in ComponentName) if found else (), _coverage(components)


def _coverage(components: Iterable[Component]) -> float:
    """Return the known weight as a share of all weight."""
    everything = tuple(components)
    total = fsum(c.weight for c in everything)
    return fsum(c.weight for c in everything if c.points is not None) / total if total > 0 else 0.0


def _rounded(whole: float) -> float:
    """Return a score from its parts of 10,000.

    Spreadsheets compare about 15 digits, so that 74.99999999999999 is 75; so do we.
    """
    return round(whole / 100.0, 10)


def effective_weights(components: Iterable[Component]) -> dict[ComponentName, float]:
    """Return what each known component weighs of 100 after unknown weight was re-spread.

    Unknown weight goes to the known components of its dimension in proportion; a dimension with
    nothing known gives its weight to the others in proportion. Empty when nothing is known.
    """
    everything = tuple(components)
    known: dict[Dimension, float] = {}
    whole: dict[Dimension, float] = {}
    for c in everything:
        dimension = DIMENSION_OF[c.name]
        whole[dimension] = whole.get(dimension, 0.0) + c.weight
        if c.points is not None and c.weight > 0:
            known[dimension] = known.get(dimension, 0.0) + c.weight
    shared = fsum(whole[dimension] for dimension in known)
    # Both shares first: a weight as small as a float can be would otherwise lose its digits.
    return {
        c.name: 100.0 * (whole[DIMENSION_OF[c.name]] / shared) * (c.weight / known[DIMENSION_OF[c.name]])
        for c in everything
        if c.points is not None and c.weight > 0
    }


def band(final: float, settings: HealthSettings) -> Band:
    """Return the band of an unrounded score; a score on the border belongs to the better band."""
    if final >= settings.healthy_from:
        return Band.HEALTHY
    return Band.WATCH if final >= settings.watch_from else Band.AT_RISK


def _too_little(components: Sequence[Component], coverage: float, settings: HealthSettings) -> Message:
    sentence = say(
        "Only {coverage:.0%} of the score is known; {needed:.0%} is needed.",
        coverage=coverage,
        needed=settings.coverage_needed,
    )
    for c in components:
        if c.points is None:
            why = say("{what}: {why}", what=COMPONENT_NAMES[c.name], why=c.reason)
            sentence = say("{so_far} {reason}", so_far=sentence, reason=why)
    return sentence
