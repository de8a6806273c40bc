"""Every account's standing among the others, and its place in the value matrix."""

from collections.abc import Callable, Sequence
from math import fsum

from kamxl.domain.facts import Facts
from kamxl.domain.message import Message, say
from kamxl.domain.review import Standing
from kamxl.domain.tier import Placement, Tier
from kamxl.rules.holding import hold
from kamxl.rules.matrix import average_ranks, contribution_sides, importance, rank_points, tier
from kamxl.rules.money import abc_class, shares_before
from kamxl.settings import Settings
from kamxl.settings.matrix import MatrixSettings

GROSS_PROFIT = "gross_profit"
REVENUE = "revenue"


def contribution_basis(everyone: Sequence[Facts], settings: MatrixSettings) -> str:
    """Return what contribution is in this book: gross profit when enough accounts have it, else revenue."""
    buying = [facts for facts in everyone if facts.ttm is not None]
    with_profit = sum(facts.gross_profit_ttm is not None for facts in buying)
    enough = bool(buying) and with_profit >= settings.gross_profit_coverage * len(buying)
    return GROSS_PROFIT if enough else REVENUE


def standings(everyone: Sequence[Facts], basis: str) -> tuple[Standing, ...]:
    """Return where each account stands among all accounts of the book, in the same order."""
    contributions = [facts.gross_profit_ttm if basis == GROSS_PROFIT else facts.ttm for facts in everyone]
    ranks = _among_known(contributions, average_ranks)
    before = _among_known(contributions, shares_before)
    ttm_before = _among_known([facts.ttm for facts in everyone], shares_before)
    total = fsum(facts.ttm or 0.0 for facts in everyone)
    return tuple(
        Standing(
            contribution=contributions[place],
            rank=ranks[place],
            share_before=before[place],
            ttm_share=None if facts.ttm is None or total <= 0 else facts.ttm / total,
            ttm_share_before=ttm_before[place],
        )
        for place, facts in enumerate(everyone)
    )


def placements(
    everyone: Sequence[Facts], standing: Sequence[Standing], settings: Settings
) -> tuple[tuple[Placement, ...], float | None]:
    """Return each account's place in the matrix, and the smallest percentile that counts as high."""
    known = [
        (one.contribution, one.rank, one.share_before)
        for one in standing
        if one.contribution is not None and one.rank is not None and one.share_before is not None
    ]
    points = [rank_points(rank, len(known)) for _, rank, _ in known]
    high = contribution_sides([k[0] for k in known], points, [k[2] for k in known], settings.matrix)
    cut = min((p for p, is_high in zip(points, high, strict=True) if is_high), default=None)
    judged = iter(zip(points, high, strict=True))
    placed = [
        _place(facts, one, next(judged) if one.contribution is not None else None, cut, settings)
        for facts, one in zip(everyone, standing, strict=True)
    ]
    return tuple(placed), cut


def _place(
    facts: Facts,
    standing: Standing,
    contribution: tuple[float, bool] | None,
    cut: float | None,
    settings: Settings,
) -> Placement:
    matrix = settings.matrix
    value, provisional = importance(facts.fit, facts.potential, facts.complementarity, matrix)
    value = facts.importance_given if value is None else value
    important = None if value is None else value >= matrix.importance_cut
    ttm, before = facts.ttm, standing.ttm_share_before
    raw = held = None
    reason = _why_no_tier(facts, contribution, value)
    if contribution is not None and value is not None and important is not None:
        raw = tier(contribution_high=contribution[1], importance_high=important)
        held, reason = hold(
            raw,
            _previous(facts),
            (contribution[0], cut),
            (value, matrix.importance_cut),
            matrix.hold_margin,
        )
        if reason is None and provisional:
            reason = say("Provisional: one of the three importance scores is missing.")
    return Placement(
        contribution=contribution[0] if contribution else None,
        importance=value,
        contribution_high=contribution[1] if contribution else None,
        importance_high=important,
        provisional=provisional,
        raw=raw,
        held=held,
        abc=None if ttm is None or before is None else abc_class(ttm, before, settings.money),
        reason=reason,
    )


def _previous(facts: Facts) -> tuple[Tier, Tier] | None:
    if facts.previous_tier is None:
        return None
    held = Tier(facts.previous_tier)
    return held, Tier(facts.previous_raw_tier) if facts.previous_raw_tier else held


def _why_no_tier(
    facts: Facts, contribution: tuple[float, bool] | None, value: float | None
) -> Message | None:
    if contribution is None and not facts.quarters:
        return say("No tier: no completed quarter with purchases.")
    if contribution is None:
        return say("No tier: gross profit is not known for this account.")
    if value is None:
        return say("No tier: at least two of the three importance scores are missing.")
    return None


def _among_known(
    values: Sequence[float | None], judge: Callable[[Sequence[float]], Sequence[float]]
) -> list[float | None]:
    results = iter(judge([value for value in values if value is not None]))
    return [None if value is None else next(results) for value in values]
