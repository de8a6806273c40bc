"""Values by period, one row each, whichever way the sheet had them."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any

from kamxl.domain.message import say
from kamxl.domain.problem import Problem
from kamxl.sheets.number_stores import NumberStore
from kamxl.sheets.parsed import Fate
from kamxl.sheets.periods import Period, period_in, year_in
from kamxl.sheets.text_stores import TextStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from kamxl.sheets.parsed import ParsedSheet

_QUARTERS = {"value_q1": 1, "value_q2": 2, "value_q3": 3, "value_q4": 4}
_MEASURES = {"target": "target", "actual": "revenue"}


def periodic_frame(sheet: ParsedSheet, ids: Sequence[str]) -> tuple[pd.DataFrame, list[Problem]]:
    """Make the long table of a sheet, and say which periods cannot be told."""
    import pandas as pd

    problems: list[Problem] = []
    rows = [row for one in _values(sheet, problems) if (row := _row(sheet, ids, *one)) is not None]
    columns = [
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
    ]
    frame = pd.DataFrame(rows, columns=columns)
    frame["period_start"] = pd.to_datetime(frame["period_start"]).astype("datetime64[ns]")
    for name in ("year", "quarter", "value"):
        frame[name] = frame[name].astype(float)
    for name in ("account_id", "sheet"):
        frame[name] = pd.Categorical(frame[name])
    for name in ("period_kind", "measure", "column"):
        frame[name] = frame[name].astype(object)
    return frame, problems


def _row(
    sheet: ParsedSheet,
    ids: Sequence[str],
    place: int,
    period: Period,
    measure: str,
    value: float,
    column: str,
) -> tuple[Any, ...] | None:
    first = period.first_day()
    if first is None or isnan(value):
        return None
    return (
        ids[sheet.accounts[place]],
        first,
        period.kind,
        period.year,
        period.number if period.kind == "quarter" else None,
        measure,
        value,
        column,
        sheet.label,
        sheet.rows[place],
    )


def _values(sheet: ParsedSheet, problems: list[Problem]) -> Iterator[tuple[int, Period, str, float, str]]:
    store = sheet.stores.get("period")
    written = store.values() if isinstance(store, TextStore) else [None] * len(sheet.rows)
    used = [place for place, fate in enumerate(sheet.fates) if fate == Fate.USED]
    missing = False
    for place in used:
        stated = str(written[place] or "")
        for period, measure, numbers, column in _cells(sheet, stated):
            if period is None or period.year is None:
                missing = missing or not numbers.blank(place)
                continue
            yield place, period, measure, numbers.numbers[place], column
    if missing:
        message = say(
            "the year of its quarters or months is not said. Write it in the header, the title or a column. "
            "The values are left out."
        )
        problems.append(Problem(where=sheet.label, message=message, table="periodic"))


def _cells(sheet: ParsedSheet, stated: str) -> Iterator[tuple[Period | None, str, NumberStore, str]]:
    """Yield each value column with its period, in the light of what the row says of its period."""
    year = year_in(stated) or sheet.layout.year
    for one, numbers in sheet.wide:
        yield _dated(one.period, year), one.measure, numbers, one.place.letter
    for name, number in _QUARTERS.items():
        store = sheet.stores.get(name)
        if isinstance(store, NumberStore):
            period = _dated(Period(kind="quarter", year=None, number=number), year)
            yield period, "revenue", store, sheet.layout.columns[name].letter
    found = period_in(stated) if stated else None
    period = found[0] if found else None
    for name, measure in _MEASURES.items():
        store = sheet.stores.get(name)
        if isinstance(store, NumberStore):
            yield _dated(period, year) if period else None, measure, store, sheet.layout.columns[name].letter


def _dated(period: Period, year: int | None) -> Period:
    if period.year is not None or year is None:
        return period
    return Period(kind=period.kind, year=year, number=period.number, fiscal=period.fiscal)
