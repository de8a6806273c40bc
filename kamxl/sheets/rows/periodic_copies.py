"""Values by period that stand on several sheets, or again as the sum of a longer period, count once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import isclose
from typing import TYPE_CHECKING, TypeAlias

from kamxl.domain.message import say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.rows.facts import Facts, facts_of
from kamxl.sheets.rows.parsed import Fate, ParsedSheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Cell: TypeAlias = tuple[int, int, int]
"""Account, first month, number of months."""

_ENOUGH = 3
_SAID = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A sheet and its values by account and period, rows of one account added; zeros say nothing."""

    sheet: ParsedSheet
    facts: Facts
    cells: Mapping[Cell, float]


def periodic_copies(sheets: Sequence[ParsedSheet]) -> list[Problem]:
    """Leave out the sheets whose every value stands on a finer sheet already."""
    known = [_described(sheet) for sheet in sheets if sheet.table == "periodic" and Fate.USED in sheet.fates]
    known = [one for one in known if one.cells]
    # The finest sheet leads: more values, then more rows, then the first.
    known.sort(key=lambda one: (-len(one.cells), -len(one.facts.places)))
    problems: list[Problem] = []
    left: set[int] = set()
    for at, other in enumerate(known):
        if at in left:
            continue
        same = {
            later: _same(known[later].cells, other.cells)
            for later in range(at + 1, len(known))
            if later not in left
        }
        whole = [later for later, equal in same.items() if equal == len(known[later].cells)]
        parts = len(whole) > 1 and sum(len(known[later].cells) for later in whole) == len(other.cells)
        for later, equal in same.items():
            one = known[later]
            if later in whole and (equal >= _ENOUGH or parts):
                left.add(later)
                problems.append(_copied(one, other))
            elif equal >= _SAID or (equal and equal * 2 >= len(one.cells)):
                problems.append(_partly(one, other, equal))
    return [*problems, *_sums(known, left)]


def _described(sheet: ParsedSheet) -> _Sheet:
    facts = facts_of(sheet)
    cells: defaultdict[Cell, float] = defaultdict(float)
    columns = (facts.accounts, facts.months, facts.spans, facts.amounts)
    for account, month, span, amount in zip(*(one.tolist() for one in columns), strict=True):
        cells[account, month, span] += amount
    return _Sheet(sheet=sheet, facts=facts, cells={cell: value for cell, value in cells.items() if value})


def _same(mine: Mapping[Cell, float], theirs: Mapping[Cell, float]) -> int:
    return sum(1 for cell, value in mine.items() if cell in theirs and _equal(value, theirs[cell]))


def _equal(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-9, abs_tol=0.005)


def _copied(one: _Sheet, other: _Sheet) -> Problem:
    count = 0
    for place, fate in enumerate(one.sheet.fates):
        if fate == Fate.USED:
            one.sheet.fates[place] = Fate.COPY
            count += 1
    message = say(
        "all {values} values stand on {other} too (same account, period and amount) and count once, there. "
        "Rows left out: {count}.",
        values=len(one.cells),
        other=other.sheet.label,
        count=count,
    )
    return Problem(
        where=one.sheet.label, message=message, severity=Severity.LEFT_OUT, table="periodic", count=count
    )


def _partly(one: _Sheet, other: _Sheet, equal: int) -> Problem:
    message = say(
        "{count} of {all} values are equal to those of {other} (same account, period and amount). As the "
        "others differ, both sheets count. Remove one if it is a copy.",
        count=equal,
        all=len(one.cells),
        other=other.sheet.label,
    )
    return Problem(where=one.sheet.label, message=message, table="periodic", count=equal)


def _sums(known: Sequence[_Sheet], left: set[int]) -> Iterator[Problem]:
    """Leave out the sheets of years or quarters whose values are the sums of another sheet's months."""
    for at, one in enumerate(known):
        coarse = {cell: value for cell, value in one.cells.items() if cell[2] > 1}
        if at in left or not coarse or len(coarse) < len(one.cells):
            continue
        for later, other in enumerate(known):
            equal = 0 if later in left or later == at else _summed(coarse, other.cells)
            if equal and equal == len(coarse):
                left.add(at)
                yield _copied(one, other)
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
        count += len(parts) > 1 and _equal(sum(parts), value)
    return count
