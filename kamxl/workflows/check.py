"""What was recognised in a book, and what could not be used."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kamxl.settings import settings_from
from kamxl.workflows.document import reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kamxl.sheets import Given
    from kamxl.sheets.book import Book


def check(paths: Sequence[Given], settings_file: str | Path | None = None) -> Book:
    """Read a book, with the problems of the settings in it.

    Raises:
        KamxlError: There is no way on; the message is one sentence.
    """
    from kamxl.sheets import read_book

    book = read_book(paths, settings_file=settings_file)
    problems = settings_from(book.setting_values, book.setting_cells)[1]
    return replace(book, problems=(*book.problems, *problems))


def checked(book: Book) -> dict[str, Any]:
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
        **reading(book),
    }
