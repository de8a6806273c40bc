"""Cells of the KAM sheets: written, recalculated by LibreOffice and compared."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from made_up import NO_BOOK
from office import Cells, CellValue, Office
from openpyxl.utils import coordinate_to_tuple

from kamxl.domain.review import Review
from kamxl.reports.kam_sheets.workbook import write_kam_workbook
from kamxl.settings import Settings


def written(path: Path, review: Review, settings: Settings | None = None, language: str = "en") -> Path:
    """Write the KAM sheets of a review."""
    write_kam_workbook(path, review, NO_BOOK, settings or Settings(), language=language)
    return path


def recalculated(office: Office, paths: Sequence[Path]) -> list[Cells]:
    """Recalculate many workbooks."""
    return [office.recalculate(path) for path in paths]


def same(one: CellValue, other: CellValue) -> bool:
    """Compare two results; numbers to 1e-9, an empty text is a blank."""
    numbers = isinstance(one, int | float) and isinstance(other, int | float)
    if numbers and not isinstance(one, bool) and not isinstance(other, bool):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return (one == "" or one is None, one or None) == (other == "" or other is None, other or None)


def differences(expected: Cells, found: Cells, sheets: Sequence[str] = ()) -> list[tuple[object, ...]]:
    """List every cell that differs: sheet, address, expected, found."""
    return [
        (sheet, place, expected[sheet].get(place), found[sheet].get(place))
        for sheet in sheets or expected
        for place in sorted(expected[sheet].keys() | found[sheet].keys())
        if not same(expected[sheet].get(place), found[sheet].get(place))
    ]


def table(cells: Mapping[str, CellValue], header_row: int) -> list[dict[str, CellValue]]:
    """Return the rows below a header row, values by header."""
    grid: dict[int, dict[int, CellValue]] = {}
    for place, value in cells.items():
        row, column = coordinate_to_tuple(place)
        grid.setdefault(row, {})[column] = value
    headers = {column: str(value) for column, value in grid[header_row].items()}
    return [
        {header: grid[row].get(column) for column, header in headers.items()}
        for row in sorted(grid)
        if row > header_row
    ]
