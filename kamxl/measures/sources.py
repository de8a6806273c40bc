"""Where a row's facts stand: cells, and the headers as the team wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.domain.dealings import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamxl.sheets.book import Book


def source_of(book: Book, table: str, label: Any, row: Mapping[str, Any], *columns: str) -> Source:
    """Return the source of a row: those of the columns in which it has a value."""
    told = [column for column in columns if _filled(row.get(column))]
    places = [
        book.stands(table, row, one)
        if "row" in row
        else (book.cell(table, label, one), book.header(table, label, one))
        for one in told
    ]
    headers = list(dict.fromkeys(header for _, header in places if header))
    sheet = str(row.get("sheet", table))
    return Source(
        cells=tuple(cell for cell, _ in places),
        columns=f"{sheet}: {', '.join(headers)}" if headers else "",
    )


def _filled(value: object) -> bool:
    return value is not None and value == value  # noqa: PLR0124 - neither NaN nor NaT is equal to itself
