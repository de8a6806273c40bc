"""What was read, what was left out, and every cell that could not be used."""

from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.labels import SEVERITIES, TABLES, label
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table

TITLE = N_("Data quality")

_MOST = 2000


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Show the counts, which add up, then the assumptions, then the problems."""
    t = case.t
    problems = Table(
        columns=(
            Column(title=t("Where"), style="wrapped"),
            Column(title=t("Effect"), style="center"),
            Column(title=t("What was found, and what happens now"), style="wrapped"),
            Column(title=t("Cells concerned"), style="integer"),
        ),
        rows=[
            (one.where, t(SEVERITIES[one.severity]), case.words(one.message), one.count)
            for one in case.problems[:_MOST]
        ],
        empty=t("No problem was found."),
    )
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
                (t(label(TABLES, name)), one.read, one.used, one.left_out)
                for name, one in case.counts.items()
            ],
            empty=t("No table was counted."),
        ),
        within=sheet.grid.part(0.0, 0.6),
    )
    if case.review.notes:
        sheet.heading(t("Assumptions"))
        sheet.bullets([case.words(note) for note in case.review.notes])
    sheet.heading(t("Findings"))
    sheet.table(problems, repeat_header=True)
    if len(case.problems) > _MOST:
        sheet.paragraph(t("{shown} of {all} findings are shown.").format(shown=_MOST, all=len(case.problems)))
