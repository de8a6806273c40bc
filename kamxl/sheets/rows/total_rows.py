"""Rows of totals: 合计, 小计, Total, and what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import fsum, isnan
from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.sheets.book import TotalCheck
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.cells.scale_stores import PercentStore, ScoreStore
from kamxl.sheets.cells.text_stores import TextStore
from kamxl.sheets.layout.line_kinds import is_total
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.rows.tolerance import DIGITS, agree
from kamxl.sheets.rows.total_lines import total_of
from kamxl.sheets.tables.column import Kind
from kamxl.sheets.tables.declared import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kamxl.sheets.layout.places import Place

_SUMMED = {"quantity"}
"""Numbers that are no money and yet are added up."""
_NOT_SUMMED = {"unit_price"}
_COUNTING = {Fate.USED, Fate.COPY, Fate.STAGE}
"""Rows that were read and are right, whether they count here or on another sheet."""
_NO_DATA = {Fate.NOTHING, Fate.TOTAL, Fate.STATISTIC, Fate.REPEATED, Fate.HEADING, Fate.FOOTER}
_RUNNING = re.compile(r"累计|累計|cumulative|running|year to date|ytd", re.IGNORECASE)
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A column that a total row may sum up."""

    place: Place
    store: NumberStore

    def value(self, place: int) -> float:
        return self.store.numbers[place] / (self.store.factor or 1.0)


@dataclass(slots=True, kw_only=True)
class _Agreeing:
    """Subtotals of one column that agree; they are shown together."""

    first: int
    label: str
    says: float = 0.0
    count: int = 0
    rows: list[int] = field(default_factory=list)


def check_total_rows(sheet: ParsedSheet) -> Iterator[TotalCheck]:
    """Compare each total row, column by column, with the rows it may stand for."""
    totals = [place for place, fate in enumerate(sheet.fates) if fate == Fate.TOTAL]
    if not totals:
        return
    labels = {place: _label(sheet, place) for place in totals}
    columns = _columns(sheet)
    for column in columns:
        yield from _of_column(sheet, column, labels)


def _columns(sheet: ParsedSheet) -> list[_Column]:
    declared = TABLES[sheet.table].columns
    found = [
        _Column(place=sheet.layout.columns[name], store=store)
        for name, store in sheet.stores.items()
        if isinstance(store, NumberStore)
        and not isinstance(store, PercentStore | ScoreStore)
        and name not in _NOT_SUMMED
        and (declared[name].kind is Kind.MONEY or name in _SUMMED)
    ]
    found += [_Column(place=one.place, store=store) for one, store in sheet.wide]
    return found + [_Column(place=place, store=store) for place, store in sheet.total_stores]


def _label(sheet: ParsedSheet, place: int) -> str:
    if sheet.total_labels.get(place):
        return sheet.total_labels[place]
    words = [
        store.words[store.codes[place]]
        for store in sheet.stores.values()
        if isinstance(store, TextStore) and store.codes[place] >= 0
    ]
    return next((word for word in words if is_total(word)), words[0] if words else "")


def _of_column(sheet: ParsedSheet, column: _Column, labels: dict[int, str]) -> Iterator[TotalCheck]:
    agreeing: dict[bool, _Agreeing] = {}
    last = max(labels)
    for place, label in labels.items():
        says = column.value(place)
        if isnan(says):
            continue
        parts = _parts(sheet, column, place, label, labels)
        if parts is not None:
            one = agreeing.setdefault(place == last, _Agreeing(first=place, label=label))
            one.says, one.count = one.says + says, one.count + 1
        else:
            yield _differs(sheet, column, place, label, labels)
    for one in agreeing.values():
        label = f"{one.label} ×{one.count}" if one.count > 1 else one.label
        yield TotalCheck(
            where=sheet.at(column.place, one.first),
            label=label,
            sheet_says=round(one.says, DIGITS),
            kamxl_sum=round(one.says, DIGITS),
            agrees=True,
        )


def _parts(
    sheet: ParsedSheet, column: _Column, place: int, label: str, labels: dict[int, str]
) -> Sequence[int] | None:
    """Return the rows whose sum a total is, trying the likely ones first; None if no choice adds up."""
    says = column.value(place)
    for rows in _choices(sheet, place, label, labels):
        counted = [row for row in rows if sheet.fates[row] in _COUNTING]
        if counted and agree(says, _values(column, counted)):
            return counted
    return None


