"""Sums by month, quarter or year beside the sales rows they sum up: the rows count, the sums are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.rows.copies import leave_out_revenue
from kamxl.sheets.rows.facts import facts_of
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.rows.periodic_copies import PeriodValues, equal, period_values_of
from kamxl.sheets.rows.totals import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kamxl.sheets.rows.periodic_copies import Cell

_COMPARED = 0.5
"""So many of its values must be sums of the rows for a sheet to be a summary of them with mistakes."""
_SHOWN = 3


def summed_sales(sheets: Sequence[ParsedSheet], names: Sequence[str]) -> Iterator[Problem]:
    """Compare each sheet of values by period with the sales rows, and leave out the revenue of summaries.

    Args:
        sheets: All sheets of the book, copies and stages left out.
        names: What each account is called.
    """
    sales = [sheet for sheet in sheets if sheet.table == "transactions" and Fate.USED in sheet.fates]
    summaries = [one for sheet in sheets if (one := period_values_of(sheet)) is not None] if sales else []
    if not summaries:
        return
    monthly = _monthly(sales)
    label = ", ".join(sheet.label for sheet in sales)
    for one in summaries:
        wrong = {cell: own for cell in one.cells if not equal(one.cells[cell], own := _sum(cell, monthly))}
        if not wrong:
            leave_out_revenue(one.sheet, Fate.COPY)
            yield _agrees(one, label)
        elif len(wrong) <= len(one.cells) * (1 - _COMPARED):
            leave_out_revenue(one.sheet, Fate.COPY)
            yield _differs(one, wrong, label, names)


def _monthly(sales: Sequence[ParsedSheet]) -> dict[tuple[int, int], float]:
    import pandas as pd

    facts = [facts_of(sheet) for sheet in sales]
    frame = pd.concat(
        pd.DataFrame({"account": one.accounts, "month": one.months, "amount": one.amounts}) for one in facts
    )
    summed = frame.groupby(["account", "month"])["amount"].sum()
    accounts, months = (summed.index.get_level_values(level) for level in (0, 1))
    return dict(zip(zip(accounts, months, strict=True), summed.tolist(), strict=True))


def _sum(cell: Cell, monthly: Mapping[tuple[int, int], float]) -> float:
    account, first, span = cell
    return sum(monthly.get((account, month), 0.0) for month in range(first, first + span))


def _agrees(one: PeriodValues, label: str) -> Problem:
    message = say(
        "all {count} values are sums of the rows of {other} by account and period ✓. They count once, there.",
        count=len(one.cells),
        other=label,
    )
    return _problem(one, message, len(one.cells), Severity.NOTE)


def _differs(one: PeriodValues, wrong: Mapping[Cell, float], label: str, names: Sequence[str]) -> Problem:
    said: list[Message | str] = [
        say(
            "{account} {period}: {says}, the rows add up to {sum}",
            account=names[cell[0]],
            period=_period(cell),
            says=shown(one.cells[cell]),
            sum=shown(own),
        )
        for cell, own in list(wrong.items())[:_SHOWN]
    ]
    message = say(
        "{count} of {all} values differ from the sums of the rows of {other}, which count: {values}.",
        count=len(wrong),
        all=len(one.cells),
        other=label,
        values=(*said, "…") if len(wrong) > _SHOWN else tuple(said),
    )
    return _problem(one, message, len(wrong), Severity.PROBLEM)


def _period(cell: Cell) -> str:
    _, first, span = cell
    start = f"{first // 12}-{first % 12 + 1:02d}"
    last = first + span - 1
    return start if span == 1 else f"{start}…{last // 12}-{last % 12 + 1:02d}"


def _problem(one: PeriodValues, message: Message, count: int, severity: Severity) -> Problem:
    return Problem(where=one.sheet.label, message=message, severity=severity, table="periodic", count=count)
