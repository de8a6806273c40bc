"""Columns of totals: 合计 beside the months, compared row by row with the columns that are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import fsum, isnan
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.sheets.book import TotalCheck
from kamxl.sheets.cells.periods import year_in
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.rows.tolerance import DIGITS, agree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kamxl.sheets.cells.number_stores import NumberStore
    from kamxl.sheets.layout.places import PeriodPlace, Place

_NEVER = re.compile(
    r"平均|均值|占比|佔比|排名|率|%|average|avg|mean|rank|share|growth|yoy|同比|环比", re.IGNORECASE
)
_DATA = {Fate.USED, Fate.COPY, Fate.STAGE, Fate.UNLISTED, Fate.NO_ACCOUNT}
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attempt:
    """A total column beside one choice of columns: the rows that have both, and those that differ."""

    rows: tuple[int, ...]
    wrong: tuple[int, ...]
    says: float
    own: float


def check_total_columns(sheet: ParsedSheet) -> Iterator[TotalCheck]:
    """Compare each total column with the columns of periods it may sum up."""
    earlier: list[int] = []
    for place, store in sorted(sheet.total_stores, key=lambda one: one[0].index):
        if not _NEVER.search(place.header):
            attempts = [
                _attempt(sheet, store, choice) for choice in _choices(sheet, place, earlier) if choice
            ]
            attempts = [one for one in attempts if one.rows]
            if attempts:
                best = min(attempts, key=lambda one: len(one.wrong) / len(one.rows))
                yield _check(sheet, place, best)
        earlier.append(place.index)


def _choices(sheet: ParsedSheet, place: Place, earlier: Sequence[int]) -> Iterator[list[NumberStore]]:
    """Yield the columns a total may sum up: all, those since the last total, those of its own year."""
    values = [(one, store) for one, store in sheet.wide if one.measure != "target"]
    targets = [(one, store) for one, store in sheet.wide if one.measure == "target"]
    since = max((index for index in earlier if index < place.index), default=-1)
    for group in (values, targets):
        yield [store for _, store in group]
        yield [store for one, store in group if since < one.place.index < place.index]
        yield [store for one, store in group if one.place.index < place.index]
        year = year_in(place.header)
        if year is not None:
            yield [store for one, store in group if _year(one) == year]


def _year(one: PeriodPlace) -> int | None:
    return one.period.year


def _attempt(sheet: ParsedSheet, totals: NumberStore, columns: Sequence[NumberStore]) -> _Attempt:
    rows, wrong, says, own = [], [], 0.0, 0.0
    for place, fate in enumerate(sheet.fates):
        total = totals.numbers[place] / (totals.factor or 1.0)
        if fate not in _DATA or isnan(total):
            continue
        parts = [number / (one.factor or 1.0) for one in columns if not isnan(number := one.numbers[place])]
        rows.append(place)
        says, own = says + total, own + fsum(parts)
        if not agree(total, parts):
            wrong.append(place)
    return _Attempt(rows=tuple(rows), wrong=tuple(wrong), says=says, own=own)


def _check(sheet: ParsedSheet, place: Place, found: _Attempt) -> TotalCheck:
    reason = None
    if found.wrong:
        cells = [f"{place.letter}{sheet.rows[row]}" for row in found.wrong[:_SHOWN]]
        reason = say(
            "{wrong} of {all} rows differ: {cells}",
            wrong=len(found.wrong),
            all=len(found.rows),
            cells=", ".join([*cells, "…"] if len(found.wrong) > _SHOWN else cells),
        )
    return TotalCheck(
        where=sheet.at(place, found.rows[0]),
        label=place.header,
        sheet_says=round(found.says, DIGITS),
        kamxl_sum=round(found.own, DIGITS),
        agrees=not found.wrong,
        reason=reason,
    )
