"""What changed since the quarter before: tiers from where to where, and the largest moves of health."""

from collections import Counter

from kamxl.domain.review import AccountReview
from kamxl.domain.tier import Tier
from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.chips import tier_chip, tier_words
from kamxl.reports.measure import cut
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Shown, Table

TITLE = N_("Movements")

_ROWS: tuple[Tier | None, ...] = (*Tier, None)
_MOST = 20


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Show the tiers of both quarters against each other, who moved and why, and whose health moved most."""
    t, accounts = case.t, case.review.accounts
    moved = [one for one in accounts if one.placement.raw is not one.placement_before.raw]
    caption = t("{moved} of {accounts} accounts are in another tier than a quarter ago, by the same settings")
    sheet.headline(t(TITLE), caption.format(moved=len(moved), accounts=len(accounts)))
    sheet.heading(t("Tiers a quarter ago (down) and now (across)"))
    sheet.table(_transitions(case))
    sheet.heading(t("Accounts in another tier"))
    sheet.table(_moves(moved, case))
    sheet.heading(t("Largest changes of health"))
    sheet.table(_health(case))


def _transitions(case: PortfolioCase) -> Table:
    t = case.t
    counts = Counter((one.placement_before.raw, one.placement.raw) for one in case.review.accounts)
    rows: list[list[Cell]] = [
        [tier_words(before, t), *(Shown(counts[before, now] or None, "integer") for now in _ROWS)]
        for before in _ROWS
    ]
    columns = (
        Column(title=t("From"), style="strong"),
        *(Column(title=tier_words(now, t), style="integer") for now in _ROWS),
    )
    return Table(columns=columns, rows=rows)


def _moves(moved: list[AccountReview], case: PortfolioCase) -> Table:
    t = case.t
    return Table(
        columns=(
            Column(title=t("Account"), style="strong"),
            Column(title=t("From"), style="center"),
            Column(title=t("To"), style="center"),
            Column(title=t("Why"), style="wrapped"),
        ),
        rows=[
            (
                cut(one.facts.account.name, 60),
                tier_chip(one.placement_before.raw, t),
                tier_chip(one.placement.raw, t),
                _why(one, case),
            )
            for one in moved
        ],
        empty=t("No account changed its tier."),
    )


def _why(one: AccountReview, case: PortfolioCase) -> str:
    t, before, now = case.t, one.placement_before, one.placement
    reasons = []
    if before.contribution_high is not now.contribution_high:
        reasons.append(_change(t("Contribution, percentile"), before.contribution, now.contribution))
    if before.importance_high is not now.importance_high:
        reasons.append(_change(t("Strategic importance"), before.importance, now.importance))
    return t(", ").join(reasons)


def _change(name: str, before: float | None, now: float | None) -> str:
    old, new = ("—" if value is None else f"{value:.1f}" for value in (before, now))
    return f"{name} {old} → {new}"


def _health(case: PortfolioCase) -> Table:
    t, step = case.t, case.settings.health.trend_step
    known = [(one, one.trend) for one in case.review.accounts if one.trend is not None]
    moved = sorted((pair for pair in known if abs(pair[1]) >= step), key=lambda pair: pair[1])
    rows: list[tuple[Cell, ...]] = [
        (
            cut(one.facts.account.name, 60),
            one.previous.score,
            one.health.score,
            trend,
            case.words(one.health.parts[0].reason) if one.health.parts else "",
        )
        for one, trend in (moved if len(moved) <= _MOST else moved[: _MOST // 2] + moved[-_MOST // 2 :])
    ]
    return Table(
        columns=(
            Column(title=t("Account"), style="strong"),
            Column(title=t("A quarter ago"), style="points"),
            Column(title=t("Now"), style="points"),
            Column(title=t("Change"), style="points", number="+0.0;-0.0;0.0"),
            Column(title=t("Largest loss now"), style="wrapped"),
        ),
        rows=rows,
        empty=t("No score moved by {step:g} points or more.").format(step=step),
    )
