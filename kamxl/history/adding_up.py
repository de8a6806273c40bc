"""Differences shown with one decimal that still add up."""

from collections.abc import Sequence
from math import floor


def in_tenths(values: Sequence[float], whole: int) -> list[int]:
    """Round to tenths so that the sum is exactly `whole` tenths (largest remainder method).

    Values may be negative. At least one value is needed, unless `whole` is 0.
    """
    tenths = [floor(value * 10.0 + 1e-9) for value in values]
    if not tenths:
        return []
    by_remainder = sorted(range(len(values)), key=lambda place: tenths[place] - values[place] * 10.0)
    each, rest = divmod(whole - sum(tenths), len(tenths))
    for order, place in enumerate(by_remainder):
        tenths[place] += each + (order < rest)
    return tenths
