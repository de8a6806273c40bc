"""The seasonal index: what a quarter usually is against the year around it."""

from collections.abc import Sequence
from math import fsum
from statistics import fmean

QUARTERS_NEEDED = 12
_SEASONS = 4


def adjusted(quarters: Sequence[float]) -> tuple[float, ...] | None:
    """Return seasonally adjusted quarters, oldest first; None under three years or without an index.

    Ratio to the centred moving average, averaged by season and scaled to add up to 4 (standard
    classical decomposition).
    """
    if len(quarters) < QUARTERS_NEEDED:
        return None
    ratios: list[list[float]] = [[] for _ in range(_SEASONS)]
    for place in range(2, len(quarters) - 2):
        around = quarters[place - 2 : place + 3]
        centred = (around[0] / 2 + around[1] + around[2] + around[3] + around[4] / 2) / _SEASONS
        if centred <= 0:
            return None
        ratios[place % _SEASONS].append(quarters[place] / centred)
    index = [fmean(season) for season in ratios]
    total = fsum(index)
    if min(index) <= 0 or total <= 0:
        return None
    return tuple(
        amount / (index[place % _SEASONS] * _SEASONS / total) for place, amount in enumerate(quarters)
    )
