"""The sheets of a scored workbook the way Excel hands them to JavaScript: days are numbers, blanks texts."""

from datetime import date, datetime, timedelta
from pathlib import Path

from python_calamine import CalamineWorkbook

_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's days have no time zone


def sheets_of(path: Path) -> dict[str, list[list[object]]]:
    """Return the rows of every sheet of a workbook."""
    with CalamineWorkbook.from_path(path) as book:
        return {
            name: [
                [_cell(one) for one in row]
                for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            ]
            for name in book.sheet_names
        }


def row_of(rows: list[list[object]], cell: object) -> int:
    """Return the first row that holds a cell."""
    return next(place for place, row in enumerate(rows) if cell in row)


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return (value - _DAY_ZERO) / timedelta(days=1)
    if isinstance(value, date):
        return (value - _DAY_ZERO.date()).days
    return value if isinstance(value, str | bool | int | float) else ""
