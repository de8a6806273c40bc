"""What ends on a day: contracts, promises and quotes of one account."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from kamxl.domain.dates import add_months
from kamxl.domain.dealings import ContractTerm, OpenPromise, OpenQuote, Tally, UnapprovedQuote
from kamxl.measures.rows import day_of, flag_of, moment_of, number_of, text_of
from kamxl.measures.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamxl.domain.quarter import Quarter
    from kamxl.sheets.book import Book

_ENDED_MONTHS = 12
_OVERLAP = timedelta(days=31)
"""A contract that begins so long before another ends, or later, may be the one that follows it."""


def contracts_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date
) -> tuple[ContractTerm, ...]:
    """Return the contracts that run, and those that ended within a year where none runs."""
    begun = [
        (label, row, end)
        for label, row in rows
        if (end := day_of(row, "end_date")) is not None and (day_of(row, "start_date") or as_of) <= as_of
    ]
    running = [one for one in begun if one[2] >= as_of]
    oldest = add_months(as_of, -_ENDED_MONTHS)
    everything = [row for _, row in rows]
    return tuple(
        _contract(book, label, row, end, everything)
        for label, row, end in running or [one for one in begun if one[2] >= oldest]
    )


def _contract(
    book: Book, label: Any, row: Mapping[str, Any], end: date, all_rows: Sequence[Mapping[str, Any]]
) -> ContractTerm:
    return ContractTerm(
        name=text_of(row, "contract_no") or text_of(row, "contract_name") or "—",
        end=end,
        start=day_of(row, "start_date"),
        amount=number_of(row, "amount"),
        sure=text_of(row, "renewal_intent") == "yes",
        renewed=flag_of(row, "renewed") is True or any(_follows(other, row, end) for other in all_rows),
        source=source_of(book, "contracts", label, row, "end_date", "renewal_intent"),
    )


def _follows(other: Mapping[str, Any], row: Mapping[str, Any], end: date) -> bool:
    """Say whether another contract continues one: of the same name, if they have names, and for longer."""
    begins, until = day_of(other, "start_date"), day_of(other, "end_date")
    if begins is None or begins < end - _OVERLAP or (until is not None and until <= end):
        return False
    return text_of(other, "contract_name") == text_of(row, "contract_name")


def contracts_renewed_of(rows: Sequence[tuple[Any, Mapping[str, Any]]], quarter: Quarter) -> Tally:
    """Count the contracts that ended in a quarter, and those of them that were renewed."""
    everything = [row for _, row in rows]
    ended = [
        flag_of(row, "renewed") is True or any(_follows(other, row, end) for other in everything)
        for row in everything
        if (end := day_of(row, "end_date")) is not None and quarter.first_day <= end <= quarter.last_day
    ]
    return Tally(due=len(ended), kept=sum(ended))


def promises_kept_of(rows: Sequence[tuple[Any, Mapping[str, Any]]], quarter: Quarter) -> Tally:
    """Count the promises due in a quarter, and those of them that were kept by their day.

    One that was taken back is no promise; one that is done on an unknown day was kept.
    """
    due = [
        _in_time(row, day)
        for _, row in rows
        if (day := day_of(row, "due_date")) is not None
        and quarter.first_day <= day <= quarter.last_day
        and text_of(row, "status") != "cancelled"
    ]
    return Tally(due=len(due), kept=sum(due))


def _in_time(row: Mapping[str, Any], due: date) -> bool:
    done = day_of(row, "done_date")
    return text_of(row, "status") == "done" if done is None else done <= due


def promises_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date
) -> tuple[OpenPromise, ...]:
    """Return the promises with a day that were not kept by the date."""
    midnight = datetime.combine(as_of, time())
    found = []
    for label, row in rows:
        due = moment_of(row, "due_date")
        if due is None or _kept(row, as_of):
            continue
        raised = day_of(row, "risk_raised_at")
        found.append(
            OpenPromise(
                title=text_of(row, "title") or "—",
                due=due.date(),
                hours_left=(due - midnight) / timedelta(hours=1),
                owner=text_of(row, "owner"),
                warned=raised is not None and raised <= as_of,
                source=source_of(book, "commitments", label, row, "title", "due_date"),
            )
        )
    return tuple(found)


def _kept(row: Mapping[str, Any], as_of: date) -> bool:
    """Say whether a promise was kept, or taken back, by a date."""
    done, status = day_of(row, "done_date"), text_of(row, "status")
    if done is not None:
        return done <= as_of
    return status in {"done", "cancelled"}


def quotes_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date
) -> tuple[OpenQuote, ...]:
    """Return the quotes with a last day that have no answer by the date."""
    found = []
    for label, row in rows:
        until, quoted = day_of(row, "valid_until"), day_of(row, "quote_date")
        answered = day_of(row, "acknowledged_on")
        if until is None or text_of(row, "answer") != "open" or (quoted or as_of) > as_of:
            continue
        if answered is not None and answered <= as_of:
            continue
        found.append(
            OpenQuote(
                name=text_of(row, "quote_no") or str(quoted or until),
                until=until,
                days_left=(until - as_of).days,
                amount=number_of(row, "amount"),
                source=source_of(book, "quotes", label, row, "valid_until", "amount", "status"),
            )
        )
    return tuple(found)


def unapproved_quotes_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date
) -> tuple[UnapprovedQuote, ...]:
    """Return the quotes sent by the date without anybody's approval, where approvals are written down."""
    return tuple(
        UnapprovedQuote(
            name=text_of(row, "quote_no") or str(sent),
            sent=sent,
            days=(as_of - sent).days,
            amount=number_of(row, "amount"),
            source=source_of(book, "quotes", label, row, "sent_on", "amount"),
        )
        for label, row in rows
        if "approved_by" in row
        and text_of(row, "approved_by") is None
        and (sent := day_of(row, "sent_on")) is not None
        and sent <= as_of
    )
