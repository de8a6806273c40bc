"""What was read, used and left out, and what was assumed."""

from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table
from kamxl.sheets.tables.named import table_name

TITLE = N_("Data quality")


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Show the counts of each table, which add up, then the assumptions."""
    t = case.t
    left_out = sum(one.left_out for one in case.counts.values())
    caption = t("{problems} findings; {left_out} rows left out")
    sheet.headline(t(TITLE), caption.format(problems=len(case.problems), left_out=left_out))
    sheet.table(
        Table(
            columns=(
                Column(title=t("Table"), style="wrapped"),
                Column(title=t("Rows read"), style="integer", number="#,##0"),
                Column(title=t("Used"), style="integer", number="#,##0"),
                Column(title=t("Left out"), style="integer", number="#,##0"),
            ),
            rows=[
                (case.words(table_name(name)), one.read, one.used, one.left_out)
                for name, one in case.counts.items()
            ],
            empty=t("No table was counted."),
        ),
        within=sheet.grid.part(0.0, 0.6),
    )
    sheet.heading(t("Assumptions"))
    sheet.bullets([case.words(note) for note in case.review.notes] or [t("None.")])
