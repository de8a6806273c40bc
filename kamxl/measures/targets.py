"""Revenue targets of each account for the last four completed quarters."""

from __future__ import annotations

from datetime import date
from math import fsum
from typing import TYPE_CHECKING, Any

from kamxl.domain.quarter import Quarter, last_completed, quarter_of
from kamxl.measures.rows import day_of, number_of, rows_by_account, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kamxl.sheets.book import Book

_YEAR = 4


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
        for kind, start, quarter, value in _targets(rows, start_month):
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


def _targets(
    rows: Iterable[tuple[object, Mapping[str, Any]]], start_month: int
) -> Iterator[tuple[str | None, date | None, Quarter, float]]:
    """Yield kind, first day, quarter and value of each target; without a day it stands for every year."""
    for _, row in rows:
        start, value = day_of(row, "period_start"), number_of(row, "value")
        if text_of(row, "measure") == "target" and value is not None:
            kind = text_of(row, "period_kind")
            first = quarter_of(start or date.max.replace(year=2000), start_month)
            yield (
                kind,
                start,
                _quarter(row, start, start_month) if kind == "quarter" and start else first,
                value,
            )


def _quarter(row: Mapping[str, Any], start: date, start_month: int) -> Quarter:
    year, number = number_of(row, "year"), number_of(row, "quarter")
    if year is None or number is None:
        return quarter_of(start, start_month)
    return Quarter(int(year), int(number), start_month)