def _choices(sheet: ParsedSheet, place: int, label: str, labels: dict[int, str]) -> Iterator[Sequence[int]]:
    """Yield what a total row may sum up, the likeliest first."""
    totals = sorted(labels)
    before = max((one for one in totals if one < place), default=-1)
    after = min((one for one in totals if one > place), default=len(sheet.rows))
    yield _expected(sheet, place, label, labels)
    yield range(before + 1, place)
    yield range(place)
    yield range(place + 1, after)
    yield range(len(sheet.rows))
    # A total of a part: since an earlier total of the same wording, or since any earlier one.
    for one in reversed([one for one in totals if one < before]):
        yield range(one + 1, place)
    named = _named(sheet, label)
    if named:
        yield named


def _expected(sheet: ParsedSheet, place: int, label: str, labels: dict[int, str]) -> Sequence[int]:
    """Return the rows that the wording and the place of a total speak of."""
    named = _named(sheet, label)
    if named:
        return named
    totals = sorted(labels)
    same = [one for one in totals if one < place and labels[one] == label]
    if _RUNNING.search(label) or (place == totals[-1] and not same):
        return range(place) if place else range(len(sheet.rows))
    before = max((one for one in totals if one < place), default=-1)
    return range(before + 1, place)


def _named(sheet: ParsedSheet, label: str) -> Sequence[int]:
    """Return the rows of the account or product that a total names: `Total Birch GmbH`, 卷绕产品线总计."""
    for store in sheet.stores.values():
        if isinstance(store, TextStore) and len(store.words) <= len(sheet.rows):
            known = {word.casefold(): code for code, word in enumerate(store.words)}
            name = total_of(label, known)
            if name is not None:
                return [row for row, code in enumerate(store.codes) if code == known[name]]
    return ()


def _values(column: _Column, rows: Sequence[int]) -> list[float]:
    """Return what kamxl uses of a column in some rows; blanks are nothing to add."""
    return [value for row in rows if not isnan(value := column.value(row))]


def _differs(
    sheet: ParsedSheet, column: _Column, place: int, label: str, labels: dict[int, str]
) -> TotalCheck:
    rows = [row for row in _expected(sheet, place, label, labels) if sheet.fates[row] not in _NO_DATA]
    counted = [row for row in rows if sheet.fates[row] in _COUNTING]
    says, own = column.value(place), fsum(_values(column, counted))
    return TotalCheck(
        where=sheet.at(column.place, place),
        label=label,
        sheet_says=round(says, DIGITS),
        kamxl_sum=round(own, DIGITS),
        agrees=False,
        reason=_reason(sheet, column, says, rows, counted),
    )


def _reason(
    sheet: ParsedSheet, column: _Column, says: float, rows: Sequence[int], counted: Sequence[int]
) -> Message | None:
    """Name what explains a difference: cells that could not be read, rows left out, returns turned."""
    inside = set(rows)
    unread = [place for place, _ in column.store.findings if place in inside]
    if unread:
        return say("not readable: {cells}", cells=_cells(sheet, column, unread))
    left = [row for row in rows if row not in set(counted) and not isnan(column.value(row))]
    if left and agree(says, _values(column, rows)):
        return say("left out: {cells}", cells=_cells(sheet, column, left))
    turned = [row for row in counted if row in sheet.turned]
    as_written = [
        -value if row in sheet.turned else value for row in rows if not isnan(value := column.value(row))
    ]
    if turned and agree(says, as_written):
        return say("returns that the sheet adds: {cells}", cells=_cells(sheet, column, turned))
    if left:
        return say("left out, but not all of the difference: {cells}", cells=_cells(sheet, column, left))
    hidden = sheet.source.marks.hidden_rows
    return say("{count} hidden rows are read like the others", count=hidden) if hidden else None


def _cells(sheet: ParsedSheet, column: _Column, places: Sequence[int]) -> str:
    cells = [f"{column.place.letter}{sheet.rows[place]}" for place in places[:_SHOWN]]
    return ", ".join([*cells, "…"] if len(places) > _SHOWN else cells)
