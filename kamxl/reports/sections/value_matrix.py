"""The value matrix: contribution against importance, as bubbles and as a table."""

from collections.abc import Sequence
from itertools import groupby
from math import fsum

from kamxl.domain.review import AccountReview
from kamxl.domain.tier import Tier
from kamxl.functions.matrix import PLAYS
from kamxl.locale import N_, Translate
from kamxl.reports.blocks import Placed
from kamxl.reports.case import LISTED, PortfolioCase
from kamxl.reports.charts.matrix import BUBBLE_SIZES, Bubbles, MatrixPicture, matrix_chart
from kamxl.reports.chips import tier_chip
from kamxl.reports.labels import CONTRIBUTION_BASES, TIERS
from kamxl.reports.measure import cut, cut_to
from kamxl.reports.numbers import MoneyUnit, unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Table
from kamxl.reports.theme import BODY_SIZE

TITLE = N_("Value matrix")

_CHART_HEIGHT = 360.0
_NAMED = 14
_NAME_WIDTH = 90.0
# Points of the axes below which two names would overlap.
_APART = (11.0, 5.0)
_TIERS = (Tier.STRATEGIC, Tier.POTENTIAL, Tier.PROFIT, Tier.STANDARD)


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Draw the matrix, then list the largest accounts with their place and the reason for it."""
    t = case.t
    placed_accounts = _drawn(case.review.accounts)
    drawn = {one.facts.account.id for one in placed_accounts}
    rest = [one for one in case.review.accounts if one.facts.account.id not in drawn]
    rest.sort(key=lambda one: -(one.facts.ttm or 0.0))
    ordered = [*placed_accounts, *rest][:LISTED]
    unit = case.unit(*(one.facts.ttm for one in ordered), *(one.standing.contribution for one in ordered))
    table = _table(ordered, unit, case)
    sheet.follow(table)
    sheet.headline(t(TITLE), _caption(case))
    room = sheet.room_for_chart(_CHART_HEIGHT) if placed_accounts else None
    if room is None:
        sheet.paragraph(
            t("No account has both a contribution and an importance, so there is nothing to draw.")
        )
    sheet.paragraph(unit_note(unit, t))
    placed = sheet.table(table, repeat_header=True)
    if room is not None:
        title = _finding(case)
        lines = _cut_lines(sheet, case)
        picture = MatrixPicture(
            title=title,
            bubbles=_bubbles(placed_accounts, t),
            columns=(2, 3),
            axes=(t("Contribution (percentile in the book)"), t("Strategic importance")),
            corners=[t(TIERS[tier]) for tier in _TIERS],
        )
        sheet.place_chart(room, _CHART_HEIGHT, matrix_chart(sheet, placed, lines, picture), title)


def _drawn(accounts: Sequence[AccountReview]) -> list[AccountReview]:
    """Return the accounts with a tier, tier by tier, the largest bubbles first."""
    with_tier = [
        one
        for one in accounts
        if one.placement.held is not None
        and one.placement.contribution is not None
        and one.placement.importance is not None
    ]
    largest = sorted(with_tier, key=lambda one: -(one.facts.ttm or 0.0))[:LISTED]
    return sorted(largest, key=lambda one: _TIERS.index(one.placement.held or Tier.STANDARD))


def _table(accounts: Sequence[AccountReview], unit: MoneyUnit, case: PortfolioCase) -> Table:
    t = case.t
    money = [Column(title=t("Revenue, last four quarters"), style="money", number=unit.number_format)]
    if _by_profit(case):
        money.append(
            Column(title=t("Gross profit, last four quarters"), style="money", number=unit.number_format)
        )
    return Table(
        columns=(
            Column(title=t("Tier"), style="center"),
            Column(title=t("Account"), style="strong"),
            Column(title=t("Contribution percentile"), style="points"),
            Column(title=t("Importance"), style="points"),
            *money,
            Column(title=t("Play, or why there is no tier"), style="wrapped"),
        ),
        rows=[_row(one, unit, case) for one in accounts],
        empty=t("The book has no accounts."),
    )


def _row(one: AccountReview, unit: MoneyUnit, case: PortfolioCase) -> tuple[Cell, ...]:
    t, place = case.t, one.placement
    parts = [t(PLAYS[place.held])] if place.held else []
    if place.reason is not None:
        parts.append(case.words(place.reason))
    money = [unit.amount(one.facts.ttm)]
    if _by_profit(case):
        money.append(unit.amount(one.standing.contribution))
    return (
        tier_chip(place.held, t),
        cut(one.facts.account.name, 80),
        place.contribution,
        place.importance,
        *money,
        " · ".join(parts),
    )


def _by_profit(case: PortfolioCase) -> bool:
    return case.review.contribution_basis == "gross_profit"


def _caption(case: PortfolioCase) -> str:
    t = case.t
    caption = t("Contribution is {basis}. Marker size follows revenue; dashed lines are the cuts.")
    return caption.format(basis=t(CONTRIBUTION_BASES[case.review.contribution_basis]))


def _finding(case: PortfolioCase) -> str:
    strategic = [one for one in case.review.accounts if one.placement.held is Tier.STRATEGIC]
    if not strategic:
        return case.t("No account is strategic")
    share = fsum(one.revenue.share or 0.0 for one in strategic)
    sentence = case.t("{count} strategic accounts bring {share:.0%} of revenue")
    return sentence.format(count=len(strategic), share=share)


def _bubbles(accounts: Sequence[AccountReview], t: Translate) -> list[Bubbles]:
    """Group neighbouring rows of one tier and one size; name the largest accounts."""
    largest = max((one.facts.ttm or 0.0 for one in accounts), default=0.0)
    named = _named(accounts)
    groups: list[Bubbles] = []
    start = 0
    shown: set[Tier | None] = set()
    for (tier, size), same in groupby(accounts, key=lambda one: (one.placement.held, _size(one, largest))):
        members = list(same)
        groups.append(
            Bubbles(
                name=t(TIERS[tier]) if tier else "",
                color=tier.value if tier else "standard",
                size=size,
                start=start,
                count=len(members),
                labels=[_short(one) if one.facts.account.id in named else "" for one in members],
                in_legend=tier not in shown,
            )
        )
        shown.add(tier)
        start += len(members)
    return groups


def _named(accounts: Sequence[AccountReview]) -> set[str]:
    """Choose whom to name in the chart: the largest, unless a larger one's name is in the way."""
    found: dict[str, tuple[float, float]] = {}
    for one in sorted(accounts, key=lambda one: -(one.facts.ttm or 0.0)):
        x, y = one.placement.contribution or 0.0, one.placement.importance or 0.0
        free = all(abs(x - other) > _APART[0] or abs(y - up) > _APART[1] for other, up in found.values())
        if free and len(found) < _NAMED:
            found[one.facts.account.id] = (x, y)
    return set(found)


