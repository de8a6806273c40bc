"""Revenue retention: what last year's customers are worth this year (standard definitions).

Source: literature.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from kamxl.domain.facts import Facts
from kamxl.rules.money import grr, nrr

_YEAR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Net and gross revenue retention as shares; None when nobody bought a year ago."""

    nrr: float | None
    grr: float | None


def retention(everyone: Sequence[Facts]) -> Retention:
    """Compare the last four completed quarters with the four before, for accounts with all eight.

    An account that buys nothing any more is churn; one that buys less is contraction.
    """
    pairs = [
        (fsum(facts.quarters[-2 * _YEAR : -_YEAR]), fsum(facts.quarters[-_YEAR:]))
        for facts in everyone
        if len(facts.quarters) >= 2 * _YEAR
    ]
    bought = [(before, now) for before, now in pairs if before > 0]
    start = fsum(before for before, _ in bought)
    expansion = fsum(max(now - before, 0.0) for before, now in bought)
    contraction = fsum(before - now for before, now in bought if 0 < now < before)
    churned = fsum(before for before, now in bought if now <= 0)
    return Retention(nrr=nrr(start, expansion, contraction, churned), grr=grr(start, contraction, churned))
