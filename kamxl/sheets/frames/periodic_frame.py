"""Values by period, one row each, whichever way the sheet had them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.domain.problem import Problem
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.cells.periods import Period, period_in, year_in
from kamxl.sheets.cells.text_stores import TextStore
from kamxl.sheets.rows.parsed import Fate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from kamxl.sheets.rows.parsed import ParsedSheet

_MONTHS = re.compile(r"月|month", re.IGNORECASE)
_QUARTERS = {"value_q1": 1, "value_q2": 2, "value_q3": 3, "value_q4": 4}
_MEASURES = {"target": "target", "actual": "revenue", "usage_hours": "usage"}
_COLUMNS = (
    "account_id",
    "period_start",
    "period_kind",
    "year",
    "quarter",
    "measure",
    "value",
    "column",
    "sheet",
    "row",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Values:
    """A column of values, and the period and measure it stands for in a row."""

    period: Period | None
    measure: str
    numbers: NumberStore
    letter: str


def periodic_frame(sheet: ParsedSheet, ids: Sequence[str]) -> tuple[pd.DataFrame, list[Problem]]:
    """Make the long table of a sheet, and say which periods cannot be told."""
    import pandas as pd

    undated: list[str] = []
    unreadable = _unreadable(sheet)
    rows: list[tuple[object, ...]] = []
    for place, one in _values(sheet):
        value = one.numbers.numbers[place]
        first = one.period.first_day() if one.period else None
        # A blank says nothing was sold; a cell that could not be read stays in the table as unknown.
        if isnan(value) and (id(one.numbers), place) not in unreadable:
            continue
        if one.period is None or (first is None and not _of_every_year(one)):
            undated.append(f"{sheet.label}!{one.letter}{sheet.rows[place]}")
            continue
        number = one.period.number if one.period.kind == "quarter" else None
        when = (first, one.period.kind, one.period.year, number)
        rows.append(
            (
                ids[sheet.accounts[place]],
                *when,
                one.measure,
                value,
                one.letter,
                sheet.label,
                sheet.rows[place],
            )
        )
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    frame["period_start"] = pd.to_datetime(frame["period_start"]).astype("datetime64[ns]")
    for name in ("year", "quarter", "value"):
        frame[name] = frame[name].astype(float)
    for name in ("account_id", "sheet"):
        frame[name] = pd.Categorical(frame[name])
    for name in ("period_kind", "measure", "column"):
        frame[name] = frame[name].astype(object)
    return frame, _undated(sheet, undated)


def period_values(sheet: ParsedSheet) -> Iterator[tuple[int, Period, str, float]]:
    """Yield place of row, period, measure and value of each cell of the used rows whose period is known."""
    for place, one in _values(sheet):
        value = one.numbers.numbers[place]
        money = one.measure != "usage"
        if money and one.period is not None and one.period.year is not None and not isnan(value):
            yield place, one.period, one.measure, value


def _of_every_year(one: _Values) -> bool:
    """Say whether a value is a yearly target without a year: it stands for each year."""
    return one.measure == "target" and one.period is not None and one.period.kind == "year"


def _unreadable(sheet: ParsedSheet) -> set[tuple[int, int]]:
    stores = [*sheet.stores.values(), *(store for _, store in sheet.wide)]
    return {
        (id(store), place)
        for store in stores
        if isinstance(store, NumberStore)
        for place, _ in store.findings
    }


def _undated(sheet: ParsedSheet, cells: Sequence[str]) -> list[Problem]:
    if not cells:
        return []
    message = say(
        "the period of some values cannot be told. Write quarter and year in the header, the title "
        "or a column. "
        "Values left out: {count}.",
        count=len(cells),
    )
    return [
        Problem(where=sheet.label, message=message, table="periodic", count=len(cells), cells=tuple(cells))
    ]


def _values(sheet: ParsedSheet) -> Iterator[tuple[int, _Values]]:
    store = sheet.stores.get("period")
    written = store.listed() if isinstance(store, TextStore) else [None] * len(sheet.rows)
    known: dict[str, list[_Values]] = {}
    for place, fate in enumerate(sheet.fates):
        if fate == Fate.USED:
            stated = str(written[place] or "")
            if stated not in known:
                known[stated] = list(_cells(sheet, stated))
            for one in known[stated]:
                if one.measure != "revenue" or not sheet.revenue_elsewhere:
                    yield place, one


def _cells(sheet: ParsedSheet, stated: str) -> Iterator[_Values]:
    """Yield each value column with its period, in the light of what the row says of its period."""
    year = year_in(stated) or sheet.layout.year
    for one, numbers in sheet.wide:
        yield _Values(
            period=_dated(one.period, year), measure=one.measure, numbers=numbers, letter=one.place.letter
        )
    for name, number in _QUARTERS.items():
        store = sheet.stores.get(name)
        if isinstance(store, NumberStore):
            quarter = _dated(Period(kind="quarter", year=None, number=number), year)
            letter = sheet.layout.columns[name].letter
            yield _Values(period=quarter, measure="revenue", numbers=store, letter=letter)
    found = period_in(stated) if stated else None
    period = found[0] if found else _month(sheet, stated) if stated else sheet.layout.period
    for name, measure in _MEASURES.items():
        store = sheet.stores.get(name)
        if isinstance(store, NumberStore):
            dated = _dated(period, year) if period else None
            letter = sheet.layout.columns[name].letter
            yield _Values(period=dated, measure=measure, numbers=store, letter=letter)


def _month(sheet: ParsedSheet, stated: str) -> Period | None:
    """Read the bare number of a month under a header that speaks of months."""
    place = sheet.layout.columns.get("period")
    if place is None or not stated.isdigit() or not 1 <= int(stated) <= 12:
        return None
    named = _MONTHS.search(place.header)
    return Period(kind="month", year=None, number=int(stated)) if named else None


def _dated(period: Period, year: int | None) -> Period:
    if period.year is not None or year is None:
        return period
    return Period(kind=period.kind, year=year, number=period.number, fiscal=period.fiscal)
