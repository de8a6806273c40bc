"""What we want together, what was delivered in the quarter, and what was bought."""

from collections.abc import Sequence
from statistics import median

from kamxl.domain.client_facts import ClientFacts, PromiseState
from kamxl.domain.quarter import Quarter
from kamxl.reports.blocks import Tile
from kamxl.reports.charts.quarters import ColumnsPicture, quarters_chart
from kamxl.reports.client.case import ClientCase
from kamxl.reports.client.states import state_words
from kamxl.reports.numbers import unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Shown, Table

_GOALS, _MOST_PROMISES, _MOST_LINES, _QUARTERS = 3, 8, 8, 8
_HIGH_ROW = 30


def build(sheet: ReportSheet, case: ClientCase) -> None:
    """Write the first page."""
    _goals(sheet, case)
    _delivered(sheet, case)
    _bought(sheet, case)


def _goals(sheet: ReportSheet, case: ClientCase) -> None:
    t = case.t
    sheet.heading(t("Our goals for this year"))
    sheet.table(
        Table(
            columns=(
                Column(title=t("Goal"), style="fill_in", least=240),
                Column(title=t("Measure"), style="fill_in", least=150),
                Column(title=t("By when"), style="fill_in", least=64),
                Column(title=t("Who"), style="fill_in", least=90),
            ),
            rows=[[Shown("", "fill_in")] * 4 for _ in range(_GOALS)],
            least_height=_HIGH_ROW,
        )
    )


def _delivered(sheet: ReportSheet, case: ClientCase) -> None:
    t, facts = case.t, case.facts
    sheet.heading(t("What was delivered"))
    tiles = [one for one in (_kept(case), _service(case), _answers(case), _satisfaction(case)) if one]
    if tiles:
        sheet.tiles(tiles)
    else:
        sheet.paragraph(t("Nothing is on record about promises, service or answers."))
    if not facts.promises:
        return
    promises = sorted(facts.promises, key=lambda one: (one.due is None, one.due or facts.as_of))
    sheet.table(
        Table(
            columns=(
                Column(title=t("Promise"), style="wrapped"),
                Column(title=t("Who"), style="wrapped"),
                Column(title=t("Due"), style="date"),
                Column(title=t("Done"), style="date"),
                Column(title=t("State"), style="center"),
            ),
            rows=[
                (one.title, one.owner, one.due, one.done, state_words(one.state, t))
                for one in promises[:_MOST_PROMISES]
            ],
        )
    )
    if len(promises) > _MOST_PROMISES:
        rest = t("{shown} of {all} commitments are shown.")
        sheet.paragraph(rest.format(shown=_MOST_PROMISES, all=len(promises)))


def _kept(case: ClientCase) -> Tile | None:
    t, facts = case.t, case.facts
    due = [one for one in facts.promises or () if one.due is not None and one.due <= facts.as_of]
    if not due:
        return None
    kept = sum(one.state is PromiseState.KEPT for one in due)
    return Tile(
        label=t("Promises kept"),
        value=t("{kept} of {due}").format(kept=kept, due=len(due)),
        note=t("due in the quarter, or still open"),
    )


def _service(case: ClientCase) -> Tile | None:
    t, facts = case.t, case.facts
    if facts.service_level is None:
        return None
    promised = facts.service_target
    note = "" if promised is None else t("promised {target:.6g}%").format(target=promised)
    return Tile(label=t("Service level"), value=f"{facts.service_level:.6g}%", note=note)


def _answers(case: ClientCase) -> Tile | None:
    t, facts = case.t, case.facts
    solved = [one for one in facts.issues or () if one.resolved is not None]
    if facts.answer_hours is None and not solved:
        return None
    days = [(one.resolved - one.opened).days for one in solved if one.resolved and one.opened]
    note = t("{count} complaints solved").format(count=len(solved))
    if days:
        told = t("{count} complaints solved, usually in {days:.0f} days")
        note = told.format(count=len(solved), days=median(days))
    hours = None if facts.answer_hours is None else t("{hours:.0f} h").format(hours=facts.answer_hours)
    return Tile(label=t("First answer to a complaint"), value=hours, note=note)


def _satisfaction(case: ClientCase) -> Tile | None:
    t, facts = case.t, case.facts
    if facts.satisfaction is None:
        return None
    note = t("{answers} of your answers").format(answers=facts.answers)
    return Tile(label=t("Your satisfaction (0–100)"), value=facts.satisfaction, note=note, number="0.0")


def _bought(sheet: ReportSheet, case: ClientCase) -> None:
    t, facts, unit = case.t, case.facts, case.unit
    sheet.heading(t("What was bought"))
    quarters = sorted(facts.purchases)[-_QUARTERS:]
    if not quarters:
        sheet.paragraph(t("No completed quarter with purchases."))
        return
    table = Table(
        columns=(
            Column(title=t("Quarter"), style="text"),
            Column(title=t("Purchases"), style="money", number=unit.number_format),
        ),
        rows=[(str(one), unit.amount(facts.purchases[one])) for one in quarters],
        least_height=max(15.0, 150.0 / (len(quarters) + 1)),
    )
    title = t("Purchases of the last four quarters: {amount}").format(amount=unit.written(facts.year))
    picture = ColumnsPicture(
        title=title, unit=unit, with_line=False, above_zero=_none_below_zero(facts, quarters)
    )
    sheet.chart_beside(table, lambda placed: quarters_chart(sheet, placed, picture, t), title, share=0.68)
    if facts.lines:
        _lines(sheet, case)
    sheet.paragraph(unit_note(unit, t))


def _none_below_zero(facts: ClientFacts, quarters: Sequence[Quarter]) -> bool:
    return all(facts.purchases[one] >= 0 for one in quarters)


def _lines(sheet: ReportSheet, case: ClientCase) -> None:
    t, unit = case.t, case.unit
    lines = sorted(case.facts.lines, key=lambda one: -one.amount)
    sheet.table(
        Table(
            columns=(
                Column(title=t("Product line"), style="strong"),
                Column(title=t("Last four quarters"), style="money", number=unit.number_format),
                Column(title=t("Last order"), style="date"),
            ),
            rows=[(one.name, unit.amount(one.amount), one.last_order) for one in lines[:_MOST_LINES]],
        )
    )
