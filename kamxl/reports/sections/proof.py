"""What the verdicts of past quarters were worth, in one sentence."""

from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.sheet import ReportSheet

TITLE = N_("Tested on this book's own past")


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Write the conclusion of the backtest, where there was one."""
    if case.proof is None:
        return
    sheet.heading(case.t(TITLE))
    sheet.paragraph(case.words(case.proof))
