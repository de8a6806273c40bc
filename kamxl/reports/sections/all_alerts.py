"""Every alert in one line, to filter on the screen; not printed."""

from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.chips import urgency_words
from kamxl.reports.labels import RULES
from kamxl.reports.numbers import in_unit
from kamxl.reports.pressing import pressing_alerts
from kamxl.reports.screen_list import Heading, screen_list
from kamxl.reports.sheet import ReportSheet

TITLE = N_("All alerts")

_LONGEST = 255


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """List the alerts, the urgent ones first."""
    t, found = case.t, pressing_alerts(case)
    unit = case.unit(*(alert.money for _, alert in found))
    headings = (
        Heading(t("Urgency"), 90),
        Heading(t("Account"), 220),
        Heading(t("Alert"), 130),
        Heading(in_unit(t("Money at stake"), unit), 90, unit.number_format),
        Heading(t("Evidence"), 420),
        Heading(t("Cells"), 150),
        Heading(t("Since"), 84, "yyyy-mm-dd"),
        Heading(t("What to do"), 300),
        Heading(t("Owner"), 110),
        Heading(t("By when"), 84, "yyyy-mm-dd"),
    )
    rows = [
        (
            urgency_words(alert.urgency, t),
            t("Whole portfolio") if one is None else one.facts.account.name,
            t(RULES[alert.rule]),
            unit.amount(alert.money),
            case.words(alert.evidence)[:_LONGEST],
            ", ".join(alert.cells)[:_LONGEST],
            alert.since,
            case.words(alert.action)[:_LONGEST],
            alert.owner,
            alert.due,
        )
        for one, alert in found
    ]
    screen_list(sheet, headings, rows)
