"""The sheets of a scored workbook the way Excel hands them to JavaScript: days are numbers, errors texts."""

from datetime import date, datetime, timedelta
from pathlib import Path

from kamxl.sheets.files.source import SourceFile, whole

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "workbooks" / "telecom_key_accounts.xlsx"
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's days have no time zone


def sheets_of(book: Path) -> dict[str, list[list[object]]]:
    """Return the rows of every sheet of a workbook."""
    file = SourceFile(book)
    return {name: [[_cell(one) for one in row] for row in whole(file.sheet(name))] for name in file.names}


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return (value - _DAY_ZERO) / timedelta(days=1)
    if isinstance(value, date):
        return (value - _DAY_ZERO.date()).days
    return value if isinstance(value, str | bool | int | float) else ""
