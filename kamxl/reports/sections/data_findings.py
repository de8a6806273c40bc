"""Every cell that could not be used, and what happened instead."""

from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.labels import SEVERITIES
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table

TITLE = N_("Findings in the data")

_MOST = 2000


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """List the findings in the order of the team's book."""
    t, found = case.t, len(case.problems)
    table = Table(
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
    sheet.follow(table)
    caption = t("{shown} of {all} findings are shown.").format(shown=min(found, _MOST), all=found)
    sheet.headline(t(TITLE), caption if found else "")
    sheet.table(table, repeat_header=True)
