"""The strategic value matrix: contribution x importance gives the tier."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import fsum
from statistics import median

from kamxl.domain.tier import Tier
from kamxl.settings.matrix import MatrixSettings

_SIDES = {
    (True, True): Tier.STRATEGIC,
    (False, True): Tier.POTENTIAL,
    (True, False): Tier.PROFIT,
    (False, False): Tier.STANDARD,
}
_MOST_MISSING = 1


def tier(*, contribution_high: bool, importance_high: bool) -> Tier:
    """Return the field of the matrix (key-account handbook)."""
    return _SIDES[contribution_high, importance_high]


def sides(held: Tier) -> tuple[bool, bool]:
    """Return whether contribution and importance are high in a tier."""
    return next(key for key, value in _SIDES.items() if value is held)


def importance(
    fit: float | None, potential: float | None, complementarity: float | None, settings: MatrixSettings
) -> tuple[float | None, bool]:
    """Return strategic importance 0-100 and whether it is provisional.

    Scores of 1-5 become (s-1)/4 x 100 and are weighted. One missing: its weight is re-spread and
    the result is provisional. Two missing: unknown, never low.
    """
    weighted = [
        (settings.fit_weight, fit),
        (settings.potential_weight, potential),
        (settings.complementarity_weight, complementarity),
    ]
    known = [(weight, value) for weight, value in weighted if value is not None]
    total = fsum(weight for weight, _ in known)
    missing = len(weighted) - len(known)
    if missing > _MOST_MISSING or total <= 0:
        return None, False
    points = fsum(weight * (value - 1.0) / 4.0 * 100.0 for weight, value in known) / total
    return round(points, 10), missing > 0


def average_ranks(values: Sequence[float]) -> list[float]:
    """Return each value's rank, 1 = smallest; equal values share their average rank."""
    ordered = sorted(values)
    return [(bisect_left(ordered, value) + 1 + bisect_right(ordered, value)) / 2.0 for value in values]


def rank_points(rank: float, count: int) -> float:
    """Turn a rank into a percentile 0-100: 100 x (r-1)/(n-1); a single account has 100."""
    return 100.0 if count == 1 else 100.0 * (rank - 1.0) / (count - 1.0)


def percentile(value: float, values: Sequence[float]) -> float:
    """Return the percentile rank 0-100 of one value among all values (itself one of them)."""
    below = sum(other < value for other in values)
    ties = sum(other == value for other in values)
    return rank_points(below + (ties + 1) / 2.0, len(values))


def cut_method(accounts: int, settings: MatrixSettings) -> str:
    """Return the contribution cut that is really used; small books use a fixed one only."""
    method = settings.contribution_cut_method
    relative = method in {"pareto", "median"}
    return "score" if relative and accounts < settings.smallest_relative_book else method


def contribution_sides(
    values: Sequence[float], percentiles: Sequence[float], before: Sequence[float], settings: MatrixSettings
) -> list[bool]:
    """Say for each account with a contribution whether it is high; on the cut counts as high.

    Args:
        values: Contributions, money.
        percentiles: Their percentile ranks 0-100.
        before: Share of the book held by larger accounts, 0-1 (equal accounts stay together).
        settings: Method and cuts.
    """
    method = cut_method(len(values), settings)
    if method == "pareto":
        return [
            value > 0 and share < settings.contribution_pareto_share
            for value, share in zip(values, before, strict=True)
        ]
    if method == "median":
        middle = median(values) if values else 0.0
        return [value >= middle for value in values]
    if method == "amount":
        return [value >= settings.contribution_cut_amount for value in values]
    return [points >= settings.contribution_cut_score for points in percentiles]


def side_held(value: float, cut: float, *, was_high: bool, margin: float) -> bool:
    """Say whether an axis counts as high when it was on a side before: it moves only well past the cut."""
    return value > cut - margin if was_high else value >= cut + margin
