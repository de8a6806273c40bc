"""Causes that may interrupt the relationship with an account, from its risk rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.domain.dealings import Cause
from kamxl.measures.rows import day_of, text_of
from kamxl.measures.signals import CLOSED, RISK_KINDS
from kamxl.measures.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from kamxl.sheets.book import Book

_LIT = {"red", "yellow"}


def causes_of(book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date) -> tuple[Cause, ...]:
    """Return the causes of open risk rows; of those that turn the light red or yellow it tells itself."""
    found = []
    for label, row in rows:
        day, codes = day_of(row, "date"), row.get("signals") or ()
        told = text_of(row, "color") in _LIT or any(code in RISK_KINDS for code in codes)
        if told or text_of(row, "status") in CLOSED or (day is not None and day > as_of):
            continue
        source = source_of(book, "risks", label, row, "signal", "date") if codes else None
        found += [
            Cause(code=code, text=text_of(row, "text"), since=day, source=source) for code in codes if source
        ]
    return tuple(found)
