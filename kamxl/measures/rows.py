"""Rows of the smaller tables, by account, with blanks as None."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamxl.sheets.book import Book


def rows_by_account(book: Book, table: str) -> dict[str, list[tuple[Any, Mapping[str, Any]]]]:
    """Return the rows of a table by account id, each with its label for `Book.cell`; sheet order is kept."""
    frame = book.tables.get(table)
    if frame is None:
        return {}
    result: dict[str, list[tuple[Any, Mapping[str, Any]]]] = {}
    for label, row in zip(frame.index.tolist(), frame.to_dict("records"), strict=True):
        if isinstance(row["account_id"], str):
            named = {str(column): value for column, value in row.items()}
            result.setdefault(row["account_id"], []).append((label, named))
    return result


def day_of(row: Mapping[str, Any], column: str) -> date | None:
    """Return a date; None when blank or the table has no such column."""
    value = row.get(column)
    if not isinstance(value, datetime) or value != value:  # noqa: PLR0124 - NaT is not equal to itself
        return value if type(value) is date else None
    return value.date()


def moment_of(row: Mapping[str, Any], column: str) -> datetime | None:
    """Return a day with its time, midnight when none was written; None when blank or no such column."""
    value = row.get(column)
    if not isinstance(value, datetime) or value != value:  # noqa: PLR0124 - NaT is not equal to itself
        return None
    return datetime(value.year, value.month, value.day, value.hour, value.minute, value.second)  # noqa: DTZ001


def number_of(row: Mapping[str, Any], column: str) -> float | None:
    """Return a number; None when blank or the table has no such column."""
    value = row.get(column)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124
        return None
    return float(value)


def text_of(row: Mapping[str, Any], column: str) -> str | None:
    """Return a text; None when blank or the table has no such column."""
    value = row.get(column)
    return value if isinstance(value, str) and value else None


def flag_of(row: Mapping[str, Any], column: str) -> bool | None:
    """Return yes or no; None when blank or the table has no such column."""
    value = row.get(column)
    return bool(value) if value is True or value is False else None
