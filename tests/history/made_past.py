"""A made book: steady accounts, seasonal ones, and leavers who fade before they go."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from table_book import TableBook, book_of, sale

YEARS = (2023, 2024, 2025)
END = date(2025, 12, 31)
STEADY, SEASONAL, LEAVERS = 30, 10, 30


def made_past() -> TableBook:
    """Make the book; the same one each time."""
    dice = Random(5)  # noqa: S311 - a seeded dice
    names = (
        *(f"steady {n}" for n in range(STEADY)),
        *(f"seasonal {n}" for n in range(SEASONAL)),
        *(f"leaver {n}" for n in range(LEAVERS)),
    )
    return book_of(names, transactions=[row for name in names for row in _rows(name, dice)])


def _rows(name: str, dice: Random) -> Iterator[dict[str, Any]]:
    leaves_in = dice.randrange(15, 30)
    for month in range(36):
        day = date(YEARS[month // 12], month % 12 + 1, dice.randrange(1, 28))
        amount = dice.uniform(80.0, 120.0)
        if name.startswith("seasonal"):
            # Buys less in winter every year, but every month.
            amount *= (0.5, 0.6, 0.8, 1.0, 1.1, 1.2, 1.2, 1.2, 1.1, 0.9, 0.7, 0.5)[month % 12]
        if name.startswith("leaver"):
            fading = leaves_in - month
            # In the half year before it goes, every third month only.
            if fading <= 0 or (fading <= 6 and fading % 3 != 1):
                continue
        yield sale(name, day, round(amount, 2))
