"""What a book says of revenue, in a form that a test can state."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from kamxl.domain.errors import NothingRecognisedError
from kamxl.sheets import Book

Table = list[Sequence[Any]]


def revenue(book: Book) -> dict[tuple[str, str], float]:
    """Give revenue by account and period: 2026-01 for a month or a day, 2026Q1, 2026."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    sales = book.tables.get("transactions")
    if sales is not None:
        for account, day, amount in zip(sales["account_id"], sales["date"], sales["revenue"], strict=True):
            found[str(account), f"{day:%Y-%m}"] += amount
    values = book.tables.get("periodic")
    for row in values.itertuples() if values is not None else ():
        if row.measure == "revenue" and row.value == row.value:
            found[str(row.account_id), _period(row)] += row.value
    return {key: round(amount, 2) for key, amount in found.items()}


def totals(book: Book) -> dict[str, float]:
    """Give revenue by account, over all periods."""
    found: dict[str, float] = defaultdict(float)
    for (account, _), amount in revenue(book).items():
        found[account] += amount
    return {account: round(amount, 2) for account, amount in found.items()}


def _period(row: Any) -> str:
    names = {
        "month": f"{row.period_start:%Y-%m}",
        "quarter": f"{row.year:.0f}Q{row.quarter:.0f}",
        "year": f"{row.year:.0f}",
    }
    return names[row.period_kind]


def said(book: Book | NothingRecognisedError) -> str:
    """Give every sentence of a book: problems, notes, and why a region was left alone."""
    if isinstance(book, NothingRecognisedError):
        return str(book)
    conventions = (one.why for region in book.recognised for one in region.conventions)
    reasons = (region.reason for region in book.recognised if region.reason)
    sentences: Iterable[object] = (*book.problems, *book.notes, *conventions, *reasons)
    return "\n".join(str(one) for one in sentences)


def left_alone(read: Any, sheets: Any, **options: Any) -> tuple[dict[tuple[str, str], float], str]:
    """Read a book of which nothing may be recognised; give its revenue and its sentences."""
    try:
        book = read(sheets, **options)
    except NothingRecognisedError as refused:
        return {}, said(refused)
    return revenue(book), said(book)
