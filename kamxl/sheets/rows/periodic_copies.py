"""Values by period that stand on several sheets, or again as the sum of a longer period, count once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import isclose
from typing import TYPE_CHECKING, TypeAlias

from kamxl.domain.message import say
from kamxl.domain.problem import Problem
from kamxl.sheets.rows.copies import Copies, leave_out, say_copies
from kamxl.sheets.rows.facts import Facts, facts_of
from kamxl.sheets.rows.parsed import Fate, ParsedSheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Cell: TypeAlias = tuple[int, int, int]
"""Account, first month, number of months."""

_ENOUGH = 3
"""So many values that all stand on another sheet make a copy; fewer only where all headers are the same."""
_SAID = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodValues:
    """A sheet and its values by account and period, rows of one account added; zeros say nothing."""

    sheet: ParsedSheet
    facts: Facts
    cells: Mapping[Cell, float]
    headers: frozenset[str]


def copied_periods(sheets: Sequence[ParsedSheet]) -> list[Problem]:
    """Leave out the sheets whose every value stands on a finer sheet already."""
    known = [one for sheet in sheets if (one := period_values_of(sheet)) is not None]
    # The finest sheet leads: more values, then more rows, then the first.
    known.sort(key=lambda one: (-len(one.cells), -len(one.facts.places)))
    left: set[int] = set()
    copies: list[Copies] = []
    doubts: list[Problem] = []
    for at, other in enumerate(known):
        same = {
            later: _same(known[later].cells, other.cells)
            for later in range(at + 1, len(known))
            if not {at, later} & left
        }
        whole = {later for later, equal in same.items() if equal == len(known[later].cells)}
        parts = len(whole) > 1 and sum(len(known[one].cells) for one in whole) == len(other.cells)
        for later, equal in same.items():
            one = known[later]
            if later in whole and (equal >= _ENOUGH or parts or one.headers == other.headers):
                left.add(later)
                copies.append(_copied(one, other, "period"))
            elif equal >= _SAID or (equal and equal * 2 >= len(one.cells)):
                doubts.append(_partly(one, other, equal))
    copies += _sums(known, left)
    return [*say_copies(copies), *doubts]


def period_values_of(sheet: ParsedSheet) -> PeriodValues | None:
    """Return the values by period of a sheet; None if it has none that count."""
    if sheet.table != "periodic" or Fate.USED not in sheet.fates:
        return None
    facts = facts_of(sheet)
    cells: defaultdict[Cell, float] = defaultdict(float)
    columns = (facts.accounts, facts.months, facts.spans, facts.amounts)
    for account, month, span, amount in zip(*(one.tolist() for one in columns), strict=True):
        cells[account, month, span] += amount
    known = {cell: value for cell, value in cells.items() if value}
    places = [*sheet.layout.columns.values(), *(one.place for one, _ in sheet.wide)]
    headers = frozenset(place.header for place in places)
    return PeriodValues(sheet=sheet, facts=facts, cells=known, headers=headers) if known else None


def _same(mine: Mapping[Cell, float], theirs: Mapping[Cell, float]) -> int:
    return sum(1 for cell, value in mine.items() if cell in theirs and equal(value, theirs[cell]))


def equal(one: float, other: float) -> bool:
    """Say whether two amounts are the same to half a cent, or to a billionth."""
    return isclose(one, other, rel_tol=1e-9, abs_tol=0.005)


def _copied(one: PeriodValues, other: PeriodValues, same: str) -> Copies:
    places = sorted(set(one.facts.places.tolist()))
    return leave_out(Copies(sheet=one.sheet, other=other.sheet, places=places, same=same))


def _partly(one: PeriodValues, other: PeriodValues, same: int) -> Problem:
    message = say(
        "{count} of {all} values are equal to those of {other} (same account, period and amount). As the "
        "others differ, both sheets count. Remove one if it is a copy.",
        count=same,
        all=len(one.cells),
        other=other.sheet.label,
    )
    return Problem(where=one.sheet.label, message=message, table="periodic", count=same)


def _sums(known: Sequence[PeriodValues], left: set[int]) -> Iterator[Copies]:
    """Leave out the sheets of years or quarters whose values are the sums of another sheet's months."""
    for at, one in enumerate(known):
        coarse = {cell: value for cell, value in one.cells.items() if cell[2] > 1}
        if at in left or not coarse or len(coarse) < len(one.cells):
            continue
        for later, other in enumerate(known):
            found = 0 if later in left or later == at else _summed(coarse, other.cells)
            if found and found == len(coarse):
                left.add(at)
                yield _copied(one, other, "sum")
                break


def _summed(coarse: Mapping[Cell, float], fine: Mapping[Cell, float]) -> int:
    """Count the values that are the sum of shorter periods of the same account within theirs."""
    by_account: defaultdict[int, list[tuple[int, int, float]]] = defaultdict(list)
    for (account, month, span), value in fine.items():
        by_account[account].append((month, span, value))
    count = 0
    for (account, first, length), value in coarse.items():
        parts = [
            amount
            for month, span, amount in by_account[account]
            if span < length and first <= month and month + span <= first + length
        ]
        count += len(parts) > 0 and equal(sum(parts), value)
    return count
