"""Revenue targets of each account: of the last four completed quarters, and of the fiscal year to date."""

from __future__ import annotations

from datetime import date
from math import fsum
from typing import TYPE_CHECKING, Any, TypeAlias

from kamxl.domain.dealings import Source, TargetToDate
from kamxl.domain.quarter import Quarter, last_completed, quarter_of
from kamxl.measures.rows import day_of, number_of, rows_by_account, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kamxl.sheets.book import Book

_YEAR = 4
_Target: TypeAlias = "tuple[str | None, date | None, Quarter, float, object]"


def targets_of(book: Book, as_of: date, start_month: int) -> dict[str, float]:
    """Return each account's target for the trailing four quarters; absent where a quarter has none.

    Several targets of one quarter (of lines or regions) add up. A yearly target counts only when the
    last four quarters are that whole fiscal year; one without a year stands for each year.
    """
    last = last_completed(as_of, start_month)
    wanted = [last.plus(-back) for back in range(_YEAR)]
    result: dict[str, float] = {}
    for account, rows in rows_by_account(book, "periodic").items():
        by_quarter: dict[Quarter, list[float]] = {}
        whole_year: list[float] = []
        every_year: list[float] = []
        for kind, start, quarter, value, _ in _targets(rows, start_month):
            if start is None:
                every_year.append(value)
            elif kind == "quarter":
                by_quarter.setdefault(quarter, []).append(value)
            elif kind == "year" and last.number == _YEAR and quarter == wanted[-1]:
                whole_year.append(value)
        if all(quarter in by_quarter for quarter in wanted):
            result[account] = fsum(value for quarter in wanted for value in by_quarter[quarter])
        elif whole_year or every_year:
            result[account] = fsum(whole_year or every_year)
    return result


def targets_to_date(
    book: Book, as_of: date, start_month: int, quarters: Mapping[str, Sequence[float]]
) -> dict[str, TargetToDate]:
    """Return what each account should have brought in the fiscal year by the last completed quarter.

    Targets of quarters add up, where each quarter that is over has one; four that are the same are a yearly
    target cut in four. Of a yearly target that part is due
    which the same quarters brought of last year, where its four quarters are known; else each quarter the
    same.

    Args:
        book: The team's book.
        as_of: The day.
        start_month: First month of the fiscal year.
        quarters: Revenue of the completed quarters of each account, oldest first.
    """
    last = last_completed(as_of, start_month)
    over = [last.plus(-back) for back in range(last.number)]
    result: dict[str, TargetToDate] = {}
    for account, rows in rows_by_account(book, "periodic").items():
        targets = [*_targets(rows, start_month)]
        by_quarter = [one for one in targets if one[0] == "quarter" and one[1] and one[2] in over]
        this_year = [one for one in targets if one[0] == "year" and one[1] and one[2] == over[-1]]
        yearly = this_year or [one for one in targets if one[1] is None]
        found = yearly
        part: dict[str, Any] = _part(quarters.get(account, ()), last.number)
        flat = _flat([one for one in targets if one[0] == "quarter" and one[1]], over[-1])
        if flat:
            found = flat
        elif {one[2] for one in by_quarter} == {*over}:
            found, part = by_quarter, {}
        if found:
            label = found[-1][4]
            result[account] = TargetToDate(
                due=fsum(one[3] for one in found) * part.get("share", 1.0),
                quarters=last.number,
                source=Source(cells=(book.cell("periodic", label, "value"),)),
                **part,
            )
    return result


def _flat(targets: Sequence[_Target], first: Quarter) -> list[_Target]:
    """Return the targets of a fiscal year whose quarters are all the same: a yearly one cut in four."""
    year = [first.plus(place) for place in range(_YEAR)]
    sums = {fsum(one[3] for one in targets if one[2] == quarter) for quarter in year}
    named = {one[2] for one in targets} >= {*year}
    return [one for one in targets if one[2] in year] if named and len(sums) == 1 else []


def _part(quarters: Sequence[float], over: int) -> dict[str, Any]:
    """Return which part of a yearly target is due when so many of its quarters are over."""
    last_year = quarters[-_YEAR - over : -over]
    whole = fsum(last_year)
    if len(last_year) < _YEAR or min(last_year) < 0 or whole <= 0:
        return {"share": over / _YEAR}
    return {"share": fsum(last_year[:over]) / whole, "seasonal": True}


def _targets(rows: Iterable[tuple[object, Mapping[str, Any]]], start_month: int) -> Iterator[_Target]:
    """Yield kind, first day, quarter, value and row of each target; without a day it is of every year."""
    for label, row in rows:
        start, value = day_of(row, "period_start"), number_of(row, "value")
        if text_of(row, "measure") == "target" and value is not None:
            kind = text_of(row, "period_kind")
            first = quarter_of(start or date.max.replace(year=2000), start_month)
            yield (
                kind,
                start,
                _quarter(row, start, start_month) if kind == "quarter" and start else first,
                value,
                label,
            )


def _quarter(row: Mapping[str, Any], start: date, start_month: int) -> Quarter:
    year, number = number_of(row, "year"), number_of(row, "quarter")
    if year is None or number is None:
        return quarter_of(start, start_month)
    return Quarter(int(year), int(number), start_month)
