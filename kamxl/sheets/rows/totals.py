"""The sheet's own totals beside kamxl's sum of the rows: the proof that a sheet was read right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.rows.total_columns import check_total_columns
from kamxl.sheets.rows.total_rows import check_total_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamxl.sheets.book import TotalCheck
    from kamxl.sheets.rows.parsed import ParsedSheet

_SHOWN = 3


def check_totals(sheet: ParsedSheet) -> tuple[TotalCheck, ...]:
    """Compare every total row and total column of a sheet with the rows it stands for.

    Averages, shares and ranks are never compared. Amounts are in the sheet's own unit.
    """
    return (*check_total_rows(sheet), *check_total_columns(sheet))


def total_problem(sheet: ParsedSheet, checks: Sequence[TotalCheck]) -> Problem | None:
    """Say in one line which totals of a sheet its rows do not add up to, the first ones with both sums."""
    wrong = [one for one in checks if not one.agrees]
    if not wrong:
        return None
    said = tuple(
        say(
            "{label} {where}: the sheet says {says}, the rows add up to {sum}{why}",
            label=one.label,
            where=one.where.rpartition("!")[2],
            says=shown(one.sheet_says),
            sum=shown(one.kamxl_sum),
            why="" if one.reason is None else say(": {reason}", reason=one.reason),
        )
        for one in wrong[:_SHOWN]
    )
    message = say(
        "{count} of {all} totals of the sheet differ from its rows. {said}{more}",
        count=len(wrong),
        all=len(checks),
        said=said,
        more=", …" if len(wrong) > _SHOWN else ".",
    )
    return Problem(
        where=wrong[0].where, message=message, severity=Severity.NOTE, table=sheet.table, count=len(wrong)
    )


def shown(number: float) -> str:
    """Write a sum as the sheet would: 1,234.5."""
    text = f"{number:,.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
