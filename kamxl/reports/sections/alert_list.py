"""Every warning of the book, the red ones first."""

from kamxl.domain.alert import Alert, Light
from kamxl.domain.review import AccountReview
from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.chips import light_chip
from kamxl.reports.labels import RULES
from kamxl.reports.measure import cut
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Table

TITLE = N_("Warnings")

_ORDER = (Light.RED, Light.YELLOW, Light.GREEN, Light.NONE)
_MOST_CELLS = 3


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """List the warnings with evidence, the cells that prove it, and what to do."""
    t, review = case.t, case.review
    found = [(one, alert) for one in review.accounts for alert in one.alerts]
    found.sort(key=lambda pair: (_ORDER.index(pair[1].color), -(pair[0].facts.ttm or 0.0)))
    table = Table(
        columns=(
            Column(title=t("Warning"), style="center"),
            Column(title=t("Account"), style="strong"),
            Column(title=t("Rule"), style="wrapped"),
            Column(title=t("Evidence"), style="wrapped"),
            Column(title=t("Cells"), style="small"),
            Column(title=t("Since"), style="date"),
            Column(title=t("What to do"), style="wrapped"),
            Column(title=t("Owner"), style="text"),
        ),
        rows=[_row(None, alert, case) for alert in review.alerts] + [_row(*pair, case) for pair in found],
        empty=t("No warning at all."),
    )
    sheet.follow(table)
    red = sum(alert.color is Light.RED for _, alert in found)
    caption = t("{all} warnings about {accounts} accounts, {red} of them red").format(
        all=len(found), accounts=len({one.facts.account.id for one, _ in found}), red=red
    )
    sheet.headline(t(TITLE), caption)
    sheet.table(table, repeat_header=True)


def _row(one: AccountReview | None, alert: Alert, case: PortfolioCase) -> tuple[Cell, ...]:
    t = case.t
    more = len(alert.cells) - _MOST_CELLS
    cells = ", ".join(alert.cells[:_MOST_CELLS]) + (f" +{more}" if more > 0 else "")
    return (
        light_chip(alert.color, t),
        t("Whole portfolio") if one is None else cut(one.facts.account.name, 80),
        t(RULES[alert.rule]),
        case.words(alert.evidence),
        cells,
        alert.since,
        case.words(alert.action),
        alert.owner,
    )