def _size(one: AccountReview, largest: float) -> int:
    share = (one.facts.ttm or 0.0) / largest if largest > 0 else 0.0
    small, middle, large = BUBBLE_SIZES
    return large if share >= 0.5 else middle if share >= 0.15 else small


def _short(one: AccountReview) -> str:
    return cut_to(one.facts.account.short_name or one.facts.account.name, _NAME_WIDTH, BODY_SIZE)


def _cut_lines(sheet: ReportSheet, case: PortfolioCase) -> Placed:
    """Write the points of the cut lines and of the field names where everybody can see them."""
    t = case.t
    across = case.review.contribution_cut
    x = 100.0 if across is None else across
    y = case.settings.matrix.importance_cut
    points: list[tuple[str, float, float]] = [
        (t("Contribution cut"), x, 0.0),
        (t("Contribution cut"), x, 100.0),
        (t("Importance cut"), 0.0, y),
        (t("Importance cut"), 100.0, y),
        (t(TIERS[Tier.STRATEGIC]), (x + 100.0) / 2, 94.0),
        (t(TIERS[Tier.POTENTIAL]), x / 2, 94.0),
        (t(TIERS[Tier.PROFIT]), (x + 100.0) / 2, 6.0),
        (t(TIERS[Tier.STANDARD]), x / 2, 6.0),
    ]
    sheet.heading(t("Lines and names in the chart"))
    return sheet.table(
        Table(
            columns=(
                Column(title=t("Point"), style="center", number="0"),
                Column(title=t("What"), style="wrapped"),
                Column(title=t("Across"), style="points"),
                Column(title=t("Upwards"), style="points"),
            ),
            rows=[(number, *point) for number, point in enumerate(points, 1)],
        ),
        within=sheet.grid.first(4),
    )
