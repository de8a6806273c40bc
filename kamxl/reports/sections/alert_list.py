"""The alerts of the book, the urgent ones first: the most pressing to print, all of them on another sheet."""

from collections.abc import Sequence

from kamxl.domain.alert import Alert, Urgency
from kamxl.domain.review import AccountReview
from kamxl.locale import N_
from kamxl.reports.case import LISTED, PortfolioCase
from kamxl.reports.chips import urgency_chip
from kamxl.reports.labels import RULES
from kamxl.reports.measure import cut
from kamxl.reports.numbers import MoneyUnit, in_unit
from kamxl.reports.pressing import pressing_alerts
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Table

TITLE = N_("Alerts")

_MOST_CELLS = 3


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """List the most pressing alerts with evidence, the cells that prove it, and what to do."""
    t, found = case.t, pressing_alerts(case)
    table = _table(found[:LISTED], case)
    sheet.follow(table)
    told = [(one, alert) for one, alert in found if one is not None]
    urgent = sum(alert.urgency is Urgency.URGENT for _, alert in told)
    caption = t("{all} alerts about {accounts} accounts, {urgent} of them urgent").format(
        all=len(told), accounts=len({one.facts.account.id for one, _ in told}), urgent=urgent
    )
    sheet.headline(t(TITLE), caption)
    sheet.table(table, repeat_header=True)


def _table(found: Sequence[tuple[AccountReview | None, Alert]], case: PortfolioCase) -> Table:
    t = case.t
    unit = case.unit(*(alert.money for _, alert in found))
    return Table(
        columns=(
            Column(title=t("Urgency"), style="center"),
            Column(title=t("Account"), style="strong"),
            Column(title=t("Alert"), style="wrapped"),
            Column(title=in_unit(t("Money at stake"), unit), style="money", number=unit.number_format),
            Column(title=t("Evidence"), style="wrapped"),
            Column(title=t("Cells"), style="small"),
            Column(title=t("Since"), style="date"),
            Column(title=t("What to do"), style="wrapped"),
            Column(title=t("Owner"), style="text"),
            Column(title=t("By when"), style="date"),
        ),
        rows=[_row(*pair, case, unit) for pair in found],
        empty=t("No alert at all."),
    )


def _row(one: AccountReview | None, alert: Alert, case: PortfolioCase, unit: MoneyUnit) -> tuple[Cell, ...]:
    t = case.t
    more = len(alert.cells) - _MOST_CELLS
    cells = ", ".join(alert.cells[:_MOST_CELLS]) + (f" +{more}" if more > 0 else "")
    return (
        urgency_chip(alert.urgency, t),
        t("Whole portfolio") if one is None else cut(one.facts.account.name, 80),
        t(RULES[alert.rule]),
        unit.amount(alert.money),
        case.words(alert.evidence),
        cells,
        alert.since,
        case.words(alert.action),
        alert.owner,
        alert.due,
    )
