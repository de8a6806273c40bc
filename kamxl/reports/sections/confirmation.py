"""Room to sign: the plan is agreed with the customer and in the house."""

from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.sheet import ReportSheet

TITLE = N_("Confirmation")


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Leave lines for two signatures with dates."""
    t = case.t
    sheet.heading(t(TITLE))
    sheet.paragraph(t("Discussed and agreed:"), "plain")
    sheet.signatures(
        (t("Account manager"), t("Customer"), t("Head of key accounts")), t("Name, date, signature")
    )
