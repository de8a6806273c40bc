"""What the words of the report mean."""

from kamxl.domain.tier import Tier
from kamxl.functions.matrix import PLAYS
from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.chips import tier_words
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table
from kamxl.rules.alerts import ALERTS
from kamxl.rules.every_setting import values_of

TITLE = N_("Definitions")

_TERMS = (
    (
        N_("Completed quarter"),
        N_("A quarter whose last day is on or before the as-of date; all judgement uses these only."),
    ),
    (N_("Last four quarters"), N_("The sum of the last four completed quarters; returns count as negative.")),
    (
        N_("QoQ, YoY"),
        N_(
            "Change of the last completed quarter against the one before, or the same one a year before; "
            "not computed without a positive base."
        ),
    ),
    (
        N_("ABC class"),
        N_(
            "By revenue, largest first: A and B while the accounts above hold less than the set shares, "
            "else C."
        ),
    ),
    (N_("Trend"), N_("Change of the health score against the quarter before, in points.")),
    (
        N_("Data known"),
        N_("The share of the health score's weight that is known; unknown parts are never counted as zero."),
    ),
    (
        N_("HHI"),
        N_("Sum of squared revenue shares, 0 to 10,000; the higher, the more depends on few accounts."),
    ),
)


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Explain the terms, each alert with the numbers in use, and the resource play of each tier."""
    t, numbers = case.t, values_of(case.settings)
    sheet.heading(t(TITLE))
    rows = [(t(term), t(meaning)) for term, meaning in _TERMS]
    rows += [(t(rule.label), t(rule.help).format(**numbers)) for rule in ALERTS]
    rows += [(tier_words(tier, t), t(PLAYS[tier])) for tier in Tier]
    sheet.table(
        Table(
            columns=(
                Column(title=t("Term"), style="strong"),
                Column(title=t("Meaning"), style="wrapped"),
            ),
            rows=rows,
        )
    )
