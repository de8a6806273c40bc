"""What is open, what we do next on both sides, which contracts end when; comments and signatures."""

from kamxl.domain.client_facts import PromiseState
from kamxl.reports.client.case import ClientCase
from kamxl.reports.client.states import state_words
from kamxl.reports.numbers import unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Shown, Table

_OPEN = frozenset({PromiseState.OPEN, PromiseState.OVERDUE})
_MOST, _STEPS = 8, 6
_HIGH_ROW, _COMMENTS = 22, 90.0


def build(sheet: ReportSheet, case: ClientCase) -> None:
    """Write the second page."""
    _open_points(sheet, case)
    _steps(sheet, case)
    _contracts(sheet, case)
    t = case.t
    sheet.heading(t("Comments"))
    sheet.box_to_fill(Shown("", "to_fill"), _COMMENTS)
    sheet.spacer()
    sheet.signatures((t("Customer"), t("Account manager")), t("Name, date, signature"))


def _open_points(sheet: ReportSheet, case: ClientCase) -> None:
    t, facts = case.t, case.facts
    if facts.promises is None and facts.issues is None:
        return
    sheet.heading(t("Open points"))
    rows: list[tuple[Cell, ...]] = [
        (one.title, one.owner, one.due, state_words(one.state, t))
        for one in facts.promises or ()
        if one.state in _OPEN
    ]
    complaint = t("Complaint")
    rows += [
        (
            t("{what}: {why}").format(what=complaint, why=one.kind) if one.kind else complaint,
            facts.manager,
            None,
            "" if one.opened is None else t("open since {day}").format(day=one.opened),
        )
        for one in facts.issues or ()
        if one.resolved is None
    ]
    sheet.table(
        Table(
            columns=(
                Column(title=t("What is open"), style="wrapped"),
                Column(title=t("Who"), style="wrapped"),
                Column(title=t("Due"), style="date"),
                Column(title=t("State"), style="center"),
            ),
            rows=rows[:_MOST],
            empty=t("Nothing is open."),
        )
    )


def _steps(sheet: ReportSheet, case: ClientCase) -> None:
    t = case.t
    sheet.heading(t("Our joint plan"))
    sheet.table(
        Table(
            columns=(
                Column(title=t("Step"), style="fill_in", least=220),
                Column(title=t("Who, customer"), style="fill_in", least=100),
                Column(title=t("Who, supplier"), style="fill_in", least=100),
                Column(title=t("By when"), style="fill_in", least=64),
                Column(title=t("Done when"), style="fill_in", least=110),
            ),
            rows=[[Shown("", "fill_in")] * 5 for _ in range(_STEPS)],
            least_height=_HIGH_ROW,
        )
    )


def _contracts(sheet: ReportSheet, case: ClientCase) -> None:
    t, unit, contracts = case.t, case.unit, case.facts.contracts
    if not contracts:
        return
    sheet.heading(t("Contracts that run"))
    ordered = sorted(contracts, key=lambda one: one.end)
    sheet.table(
        Table(
            columns=(
                Column(title=t("Contract"), style="wrapped"),
                Column(title=t("Amount"), style="money", number=unit.number_format),
                Column(title=t("Ends on"), style="date"),
            ),
            rows=[(one.name, unit.amount(one.amount), one.end) for one in ordered[:_MOST]],
        )
    )
    sheet.paragraph(unit_note(unit, t))
