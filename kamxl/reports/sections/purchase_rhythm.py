"""How steadily the account buys, month by month."""

from collections.abc import Sequence

from kamxl.domain.dates import add_months, last_month_end
from kamxl.domain.health import ComponentName
from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.charts.quarters import ColumnsPicture, quarters_chart
from kamxl.reports.numbers import unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table

TITLE = N_("Purchase rhythm")

_MONTHS = 12


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Show the last twelve months, and what stability and growth were judged from."""
    t, facts = case.t, case.account.facts
    sheet.heading(t(TITLE))
    if facts.months:
        _months(sheet, facts.months[-_MONTHS:], case)
    for component in case.account.health.components:
        if component.name in {ComponentName.STABILITY, ComponentName.GROWTH}:
            sheet.paragraph(case.words(component.reason), "plain")


def _months(sheet: ReportSheet, months: Sequence[float], case: AccountCase) -> None:
    t, unit = case.t, case.unit(*months)
    last = last_month_end(case.account.facts.as_of).replace(day=1)
    newest_first = [
        (f"{add_months(last, -back):%Y-%m}", unit.amount(amount))
        for back, amount in enumerate(reversed(months))
    ]
    table = Table(
        columns=(
            Column(title=t("Month"), style="text"),
            Column(title=t("Revenue"), style="money", number=unit.number_format),
        ),
        rows=newest_first[::-1],
    )
    bought = sum(amount > 0 for amount in months)
    title = t("Purchases in {bought} of the last {months} months").format(bought=bought, months=len(months))
    picture = ColumnsPicture(title=title, unit=unit, with_line=False, above_zero=min(months) >= 0)
    sheet.chart_beside(table, lambda placed: quarters_chart(sheet, placed, picture, t), title, share=0.7)
    sheet.paragraph(unit_note(unit, t))
