"""Contacts that were planned: those to come, and the one that was not made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.domain.dealings import MissedVisit, PlannedVisit, Source
from kamxl.measures.rows import day_of
from kamxl.measures.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from kamxl.sheets.book import Book


def missed_visit_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date
) -> MissedVisit | None:
    """Return the contact that was planned at the newest one, if its day passed without any.

    A plan without a day of its own, as an account list states it, counts as the newest.
    """
    newest, planned = _planned(rows, as_of)
    if not planned:
        return None
    last, label, row = max(planned, key=lambda one: one[0])
    if last >= as_of or (newest is not None and newest >= last):
        return None
    return MissedVisit(
        planned=last,
        days=(as_of - last).days,
        source=_source(book, label, row),
    )


def planned_visits_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date
) -> tuple[PlannedVisit, ...]:
    """Return the contacts planned at the newest one for the date itself or later, a day only once."""
    _, planned = _planned(rows, as_of)
    by_day = {day: (label, row) for day, label, row in reversed(planned) if day >= as_of}
    return tuple(
        PlannedVisit(day=day, source=_source(book, label, row))
        for day, (label, row) in sorted(by_day.items())
    )


def _planned(
    rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date
) -> tuple[date | None, list[tuple[date, Any, Mapping[str, Any]]]]:
    """Return the day of the newest contact, and what was planned at it, each with its row."""
    made = [(day, label, row) for label, row in rows if (day := _made(row)) is None or day <= as_of]
    newest = max((day for day, *_ in made if day is not None), default=None)
    return newest, [
        (plan, label, row)
        for day, label, row in made
        if day in {None, newest} and (plan := day_of(row, "next_contact_date")) is not None
    ]


def _source(book: Book, label: Any, row: Mapping[str, Any]) -> Source:
    return source_of(book, "interactions", label, row, "next_contact_date", "date", "last_contact_date")


def _made(row: Mapping[str, Any]) -> date | None:
    """Return the day of a contact: its own, or the last one that an account list states."""
    return day_of(row, "date") or day_of(row, "last_contact_date")
