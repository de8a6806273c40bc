"""The milestones of the account's plan: reached, open, and past their day."""

from datetime import date

from kamxl.domain.dossier import Milestone
from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Shown, Table

TITLE = N_("Milestones")

_MOST = 8


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Say how many are reached, and list those that are open; nothing where the account has no plan."""
    t, milestones = case.t, case.dossier.milestones
    if not milestones:
        return
    sheet.heading(t(TITLE))
    reached = [one for one in milestones if one.reached is not None or one.confirmed]
    confirmed = sum(one.confirmed is True for one in reached)
    told = t("{reached} of {all} milestones are reached; the customer confirmed {confirmed} of them.")
    sheet.paragraph(told.format(reached=len(reached), all=len(milestones), confirmed=confirmed), "plain")
    still = sorted(
        (one for one in milestones if one not in reached), key=lambda one: one.planned_for or date.max
    )
    sheet.table(
        Table(
            columns=(
                Column(title=t("No."), style="center", number="0"),
                Column(title=t("Milestone"), style="wrapped"),
                Column(title=t("Owner"), style="wrapped"),
                Column(title=t("Planned for"), style="date"),
                Column(title=t("State"), style="center"),
            ),
            rows=[
                (one.number, one.text, one.owner, one.planned_for, _state(one, case)) for one in still[:_MOST]
            ],
            empty=t("Every milestone is reached."),
        )
    )


def _state(one: Milestone, case: AccountCase) -> Cell:
    if one.planned_for is not None and one.planned_for < case.review.as_of:
        return Shown(f"▲ {case.t('Overdue')}", "red")
    return case.t("Open")
