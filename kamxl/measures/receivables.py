"""Amounts that are overdue on a date, from invoices with a due date and from tables by age."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.domain.dealings import ComingPayment, Receivable
from kamxl.measures.rows import day_of, number_of
from kamxl.measures.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from kamxl.sheets.book import Book

AGES = (
    ("days_1_30", 1),
    ("days_31_60", 31),
    ("days_61_90", 61),
    ("days_91_180", 91),
    ("days_over_180", 181),
    ("days_over_90", 91),
)
"""Columns of a table by age, and for how many days at least their amounts are owed."""
_INVOICE = ("due_date", "amount_due", "amount_paid", "balance", "overdue")
"""Columns that tell what an invoice still asks for."""


def receivables_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date
) -> tuple[Receivable, ...]:
    """Return what is overdue: due and not paid by the date. What has no due date and no age is not known."""
    found: list[Receivable] = []
    for label, row in rows:
        by_age = [*_by_age(book, label, row)]
        invoice = None if by_age else _invoice(book, label, row, as_of)
        found += by_age or ([invoice] if invoice else [])
    return tuple(found)


def payments_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date, days: int
) -> tuple[ComingPayment, ...]:
    """Return what is owed and falls due on the date itself or within so many days after it."""
    found = []
    for label, row in rows:
        due, owed = day_of(row, "due_date"), _still_owed(row, as_of)
        if due is not None and 0 <= (due - as_of).days <= days and owed is not None and owed > 0:
            source = source_of(book, "receivables", label, row, *_INVOICE)
            found.append(ComingPayment(amount=owed, due=due, source=source))
    return tuple(found)


def _invoice(book: Book, label: Any, row: Mapping[str, Any], as_of: date) -> Receivable | None:
    due, stated = day_of(row, "due_date"), number_of(row, "stated_days")
    days = stated if due is None else (as_of - due).days
    owed = _still_owed(row, as_of)
    if days is None or days <= 0 or owed is None or owed <= 0:
        return None
    return Receivable(
        amount=owed,
        days=int(days),
        source=source_of(book, "receivables", label, row, *_INVOICE),
    )


def _still_owed(row: Mapping[str, Any], as_of: date) -> float | None:
    """Return what is owed after the payments up to a date; a payment without an amount is of all of it."""
    owed, paid, paid_on = number_of(row, "owed"), number_of(row, "amount_paid"), day_of(row, "paid_on")
    if owed is None or row.get("payments_off") is True:
        return owed
    if paid_on is not None and paid_on > as_of:
        return owed
    if paid is None:
        return owed if paid_on is None else 0.0
    return round(owed - paid, 6)


def _by_age(book: Book, label: Any, row: Mapping[str, Any]) -> Iterator[Receivable]:
    """Yield the amounts of a table by age.

    Amounts of up to 30 days count only where the table tells what is not due yet: else its ages may begin
    with the invoice, and nothing is late so soon.
    """
    known = {name: amount for name, _ in AGES if (amount := number_of(row, name))}
    if "days_91_180" in known or "days_over_180" in known:
        known.pop("days_over_90", None)
    if "not_due" not in row:
        known.pop("days_1_30", None)
    for name, days in AGES:
        if known.get(name, 0.0) > 0:
            yield Receivable(
                amount=known[name],
                days=days,
                by_age=True,
                source=source_of(book, "receivables", label, row, name),
            )
