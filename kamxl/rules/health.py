"""The health score: what is known, averaged inside its dimension; what is unknown, never zero."""

from collections.abc import Iterable, Sequence
from math import fsum

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

_NAMES = {
    ComponentName.STABILITY: say("Purchase stability"),
    ComponentName.GROWTH: say("Growth"),
    ComponentName.CONTACT: say("Key-person contact"),
    ComponentName.SATISFACTION: say("Satisfaction"),
    ComponentName.BREADTH: say("Breadth of cooperation"),
}


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
    total = fsum(c.weight for c in components)
    coverage = fsum(c.weight for c in components if c.points is not None) / total if total > 0 else 0.0
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
    whole = fsum(weights.get(c.name, 0.0) * (c.points or 0.0) for c in components) / 100.0
    # Spreadsheets compare about 15 digits, so that 74.99999999999999 is 75; so do we.
    uncapped = round(whole, 10)
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
            why = say("{what}: {why}", what=_NAMES[c.name], why=c.reason)
            sentence = say("{so_far} {reason}", so_far=sentence, reason=why)
    return sentence
