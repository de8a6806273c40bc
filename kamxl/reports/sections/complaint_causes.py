"""What customers complain about most: complaints of the last year by cause."""

from kamxl.domain.dates import add_months
from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table
from kamxl.rules.counted import counted

TITLE = N_("Complaints by cause")

_MONTHS = 12
_MOST = 12


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """List the causes, the most frequent first, with the share that they and those before them make up."""
    t, oldest = case.t, add_months(case.review.as_of, -_MONTHS)
    sheet.heading(t(TITLE))
    if "issues" not in case.counts:
        sheet.paragraph(t("The book has no table of complaints."))
        return
    recent = [
        one for account in case.review.accounts for one in account.facts.complaints if one.opened > oldest
    ]
    causes = counted(one.cause for one in recent if one.cause)
    sheet.table(
        Table(
            columns=(
                Column(title=t("Cause"), style="strong"),
                Column(title=t("Complaints"), style="integer"),
                Column(title=t("Share"), style="share"),
                Column(title=t("Cumulative share"), style="share"),
            ),
            rows=[(one.name, one.count, one.share, one.cumulative) for one in causes[:_MOST]],
            empty=t("No complaint of the last 12 months has a cause written down."),
        )
    )
    unknown = sum(not one.cause for one in recent)
    if unknown:
        sheet.paragraph(t("Complaints of the last 12 months without a cause: {count}.").format(count=unknown))
