"""A book as it was known on a past day: only rows that carry a date on or before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kamxl.domain.dates import add_months

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from kamxl.sheets.book import Book

DATED = {"transactions": "date", "interactions": "date", "surveys": "date", "issues": "opened_at"}
"""Tables whose rows say when they came to be. What people judge and overwrite (scores, risks, contracts,
contacts) shows its newest state only, so it is no witness of the past."""

_MONTHS = {"month": 1, "quarter": 3}


def as_known_then(book: Book, day: date) -> Book:
    """Return the book with nothing in it from after a day, and nothing undated."""
    import pandas as pd

    midnight = pd.Timestamp(day) + pd.Timedelta(days=1)
    tables = {
        name: table[table[DATED[name]] < midnight]
        for name, table in book.tables.items()
        if name in DATED and DATED[name] in table
    }
    if "periodic" in book.tables:
        tables["periodic"] = _periods(book.tables["periodic"], day)
    return replace(book, tables=tables)


def _periods(table: pd.DataFrame, day: date) -> pd.DataFrame:
    """Return the revenue of periods that were over by a day; when targets were set is not known."""
    import pandas as pd

    tomorrow = day + timedelta(days=1)
    over = [
        kind in _MONTHS and known and add_months(start.date(), _MONTHS[kind]) <= tomorrow
        for kind, start, known in zip(
            table["period_kind"], table["period_start"], table["period_start"].notna(), strict=True
        )
    ]
    return table[(table["measure"] == "revenue") & pd.Series(over, index=table.index, dtype=bool)]
