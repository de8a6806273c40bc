"""Accounts by revenue, and how much the largest hold together."""

from collections.abc import Sequence

from kamxl.domain.review import AccountReview
from kamxl.locale import N_
from kamxl.reports.case import LISTED, PortfolioCase
from kamxl.reports.charts.pareto import ParetoPicture, pareto_chart
from kamxl.reports.chips import tier_chip
from kamxl.reports.measure import cut_to
from kamxl.reports.numbers import MoneyUnit, unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Table
from kamxl.reports.theme import BODY_SIZE

TITLE = N_("Ranking")

_CHART_HEIGHT = 225.0
# The names also stand below the columns of the chart, where long ones would leave it no room.
_NAME_WIDTH = 170.0
_DRAWN = 20


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Draw the largest accounts as a Pareto chart, then rank them."""
    t = case.t
    ranked = sorted(case.review.accounts, key=lambda one: -(one.facts.ttm or 0.0))
    unit = case.unit(*(amount for one in ranked for amount in (one.facts.ttm, one.facts.qtd)))
    table = _table(ranked[:LISTED], unit, case)
    sheet.follow(table)
    caption = t("By revenue of the last four completed quarters, up to {quarter}")
    sheet.headline(t(TITLE), caption.format(quarter=case.review.quarter))
    bought = sum(one.facts.ttm is not None for one in ranked)
    room = sheet.room_for_chart(_CHART_HEIGHT) if bought else None
    sheet.paragraph(unit_note(unit, t))
    placed = sheet.table(table, repeat_header=True)
    if room is None:
        return
    drawn = min(_DRAWN, bought)
    picture = ParetoPicture(
        title=_finding(ranked, drawn, case),
        columns=(1, 4, 6),
        names=(t("Revenue"), t("Cumulative share")),
        count=drawn,
        unit=unit,
    )
    sheet.place_chart(room, _CHART_HEIGHT, pareto_chart(sheet, placed, picture), picture.title)


def _finding(ranked: Sequence[AccountReview], drawn: int, case: PortfolioCase) -> str:
    t, aim = case.t, case.settings.money.abc_a_share
    together, needed = 0.0, 0
    for one in ranked:
        if together >= aim:
            break
        together += max(one.revenue.share or 0.0, 0.0)
        needed += 1
    finding = t("{count} of {all} accounts bring {share:.0%} of revenue").format(
        count=needed, all=len(ranked), share=together
    )
    if drawn < len(ranked):
        finding += t(" (the {drawn} largest are drawn)").format(drawn=drawn)
    return finding


def _table(ranked: Sequence[AccountReview], unit: MoneyUnit, case: PortfolioCase) -> Table:
    t = case.t
    money = unit.number_format
    return Table(
        columns=(
            Column(title=t("Rank"), style="center", number="0"),
            Column(title=t("Account"), style="strong"),
            Column(title=t("Tier"), style="center"),
            Column(title=t("ABC"), style="center"),
            Column(title=t("Last four quarters"), style="money", number=money),
            Column(title=t("Share"), style="share"),
            Column(title=t("Cumulative share"), style="share"),
            Column(title=t("QoQ"), style="change"),
            Column(title=t("YoY"), style="change"),
            Column(title=t("Running quarter so far"), style="money", number=money),
            Column(title=t("Account manager"), style="wrapped"),
        ),
        rows=_rows(ranked, unit, case),
        empty=t("The book has no accounts."),
    )


def _rows(ranked: Sequence[AccountReview], unit: MoneyUnit, case: PortfolioCase) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    together = 0.0
    for place, one in enumerate(ranked, 1):
        share = one.revenue.share
        together += share or 0.0
        rows.append(
            (
                place,
                cut_to(one.facts.account.name, _NAME_WIDTH, BODY_SIZE),
                tier_chip(one.placement.held, case.t),
                one.placement.abc,
                unit.amount(one.facts.ttm),
                share,
                None if share is None else together,
                one.revenue.qoq,
                one.revenue.yoy,
                unit.amount(one.revenue.qtd),
                one.facts.account.owner,
            )
        )
    return rows
