"""Revenue, changes and order days, quarter by quarter."""

from collections.abc import Mapping
from math import fsum

from kamxl.domain.quarter import Quarter
from kamxl.locale import N_
from kamxl.reports.blocks import Placed
from kamxl.reports.case import AccountCase
from kamxl.reports.findings import change_back, last_quarters
from kamxl.reports.numbers import unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Table

TITLE = N_("Quarters")


def build(sheet: ReportSheet, case: AccountCase) -> Placed | None:
    """List up to eight completed quarters, newest first."""
    t, quarters = case.t, case.account.revenue.quarters
    sheet.heading(t(TITLE))
    shown = last_quarters(quarters)
    trailing = {one: _four_up_to(quarters, one) for one in shown}
    unit = case.unit(*quarters.values(), *trailing.values())
    days = _order_days(case)
    rows: list[tuple[Cell, ...]] = [
        (
            str(one),
            unit.amount(quarters[one]),
            change_back(quarters, one, 1),
            change_back(quarters, one, 4),
            unit.amount(trailing[one]),
            days.get(one),
        )
        for one in reversed(shown)
    ]
    placed = sheet.table(
        Table(
            columns=(
                Column(title=t("Quarter"), style="text"),
                Column(title=t("Revenue"), style="money", number=unit.number_format),
                Column(title=t("QoQ"), style="change"),
                Column(title=t("YoY"), style="change"),
                Column(title=t("Four quarters"), style="money", number=unit.number_format),
                Column(title=t("Order days"), style="integer"),
            ),
            rows=rows,
            empty=t("No completed quarter with purchases."),
        )
    )
    if rows:
        dash = t(
            "— : not known or not comparable, because the quarter to compare with is missing or not positive."
        )
        sheet.paragraph(f"{unit_note(unit, t)}  {dash}".strip())
    return placed if rows else None


def _four_up_to(quarters: Mapping[Quarter, float], last: Quarter) -> float | None:
    four = [quarters.get(last.plus(-back)) for back in range(4)]
    return None if None in four else fsum(amount for amount in four if amount is not None)


def _order_days(case: AccountCase) -> dict[Quarter, int]:
    counted = case.account.facts.order_days or ()
    last = case.review.quarter
    return {last.plus(-back): days for back, days in enumerate(reversed(counted))}
