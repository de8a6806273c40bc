"""What a team keeps open on paper: customers not filed yet, recovery plans that are not closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.domain.dealings import OpenFiling, OpenRecovery
from kamxl.measures.rows import day_of, number_of, text_of
from kamxl.measures.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from kamxl.sheets.book import Book


def filings_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date
) -> tuple[OpenFiling, ...]:
    """Return what was not filed by the date and has a deadline; a number without a day is filed."""
    found = []
    for label, row in rows:
        due, filed = day_of(row, "file_by"), day_of(row, "customer_filed_on")
        if due is None or (filed is not None and filed <= as_of):
            continue
        if filed is None and text_of(row, "filing_number"):
            continue
        refunded = day_of(row, "costs_refunded_on")
        found.append(
            OpenFiling(
                due=due,
                days_left=(due - as_of).days,
                costs=number_of(row, "costs_to_refund"),
                owner=text_of(row, "filed_by"),
                refunded=refunded if refunded is not None and refunded <= as_of else None,
                source=source_of(book, "filings", label, row, "file_by", "costs_refunded_on"),
            )
        )
    return tuple(found)


def recoveries_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date
) -> tuple[OpenRecovery, ...]:
    """Return the recovery plans with a day of the next follow-up that were not closed by the date."""
    found = []
    for label, row in rows:
        follow_up, closed = day_of(row, "follow_up_on"), day_of(row, "recovered_on")
        noticed = day_of(row, "crisis_noticed_on")
        if follow_up is None or (closed is not None and closed <= as_of) or (noticed or as_of) > as_of:
            continue
        found.append(
            OpenRecovery(
                crisis=text_of(row, "crisis") or "—",
                follow_up=follow_up,
                days_left=(follow_up - as_of).days,
                owner=text_of(row, "our_lead"),
                source=source_of(book, "recovery", label, row, "crisis", "follow_up_on"),
            )
        )
    return tuple(found)
