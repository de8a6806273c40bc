"""Churn: lines bought before and no longer bought."""

from collections.abc import Sequence
from enum import StrEnum


class ChurnKind(StrEnum):
    """How much of what was bought is gone."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


def churn(before: Sequence[float], now: Sequence[float]) -> ChurnKind:
    """Compare revenue by line in two windows, side by side: all bought lines gone, some gone, or none.

    A line counts as bought with positive revenue. Nothing bought before is no churn.
    """
    bought = [place for place, amount in enumerate(before) if amount > 0]
    gone = [place for place in bought if now[place] <= 0]
    if not gone:
        return ChurnKind.NONE
    still_buys = any(amount > 0 for amount in now)
    return ChurnKind.PARTIAL if still_buys else ChurnKind.FULL
