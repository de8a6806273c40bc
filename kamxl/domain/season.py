"""The seasonal index: what a quarter usually is against the year around it."""

from collections.abc import Sequence
from math import fsum
from statistics import fmean

QUARTERS_NEEDED = 12
SEASONS = 4


def seasonal_index(quarters: Sequence[float]) -> tuple[float, ...] | None:
    """Return what the season of each of the first four quarters is worth: 1 for an average quarter.

    Ratio to the centred moving average, averaged by season and scaled to add up to 4 (standard
    classical decomposition). None under three years, or where a year around a quarter, or a season, has
    no revenue.
    """
    if len(quarters) < QUARTERS_NEEDED:
        return None
    ratios: list[list[float]] = [[] for _ in range(SEASONS)]
    for place in range(2, len(quarters) - 2):
        around = quarters[place - 2 : place + 3]
        centred = (around[0] / 2 + around[1] + around[2] + around[3] + around[4] / 2) / SEASONS
        if centred <= 0:
            return None
        ratios[place % SEASONS].append(quarters[place] / centred)
    index = [fmean(season) for season in ratios]
    total = fsum(index)
    return tuple(one * SEASONS / total for one in index) if min(index) > 0 else None


def adjusted(quarters: Sequence[float]) -> tuple[float, ...] | None:
    """Return seasonally adjusted quarters, oldest first; None without a seasonal index."""
    index = seasonal_index(quarters)
    if index is None:
        return None
    return tuple(amount / index[place % SEASONS] for place, amount in enumerate(quarters))
