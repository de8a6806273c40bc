"""How an account was served: complaints against the clock, service levels, and whether it recommends us."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from kamxl.domain.dates import add_months
from kamxl.domain.dealings import ComplaintClock, Recommendation, ServiceLevel, SupplierService
from kamxl.domain.working_time import Clock, calendar_hours, days_in, working_hours
from kamxl.measures.rows import day_of, moment_of, number_of, text_of
from kamxl.measures.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamxl.settings.calendar import CalendarSettings
    from kamxl.sheets.book import Book

_LEVEL_MONTHS = 12
_SUPPLIER = ("on_time_rate", "quality_rate", "supplier_rank")
_LATEST = timedelta(hours=23, minutes=59)
"""A day without a time may mean any minute of it."""


def complaints_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date, clock: Clock
) -> tuple[ComplaintClock, ...]:
    """Return the complaints opened by a date; one without a time of opening is not known.

    Args:
        book: The team's book.
        rows: The account's complaints.
        as_of: The date.
        clock: How hours are counted.
    """
    found = []
    for label, row in rows:
        opened = moment_of(row, "opened_at")
        if opened is None or opened.date() > as_of:
            continue
        closed = _taken(row, "resolved_at", as_of)
        planned = _taken(row, "proposal_at", as_of)
        answered = closed or planned or "proposal_at" not in row
        found.append(
            ComplaintClock(
                name=text_of(row, "issue_id") or text_of(row, "issue_type") or "—",
                opened=opened.date(),
                cause=text_of(row, "issue_type"),
                confirm_hours=_hours(row, "acknowledged_at", opened, as_of, clock, closed=closed),
                plan_hours=_hours(row, "proposal_at", opened, as_of, clock, closed=closed),
                options=number_of(row, "options_offered") if answered else None,
                confirmed=_taken(row, "acknowledged_at", as_of),
                planned=planned,
                unresolved="resolved_at" in row and not closed,
                source=source_of(
                    book,
                    "issues",
                    label,
                    row,
                    "opened_at",
                    "acknowledged_at",
                    "proposal_at",
                    "options_offered",
                ),
            )
        )
    return tuple(found)


def clock_of(settings: CalendarSettings) -> Clock:
    """Return how a team counts hours: all of them, or those of work."""
    if settings.complaint_clock == "calendar":
        return calendar_hours
    return partial(
        working_hours,
        begins=settings.work_begins,
        ends=settings.work_ends,
        days_off=days_in(settings.days_off),
    )


def _taken(row: Mapping[str, Any], column: str, as_of: date) -> bool:
    """Say whether a step was taken by a date."""
    day = day_of(row, column)
    return day is not None and day <= as_of


def _hours(
    row: Mapping[str, Any], column: str, opened: datetime, as_of: date, clock: Clock, *, closed: bool
) -> float | None:
    """Return after how many hours at least a step was taken; for one still to come, up to the date.

    None where its column is missing, or is blank although the complaint is closed.
    """
    if column not in row:
        return None
    done = moment_of(row, column)
    if done is None and closed:
        return None
    if done is None or done.date() > as_of:
        done = datetime.combine(as_of, time())
    latest = opened + _LATEST if opened.time() == time() else opened
    return max(0.0, round(clock(latest, done), 4))


def service_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date
) -> tuple[ServiceLevel, ...]:
    """Return the newest service levels of the last year; those without a day count as of the date."""
    oldest = add_months(as_of, -_LEVEL_MONTHS)
    known = [
        (day, label, row, actual)
        for label, row in rows
        if (actual := number_of(row, "sla_actual")) is not None
        and oldest <= (day := day_of(row, "date") or as_of) <= as_of
    ]
    newest = max((day for day, *_ in known), default=as_of)
    return tuple(
        ServiceLevel(
            actual=actual,
            target=number_of(row, "sla_target"),
            source=source_of(book, "service", label, row, "sla_target", "sla_actual"),
        )
        for day, label, row, actual in known
        if day == newest
    )


def supplier_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date
) -> SupplierService | None:
    """Return the newest figures of deliveries of the last year, the worst of their day, and the rank before.

    Those without a day count as of the date.
    """
    oldest = add_months(as_of, -_LEVEL_MONTHS)
    known = [
        (day, label, row)
        for label, row in rows
        if any(number_of(row, one) is not None for one in _SUPPLIER)
        and oldest <= (day := day_of(row, "date") or as_of) <= as_of
    ]
    if not known:
        return None
    newest = max(day for day, *_ in known)
    now = [row for day, _, row in known if day == newest]
    earlier = [(day, row) for day, _, row in known if day < newest and number_of(row, "supplier_rank")]
    before = [row for day, row in earlier if day == max(day for day, _ in earlier)]
    label, row = next((label, row) for day, label, row in known if day == newest)
    return SupplierService(
        on_time=min(_numbers(now, "on_time_rate"), default=None),
        quality=min(_numbers(now, "quality_rate"), default=None),
        rank=max(_numbers(now, "supplier_rank"), default=None),
        rank_before=max(_numbers(before, "supplier_rank"), default=None),
        source=source_of(book, "service", label, row, *_SUPPLIER),
    )


def _numbers(rows: Sequence[Mapping[str, Any]], column: str) -> list[float]:
    return [one for row in rows if (one := number_of(row, column)) is not None]


def recommendation_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date, months: int
) -> Recommendation | None:
    """Return the newest NPS answer of the last months, the lowest of its day, and how far it fell.

    A fall is measured against the answer before of the same person, where people are named.
    """
    answers = [
        (day, score, text_of(row, "respondent"), label, row)
        for label, row in rows
        if (score := number_of(row, "nps_score")) is not None
        and (day := day_of(row, "date") or as_of) <= as_of
    ]
    newest = max((day for day, *_ in answers), default=None)
    if newest is None or newest < add_months(as_of, -months):
        return None
    of_the_day = [one for one in answers if one[0] == newest]
    lowest = min(of_the_day, key=lambda one: one[1])
    falls = [
        before - score
        for _, score, person, *_ in of_the_day
        if (before := _before([one for one in answers if one[2] == person], newest)) is not None
    ]
    return Recommendation(
        day=newest,
        score=lowest[1],
        fall=max(falls, default=None),
        source=source_of(book, "surveys", lowest[3], lowest[4], "date", "nps_score"),
    )


def _before(answers: Sequence[tuple[date, float, Any, Any, Any]], newest: date) -> float | None:
    """Return the lowest answer of the last day before the newest; None without one."""
    earlier = [(day, score) for day, score, *_ in answers if day < newest]
    last = max((day for day, _ in earlier), default=None)
    return min((score for day, score in earlier if day == last), default=None)
