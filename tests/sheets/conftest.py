"""Small workbooks, made on the spot."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import xlsxwriter

from kamxl.sheets import Book, read_book

Rows: TypeAlias = Sequence[Sequence[Any]]
Make: TypeAlias = Callable[..., Path]
Read: TypeAlias = Callable[..., Book]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write sheets into a workbook; merged ranges as `{"Sales": ["A2:A4"]}`."""

    def write(
        sheets: Mapping[str, Rows],
        *,
        merged: Mapping[str, Sequence[str]] | None = None,
        name: str = "book.xlsx",
        **options: Any,
    ) -> Path:
        path = tmp_path / name
        book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, **options})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, datetime | date):
                        sheet.write_datetime(number, column, cell, day)
                    elif cell is not None and cell != "":
                        sheet.write(number, column, cell)
            for span in (merged or {}).get(title, ()):
                first = span.split(":")[0]
                row, column = int(first[1:]) - 1, ord(first[0]) - 65
                sheet.merge_range(span, rows[row][column])
        book.close()
        return path

    return write


@pytest.fixture
def read(make: Make) -> Read:
    """Write sheets into a workbook and read it."""

    def reading(sheets: Mapping[str, Rows], **options: Any) -> Book:
        return read_book([make(sheets, **options)])

    return reading
