"""What was recognised in a book, and what could not be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.settings import settings_from
from kamxl.workflows.document import reading

if TYPE_CHECKING:
    from kamxl.domain.problem import Problem
    from kamxl.sheets.book import Book


def problems_of(book: Book) -> tuple[Problem, ...]:
    """Return every problem of a book and of the settings in it."""
    return (*book.problems, *settings_from(book.setting_values, book.setting_cells)[1])


def checked(book: Book, problems: tuple[Problem, ...]) -> dict[str, Any]:
    """Return what was recognised as one document of plain values."""
    return {
        "files": [str(path) for path in book.files],
        "language": book.language,
        "currency": book.currency,
        "accounts": len(book.accounts),
        "sheets": [
            {
                "file": sheet.file,
                "sheet": sheet.sheet,
                "table": sheet.table,
                "header_row": sheet.header_row,
                "columns": {
                    name: {"column": letter, "header": header, "unit": unit}
                    for name, (letter, header, unit) in sheet.columns.items()
                },
                "unknown_headers": list(sheet.unknown),
            }
            for sheet in book.recognised
        ],
        "candidates": [
            {
                "written": one.written,
                "where": one.where,
                "rows": one.rows,
                "account_id": one.account_id,
                "account_name": one.account_name,
            }
            for one in book.candidates
        ],
        **reading(book, problems),
    }
