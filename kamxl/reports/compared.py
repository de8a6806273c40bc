"""Every account then and now: against the last snapshot where there is one, else a quarter earlier."""

from collections.abc import Iterator
from dataclasses import dataclass

from kamxl.domain.review import AccountReview
from kamxl.domain.since import AccountSince
from kamxl.domain.tier import Tier
from kamxl.reports.case import PortfolioCase
from kamxl.rules.matrix import sides

Pair = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One account: its tiers and health (then, now), and why they moved."""

    name: str
    tiers: tuple[Tier | None, Tier | None]
    health: Pair
    trend: float | None
    why_tier: str
    why_health: str


def compared(case: PortfolioCase) -> Iterator[Compared]:
    """Yield the accounts that there were then, in the order of the list."""
    for one in case.review.accounts:
        if case.since is None:
            yield _a_quarter_ago(one, case)
        elif (changed := case.since.accounts.get(one.facts.account.id)) is not None:
            yield _since(changed, case)


def _a_quarter_ago(one: AccountReview, case: PortfolioCase) -> Compared:
    before, now = one.placement_before, one.placement
    moved = (
        before.contribution_high is not now.contribution_high,
        before.importance_high is not now.importance_high,
    )
    contribution, importance = (
        (before.contribution, now.contribution),
        (before.importance, now.importance),
    )
    return Compared(
        name=one.facts.account.name,
        tiers=(before.raw, now.raw),
        health=(one.previous.score, one.health.score),
        trend=one.trend,
        why_tier=_why(moved, contribution, importance, case),
        why_health=case.words(one.health.parts[0].reason) if one.health.parts else "",
    )


def _since(changed: AccountSince, case: PortfolioCase) -> Compared:
    return Compared(
        name=changed.account_name,
        tiers=changed.held,
        health=(changed.score.before, changed.score.after),
        trend=changed.score.change,
        why_tier=_why(_crossed(changed), changed.contribution, changed.importance, case),
        why_health=case.words(changed.score.why),
    )


def _crossed(changed: AccountSince) -> tuple[bool, bool]:
    """Say which axes are on another side than then; both where a tier is not known."""
    then, now = changed.held
    if then is None or now is None:
        return True, True
    (contribution, importance), (contribution_now, importance_now) = sides(then), sides(now)
    return contribution is not contribution_now, importance is not importance_now


def _why(moved: tuple[bool, bool], contribution: Pair, importance: Pair, case: PortfolioCase) -> str:
    t = case.t
    reasons = []
    if moved[0]:
        reasons.append(_change(t("Contribution, percentile"), contribution))
    if moved[1]:
        reasons.append(_change(t("Strategic importance"), importance))
    return t(", ").join(reasons)


def _change(name: str, pair: Pair) -> str:
    old, new = ("—" if value is None else f"{value:.1f}" for value in pair)
    return f"{name} {old} → {new}"
