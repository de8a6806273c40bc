"""First and last purchase of each account."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamxl.measures.sales import Sales

_EPOCH = date(1970, 1, 1)


class Span(NamedTuple):
    """First and last purchase on record, and where the last one stands."""

    first: date
    last: date
    cell: str


def spans_of(sales: Sales, as_of: date, places: Callable[[list[object]], list[str]]) -> dict[int, Span]:
    """Return the span of each account's purchases up to a date, by its place in the book.

    `places` turns row labels into places of the book.
    """
    if sales.rows is None:
        return {}
    bought = (sales.rows["day"] <= (as_of - _EPOCH).days) & (sales.rows["amount"] > 0)
    rows = sales.rows[bought]
    days = rows.groupby("account")["day"]
    spans = days.agg(["min", "max"])
    cells = places(days.idxmax().tolist())
    return {
        account: Span(_EPOCH + timedelta(days=first), _EPOCH + timedelta(days=last), cell)
        for account, first, last, cell in zip(
            spans.index.tolist(), spans["min"].tolist(), spans["max"].tolist(), cells, strict=True
        )
    }
