"""The page that decides: verdict, five figures, why, the next moves, and room for the manager's comment."""

from kamxl.domain.alert import Urgency
from kamxl.domain.kept_words import COMMENT
from kamxl.locale import N_
from kamxl.reports.blocks import Picture, Placed
from kamxl.reports.case import AccountCase
from kamxl.reports.charts.account import points_chart, revenue_chart
from kamxl.reports.chips import tier_words
from kamxl.reports.decision import Move, moves, verdict_sentence
from kamxl.reports.decision.told import Told
from kamxl.reports.findings import revenue_finding
from kamxl.reports.five_figures import five_figures
from kamxl.reports.labels import COMPONENTS, UNKNOWN
from kamxl.reports.measure import cut, phrase
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Shown, Table

TITLE = N_("Decision")

SHOWN = 3
"""How many moves stand on the first page; the others stand in the plan."""
_LONGEST_NAME, _LONGEST_TEXT = 60, 190
_PICTURE, _COMMENT = 195.0, 84.0


def told_of(case: AccountCase) -> Told:
    """Return what the moves and the verdict of an account are made from."""
    return Told(
        account=case.account,
        settings=case.settings,
        quarter_end=case.review.running.last_day,
        written=case.written,
    )


def build(sheet: ReportSheet, case: AccountCase, *, quarters: Placed | None, points: Placed | None) -> None:
    """Write the page.

    Args:
        sheet: Where to.
        case: The account.
        quarters: Where the table of quarters stands, newest first; None without a quarter.
        points: Where the points of the health score stand, most lost first; None without a score.
    """
    t, account, told = case.t, case.account.facts.account, told_of(case)
    found = moves(told)
    sheet.headline(cut(account.name, _LONGEST_NAME), _caption(case))
    sheet.banner(case.words(verdict_sentence(told, found)), f"verdict_{case.account.verdict.status.value}")
    sheet.tiles(five_figures(case))
    _pictures(sheet, case, quarters, points)
    sheet.heading(t("Why, and what to do next"))
    _moves(sheet, case, found)
    sheet.heading(t("The manager's comment"))
    sheet.box_to_fill(case.to_fill(COMMENT, "", "to_fill"), _COMMENT)
    if case.kept.comment:
        sheet.paragraph(
            t("Comment of {quarter}: {comment}").format(quarter=case.kept.quarter, comment=case.kept.comment)
        )


def _caption(case: AccountCase) -> str:
    t, account = case.t, case.account.facts.account
    caption = t("Quarterly account report · {quarter} · as of {day}")
    parts = [caption.format(quarter=case.review.quarter, day=case.review.as_of.isoformat())]
    if case.account.placement.held:
        parts.append(tier_words(case.account.placement.held, t))
    parts.append(account.owner or t("no account manager"))
    return " · ".join(parts)


def _pictures(sheet: ReportSheet, case: AccountCase, quarters: Placed | None, points: Placed | None) -> None:
    t, revenue = case.t, case.account.revenue
    pictures = []
    if quarters is not None:
        title = revenue_finding(case.review.quarter, revenue.yoy, revenue.qoq, t)
        pictures.append(Picture(chart=revenue_chart(sheet, quarters, title, case), title=title))
    if points is not None:
        title = _lost_most(case)
        pictures.append(Picture(chart=points_chart(sheet, points, title, case), title=title))
    if pictures:
        sheet.pictures(pictures, _PICTURE)
    else:
        sheet.paragraph(t("No completed quarter with purchases."))


def _lost_most(case: AccountCase) -> str:
    """Say which component lost most points; a chart's title states its finding."""
    t, health = case.t, case.account.health
    worst = next((part for part in health.parts if part.lost > 0), None)
    if worst is None:
        return t("No point is lost")
    if worst.name is None:
        return t("The red light keeps the score down")
    lost = 100.0 - (health.score or 0.0)
    return t("{lost:.1f} points lost, most of them by {component}").format(
        lost=lost, component=t(COMPONENTS[worst.name])
    )


def _moves(sheet: ReportSheet, case: AccountCase, found: tuple[Move, ...]) -> None:
    t = case.t
    rows: list[tuple[Cell, ...]] = [
        (
            phrase(case.words(one.what), _LONGEST_TEXT),
            case.written(one.money) if one.money else UNKNOWN,
            Shown(phrase(case.words(one.step.do), _LONGEST_TEXT), "strong"),
            case.to_fill(f"owner_{one.code}", one.owner or ""),
            case.to_fill(f"by_{one.code}", one.due),
            phrase(case.words(one.step.done), _LONGEST_TEXT),
        )
        for one in found[:SHOWN]
    ]
    sheet.table(
        Table(
            columns=(
                Column(title=t("Why"), style="wrapped", least=120),
                Column(title=t("At stake"), style="center"),
                Column(title=t("What to do"), style="wrapped", least=120),
                Column(title=t("Owner"), style="fill_in", least=52),
                Column(title=t("By when"), style="fill_in", least=64),
                Column(title=t("Done when"), style="wrapped", least=110),
            ),
            rows=rows,
            empty=t("Nothing to do: every component is healthy and nothing is overdue."),
            least_height=20,
        )
    )
    more = [one for one in found[SHOWN:] if one.urgency is not Urgency.INFO]
    if more:
        sheet.paragraph(t("{count} more in the plan.").format(count=len(more)))
