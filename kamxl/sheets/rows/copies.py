"""Rows whose facts stand on another sheet: left out, and said in one sentence for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.rows.parsed import Fate, ParsedSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SENTENCES = {
    "document": say(
        "rows that stand on {other} too (same document number, day, account and amount) count once, there. "
        "Rows left out: {count} ({where})."
    ),
    "day": say(
        "sheets whose every row stands on {other} too (same day, account and amount) count once, there. "
        "Rows left out: {count} ({where})."
    ),
    "period": say(
        "sheets whose every value stands on {other} too (same account, period and amount) count once, there. "
        "Rows left out: {count} ({where})."
    ),
    "sum": say(
        "sums of what {other} says by shorter periods count once, there. Rows left out: {count} ({where})."
    ),
    "record": say(
        "rows that stand on {other} too, equal in every column, count once, there. "
        "Rows left out: {count} ({where})."
    ),
}
_SHEETS_SHOWN = 12
_SPANS_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Rows of a sheet that stand on another one. `same`: document, day, period, sum or record."""

    sheet: ParsedSheet
    other: ParsedSheet
    places: Sequence[int]
    same: str


def leave_out(copies: Copies) -> Copies:
    """Leave the rows out; where they hold targets beside the revenue, only the revenue."""
    sheet = copies.sheet
    if sheet.table == "periodic":
        leave_out_revenue(sheet, Fate.COPY)
    else:
        for place in copies.places:
            sheet.fates[place] = Fate.COPY
    return copies


def leave_out_revenue(sheet: ParsedSheet, fate: Fate) -> None:
    """Leave out the revenue of a sheet of values by period; its targets stay."""
    if sheet.has_targets:
        sheet.revenue_elsewhere = True
        return
    for place, one in enumerate(sheet.fates):
        if one == Fate.USED:
            sheet.fates[place] = fate


def say_copies(found: Iterable[Copies]) -> list[Problem]:
    """Say in one sentence for each kind and complete sheet which rows were left out."""
    groups: dict[tuple[str, int], list[Copies]] = {}
    for one in found:
        groups.setdefault((one.same, id(one.other)), []).append(one)
    return [_problem(group) for group in groups.values()]


def _problem(group: Sequence[Copies]) -> Problem:
    first = group[0]
    count = sum(len(one.places) for one in group)
    message = say(_SENTENCES[first.same].text, count=count, other=first.other.label, where=listed(group))
    return Problem(
        where=first.sheet.label,
        message=message,
        severity=Severity.LEFT_OUT,
        table=first.sheet.table,
        count=count,
    )


def listed(group: Sequence[Copies]) -> tuple[Message | str, ...]:
    """Name the rows of several sheets."""
    named: list[Message | str] = [
        say("{sheet} rows {rows}", sheet=one.sheet.label, rows=row_spans(one.sheet, one.places))
        for one in group[:_SHEETS_SHOWN]
    ]
    return (*named, "…") if len(group) > _SHEETS_SHOWN else tuple(named)


def row_spans(sheet: ParsedSheet, places: Sequence[int]) -> str:
    """Write row numbers shortly: 2–40, 44."""
    spans: list[list[int]] = []
    for number in sorted(sheet.rows[place] for place in places):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = [f"{low}–{high}" if high > low else str(low) for low, high in spans[:_SPANS_SHOWN]]
    return ", ".join([*shown, "…"] if len(spans) > _SPANS_SHOWN else shown)
