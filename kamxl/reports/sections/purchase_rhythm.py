"""How steadily the account buys, month by month."""

from collections.abc import Sequence

from kamxl.domain.dates import add_months, last_month_end
from kamxl.domain.health import ComponentName
from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.numbers import MoneyUnit, unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table

TITLE = N_("Purchase rhythm")

_MONTHS = 12
_IN_A_ROW = 6


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Show the last twelve months, and what stability and growth were judged from."""
    t, facts = case.t, case.account.facts
    sheet.heading(t(TITLE))
    if facts.months:
        months = facts.months[-_MONTHS:]
        unit = case.unit(*months)
        last = last_month_end(facts.as_of).replace(day=1)
        named = [
            (f"{add_months(last, -back):%Y-%m}", unit.amount(amount))
            for back, amount in reversed(list(enumerate(reversed(months))))
        ]
        for start in range(0, len(named), _IN_A_ROW):
            sheet.table(_row_of_months(named[start : start + _IN_A_ROW], unit))
        sheet.paragraph(unit_note(unit, t))
    for component in case.account.health.components:
        if component.name in {ComponentName.STABILITY, ComponentName.GROWTH}:
            sheet.paragraph(case.words(component.reason), "plain")


def _row_of_months(named: Sequence[tuple[str, float | None]], unit: MoneyUnit) -> Table:
    """Lay out months side by side; the last row may be short."""
    blank = [("", None)] * (_IN_A_ROW - len(named))
    return Table(
        columns=[
            Column(title=name, style="money", number=unit.number_format) for name, _ in [*named, *blank]
        ],
        rows=[["" if not name else amount for name, amount in [*named, *blank]]],
    )
