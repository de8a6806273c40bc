"""Revenue of the last eight quarters as a picture, with its figures beside it."""

from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.charts.quarters import ColumnsPicture, quarters_chart
from kamxl.reports.findings import change_back, last_quarters, revenue_finding
from kamxl.reports.numbers import unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table

TITLE = N_("Revenue by quarter")


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Draw up to eight completed quarters; the title says what they show."""
    t, revenue = case.t, case.account.revenue
    sheet.heading(t(TITLE))
    quarters = last_quarters(revenue.quarters)
    if not quarters:
        sheet.paragraph(t("No completed quarter with purchases."))
        return
    unit = case.unit(*(revenue.quarters[one] for one in quarters))
    yoy = [change_back(revenue.quarters, one, 4) for one in quarters]
    table = Table(
        columns=(
            Column(title=t("Quarter"), style="text"),
            Column(title=t("Revenue"), style="money", number=unit.number_format),
            Column(title=t("YoY"), style="change", number="+0%;-0%;0%"),
        ),
        rows=[
            (str(one), unit.amount(revenue.quarters[one]), "" if share is None else share)
            for one, share in zip(quarters, yoy, strict=True)
        ],
        least_height=max(18.0, 190.0 / (len(quarters) + 1)),
    )
    title = revenue_finding(quarters[-1], revenue.yoy, revenue.qoq, t)
    picture = ColumnsPicture(
        title=title,
        unit=unit,
        with_line=any(share is not None for share in yoy),
        above_zero=all(revenue.quarters[one] >= 0 for one in quarters),
    )
    sheet.chart_beside(table, lambda placed: quarters_chart(sheet, placed, picture, t), title)
    notes = [unit_note(unit, t)]
    if None in yoy:
        notes.append(t("YoY is empty where there is no positive quarter a year before."))
    if revenue.qtd is not None:
        running = t("Running quarter {quarter} so far: {amount}.")
        notes.append(
            running.format(quarter=case.review.running, amount=case.unit(revenue.qtd).written(revenue.qtd))
        )
    sheet.paragraph("  ".join(note for note in notes if note))
