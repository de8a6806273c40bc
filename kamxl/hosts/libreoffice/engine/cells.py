"""Many cells in one go: values with their days, truths and errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from kamxl.hosts.libreoffice.engine.office import struct

_DAY_OR_TIME = 2 | 4
_TRUTH = 1024
_ERRONEOUS = 4
_MANY = 2_000
ERRORS = {
    32767: "#N/A",
    502: "#VALUE!",
    503: "#NUM!",
    519: "#VALUE!",
    521: "#NULL!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
}
"""Calc's numbers of errors as Excel writes them; every other one is #VALUE!."""


def read(area: Any, document: Any) -> list[list[Any]]:
    """Return the cells of an area: numbers, texts, days, True and False, errors by their text."""
    rows = [list(row) for row in area.getDataArray()]
    _dress(rows, area, document)
    for place, text in _errors(area):
        rows[place[0]][place[1]] = text
    return rows


def _dress(rows: list[list[Any]], area: Any, document: Any) -> None:
    """Make days of the numbers that are shown as such, and truths of those shown as TRUE."""
    formats = document.getNumberFormats()
    day_zero = null_date(document)
    start = area.getRangeAddress()
    for group in area.getUniqueCellFormatRanges():
        kind = formats.getByKey(group.getPropertyValue("NumberFormat")).getPropertyValue("Type")
        if not kind & (_DAY_OR_TIME | _TRUTH):
            continue
        for part in group.getRangeAddresses():
            for row in range(part.StartRow - start.StartRow, part.EndRow - start.StartRow + 1):
                line = rows[row]
                for column in range(
                    part.StartColumn - start.StartColumn, part.EndColumn - start.StartColumn + 1
                ):
                    if isinstance(line[column], float):
                        line[column] = bool(line[column]) if kind & _TRUTH else _day(line[column], day_zero)


def null_date(document: Any) -> datetime:
    """Return the day that the numbers of a document count from."""
    day = document.getPropertyValue("NullDate")
    return datetime(day.Year, day.Month, day.Day)  # noqa: DTZ001 - sheets know no time zones


def _day(number: float, day_zero: datetime) -> Any:
    try:
        return day_zero + timedelta(seconds=round(number * 86_400))
    except OverflowError:
        return number


def number_of(day: datetime, document: Any) -> float:
    """Return the number that stands for a day in a document."""
    return (day - null_date(document)) / timedelta(days=1)


def _errors(area: Any) -> Iterator[tuple[tuple[int, int], str]]:
    start = area.getRangeAddress()
    named = 0
    for part in area.queryFormulaCells(_ERRONEOUS).getRangeAddresses():
        for row in range(part.StartRow - start.StartRow, part.EndRow - start.StartRow + 1):
            for column in range(part.StartColumn - start.StartColumn, part.EndColumn - start.StartColumn + 1):
                named += 1
                code = area.getCellByPosition(column, row).getError() if named <= _MANY else 32767
                yield (row, column), ERRORS.get(code, "#VALUE!")


def write(area: Any, document: Any, value: Any) -> None:
    """Write one value to every cell, or rows of values."""
    address = area.getRangeAddress()
    height = address.EndRow - address.StartRow + 1
    width = address.EndColumn - address.StartColumn + 1
    rows = value if isinstance(value, list | tuple) else [[value] * width] * height
    area.setDataArray(tuple(tuple(_plain(cell, document) for cell in row) for row in rows))


def write_formulas(area: Any, rows: Sequence[Sequence[str]]) -> None:
    """Write rows of formulas as Calc wants them."""
    area.setFormulaArray(tuple(tuple(row) for row in rows))


def _plain(cell: Any, document: Any) -> Any:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return number_of(cell, document)
    return float(cell) if isinstance(cell, int | float) else str(cell)


def no_cell() -> Any:
    """Return the address that names are relative to."""
    return struct("table.CellAddress")
