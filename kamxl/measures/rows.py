"""Rows of the smaller tables, by account, with blanks as None."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from kamxl.sheets.book import Book, RowsByAccount


def rows_by_account(book: Book, table: str) -> RowsByAccount:
    """Return the rows of a table by account id, each with its label for `Book.cell`; sheet order is kept."""
    if table not in book.rows_by_account:
        frame = book.tables.get(table)
        book.rows_by_account[table] = {} if frame is None or frame.empty else _by_account(frame)
    return book.rows_by_account[table]


def _by_account(frame: pd.DataFrame) -> RowsByAccount:
    names = [str(column) for column in frame.columns]
    values = zip(*(_plain(frame[column]) for column in frame.columns), strict=True)
    result: dict[str, list[tuple[Any, Mapping[str, Any]]]] = {}
    for label, account, row in zip(frame.index.tolist(), frame["account_id"], values, strict=True):
        if isinstance(account, str):
            result.setdefault(account, []).append((label, dict(zip(names, row, strict=True))))
    return result


def _plain(column: pd.Series) -> list[Any]:
    """Return the values as Python's own; a `datetime` is made in a tenth of a Timestamp's time."""
    if column.dtype.kind == "M":
        return [*column.dt.to_pydatetime()]
    return column.tolist()


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
