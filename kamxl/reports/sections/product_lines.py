"""What the account buys, line by line, and which lines are late."""

from math import fsum

from kamxl.domain.facts import LineFacts
from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.numbers import MoneyUnit, unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Shown, Table
from kamxl.rules.overdue import line_due, line_overdue

TITLE = N_("Product lines")

_MOST = 15


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """List the lines by revenue of the last four quarters, with the next order expected."""
    t, facts = case.t, case.account.facts
    sheet.heading(t(TITLE))
    lines = sorted(facts.lines, key=lambda line: (-line.ttm, -line.before, line.name))
    unit = case.unit(*(amount for line in lines for amount in (line.ttm, line.before, line.now)))
    why = case.words(facts.breadth_reason) if facts.breadth_reason else t("No product lines are recorded.")
    alerts = case.settings.alerts
    sheet.table(
        Table(
            columns=(
                Column(title=t("Product line"), style="strong"),
                Column(title=t("Last four quarters"), style="money", number=unit.number_format),
                Column(title=t("Mean before"), style="money", number=unit.number_format),
                Column(title=t("Mean now"), style="money", number=unit.number_format),
                Column(title=t("Order days"), style="integer"),
                Column(title=t("Last order"), style="date"),
                Column(title=t("Next expected"), style="date"),
                Column(title=t("State"), style="center"),
            ),
            rows=[_row(line, unit, case) for line in lines[:_MOST]],
            empty=why,
        )
    )
    if not lines:
        return
    sheet.paragraph(unit_note(unit, t))
    windows = t(
        "Means per quarter. Now: the last {now} completed quarters; before: the {before} before them."
    )
    sheet.paragraph(windows.format(now=alerts.churn_now_quarters, before=alerts.churn_before_quarters))
    if len(lines) > _MOST:
        rest = t("{shown} of {all} lines are shown; the others sum to {amount} in the last four quarters.")
        amount = unit.written(fsum(line.ttm for line in lines[_MOST:]))
        sheet.paragraph(rest.format(shown=_MOST, all=len(lines), amount=amount))


def _row(line: LineFacts, unit: MoneyUnit, case: AccountCase) -> tuple[Cell, ...]:
    alerts = case.settings.alerts
    return (
        line.name or case.t("All purchases"),
        unit.amount(line.ttm),
        unit.amount(line.before / alerts.churn_before_quarters),
        unit.amount(line.now / alerts.churn_now_quarters),
        line.order_days if line.last_order else None,
        line.last_order,
        line_due(line),
        _state(line, case),
    )


def _state(line: LineFacts, case: AccountCase) -> Cell:
    t = case.t
    if line.before > 0 and line.now <= 0:
        return Shown(f"▲ {t('No longer bought')}", "marked")
    if line_overdue(line, case.review.as_of, case.settings.alerts):
        return Shown(f"◆ {t('Overdue')}", "marked")
    if line.now > 0 and line.before <= 0:
        return Shown(f"● {t('New')}", "center")
    return t("In rhythm") if line.now > 0 else t("Not bought")
