"""What the tests of rows ask a book for."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

from kamxl.sheets import Book

Revenue: TypeAlias = Callable[[Book], dict[str, float]]
Said: TypeAlias = Callable[[Book], list[str]]


@pytest.fixture
def revenue() -> Revenue:
    """Add up what each account bought: sales, or else values by period."""

    def summed(book: Book) -> dict[str, float]:
        if "transactions" in book.tables and len(book.tables["transactions"]):
            return book.tables["transactions"].groupby("account_id", observed=True)["revenue"].sum().to_dict()
        frame = book.tables["periodic"]
        frame = frame[frame["measure"] == "revenue"]
        return frame.groupby("account_id", observed=True)["value"].sum().to_dict()

    return summed


@pytest.fixture
def said() -> Said:
    """List the sentences of a book."""

    def sentences(book: Book) -> list[str]:
        return [*map(str, book.problems), *map(str, book.notes)]

    return sentences
