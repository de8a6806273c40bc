"""First and last purchase of each account."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kamxl.measures.sales import Sales

_EPOCH = date(1970, 1, 1)


class Span(NamedTuple):
    """First and last purchase on record, and the row label of the last one."""

    first: date
    last: date
    last_row: object


def spans_of(sales: Sales, as_of: date) -> dict[int, Span]:
    """Return the span of each account's purchases up to a date, by its place in the book."""
    if sales.rows is None:
        return {}
    rows = sales.rows[sales.rows["day"] <= (as_of - _EPOCH).days]
    days = rows.groupby("account")["day"]
    return {
        account: Span(_EPOCH + timedelta(days=first), _EPOCH + timedelta(days=last), label)
        for account, first, last, label in zip(
            days.min().index.tolist(),
            days.min().tolist(),
            days.max().tolist(),
            days.idxmax().tolist(),
            strict=True,
        )
    }
