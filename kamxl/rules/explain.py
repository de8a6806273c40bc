"""Why a score is what it is: contributions and losses that add up to exactly 100.

Source: kamxl.
"""

from collections.abc import Mapping, Sequence
from math import floor, fsum

from kamxl.domain.health import Component, ComponentName, ExplainedPart
from kamxl.domain.message import say


def explain(
    components: Sequence[Component], weights: Mapping[ComponentName, float], lost_to_cap: float
) -> tuple[ExplainedPart, ...]:
    """Split 100 points into what each component brought and lost, largest loss first.

    What was brought adds up to the score, and with what was lost to 100, all rounded to one decimal
    (largest remainder).

    Args:
        components: The judged components; unknown ones have no part.
        weights: What each known component weighs of 100.
        lost_to_cap: Points taken by the red-light cap, 0 or more; its line is named None.
    """
    known = [c for c in components if c.points is not None and c.name in weights]
    brought = [weights[c.name] * (c.points or 0.0) / 100.0 for c in known]
    lost = [weights[c.name] - one for c, one in zip(known, brought, strict=True)]
    if lost_to_cap > 0:
        brought.append(-lost_to_cap)
        lost.append(lost_to_cap)
    kept = round(fsum(brought), 1)
    brought, lost = round_to_whole(brought, kept), round_to_whole(lost, 100.0 - kept)
    parts = [
        ExplainedPart(
            name=c.name,
            points=c.points,
            weight=weights[c.name],
            contribution=brought[place],
            lost=lost[place],
            reason=c.reason,
        )
        for place, c in enumerate(known)
    ]
    if lost_to_cap > 0:
        parts.append(
            ExplainedPart(
                name=None,
                points=None,
                weight=0.0,
                contribution=brought[-1],
                lost=lost[-1],
                reason=say("A red light caps the score."),
            )
        )
    return tuple(sorted(parts, key=lambda part: -part.lost))


def round_to_whole(values: Sequence[float], whole: float) -> list[float]:
    """Round to one decimal so that the sum is exactly `whole` (largest remainder method)."""
    tenths = [floor(value * 10.0 + 1e-9) for value in values]
    missing = round(whole * 10.0) - sum(tenths)
    by_remainder = sorted(range(len(values)), key=lambda place: tenths[place] - values[place] * 10.0)
    for place in by_remainder[: max(missing, 0)]:
        tenths[place] += 1
    return [tenth / 10.0 for tenth in tenths]
