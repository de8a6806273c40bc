"""The values of all sheets of a workbook, and changes of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from python_calamine import CalamineWorkbook

Sheets: TypeAlias = dict[str, list[list[object]]]

SCORECARD, WHY, ALERTS, MEASURES = "KAM Scorecard", "KAM Why", "KAM Alerts", "KAM Measures"


def sheet_values(path: Path) -> Sheets:
    """Return the rows of all sheets by name."""
    with CalamineWorkbook.from_path(path) as book:
        return {
            name: [[*row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
            for name in book.sheet_names
        }


def header_row(rows: Sequence[Sequence[object]], header: str) -> tuple[int, int]:
    """Return the row and the column of a header of the table."""
    return next(
        (row, cells.index(header))
        for row, cells in enumerate(rows)
        if header in cells and "Account ID" in cells
    )


def without_column(rows: Sequence[Sequence[object]], header: str) -> list[list[object]]:
    """Return the rows without a column."""
    _, place = header_row(rows, header)
    return [[*row[:place], *row[place + 1 :]] for row in rows]
