"""What was won and lost, and why: the team's case library."""

from math import fsum

from kamxl.domain.plans import Case
from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.labels import CASE_OUTCOMES, label
from kamxl.reports.measure import cut
from kamxl.reports.numbers import unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table
from kamxl.rules.counted import counted

TITLE = N_("Won, lost, and why")

_MOST = 12
_LONGEST = 120


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Count the cases by outcome with their most frequent reasons, then list the lessons, newest first."""
    t = case.t
    sheet.heading(t(TITLE))
    if "cases" not in case.counts:
        sheet.paragraph(t("The book has no case library."))
        return
    cases = [(account, one) for account in case.review.accounts for one in account.facts.cases]
    unit = case.unit(*(one.amount for _, one in cases))
    by_outcome = {code: [one for _, one in cases if one.outcome == code] for code in CASE_OUTCOMES}
    sheet.table(
        Table(
            columns=(
                Column(title=t("Outcome"), style="strong"),
                Column(title=t("Cases"), style="integer"),
                Column(title=t("Amount"), style="money", number=unit.number_format),
                Column(title=t("Most frequent reasons"), style="wrapped"),
            ),
            rows=[
                (t(CASE_OUTCOMES[code]), len(found), unit.amount(_amount(found)), _reasons(found, case))
                for code, found in by_outcome.items()
            ],
        )
    )
    newest = sorted(cases, key=lambda one: one[1].decided_on or case.review.as_of, reverse=True)
    sheet.table(
        Table(
            columns=(
                Column(title=t("Decided on"), style="date"),
                Column(title=t("Account"), style="strong"),
                Column(title=t("Case"), style="wrapped"),
                Column(title=t("Outcome"), style="center"),
                Column(title=t("Rival"), style="wrapped"),
                Column(title=t("Lesson"), style="wrapped"),
            ),
            rows=[
                (
                    one.decided_on,
                    cut(account.facts.account.name, 40),
                    one.title,
                    t(label(CASE_OUTCOMES, one.outcome)),
                    one.rival,
                    None if one.lesson is None else one.lesson[:_LONGEST],
                )
                for account, one in newest[:_MOST]
            ],
            empty=t("No case is written down."),
        )
    )
    sheet.paragraph(unit_note(unit, t))
    if len(newest) > _MOST:
        sheet.paragraph(t("{shown} of {all} cases are shown.").format(shown=_MOST, all=len(newest)))


def _amount(cases: list[Case]) -> float | None:
    known = [one.amount for one in cases if one.amount is not None]
    return fsum(known) if known else None


def _reasons(cases: list[Case], case: PortfolioCase) -> str | None:
    """Return the three reasons that came up most, with how often."""
    reasons = counted(reason for one in cases for reason in one.reasons)
    with_count = case.t("{name} ({count})")
    return case.t(", ").join(with_count.format(name=one.name, count=one.count) for one in reasons[:3]) or None
