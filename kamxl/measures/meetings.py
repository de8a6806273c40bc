"""Contacts of each account, from the interactions table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.domain.cadence import LEVELS, Contact
from kamxl.domain.message import Message, say
from kamxl.measures.rows import day_of, rows_by_account, text_of

if TYPE_CHECKING:
    from kamxl.sheets.book import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """The contacts of a book. `by_account` is None when it does not record single contacts.

    `levels_recorded` says whether
    any contact has a level. `reason` says why contacts are unknown.
    """

    by_account: dict[str, list[Contact]] | None
    levels_recorded: bool
    reason: Message | None


def meetings_of(book: Book) -> Meetings:
    """Read the contacts of every account.

    A contact without a level, in a book that records levels, counts as formal, the lowest.
    """
    found: dict[str, list[Contact]] = {}
    last_only = False
    levels = False
    for account, rows in rows_by_account(book, "interactions").items():
        for label, row in rows:
            day = day_of(row, "date")
            level = text_of(row, "level")
            levels = levels or (day is not None and level is not None)
            if day is not None:
                found.setdefault(account, []).append(Contact(day, LEVELS.get(level or "formal", 1), label))
            last_only = last_only or day_of(row, "last_contact_date") is not None
    if found:
        return Meetings(by_account=found, levels_recorded=levels, reason=None)
    reason = (
        say("Only the last contact is recorded, so the cadence cannot be counted.")
        if last_only
        else say("No contacts are recorded in this book.")
    )
    return Meetings(by_account=None, levels_recorded=False, reason=reason)
