"""The danger signals of an account: the newest answers to the six questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.domain.dealings import DangerSigns
from kamxl.measures.rows import day_of, flag_of
from kamxl.measures.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from kamxl.sheets.book import Book

_QUESTIONS = (
    "orders_without_effort",
    "presales_worthless",
    "studies_new_technology",
    "presales_leaving",
    "template_proposals",
    "no_more_training",
)


def danger_signs_of(
    book: Book, rows: Sequence[tuple[Any, Mapping[str, Any]]], as_of: date
) -> DangerSigns | None:
    """Return the newest answers by a date, those with most signals of their day.

    Answers without a day count as of the date. None where no question is answered.
    """
    known = [
        (day, len(signs), label, row, signs)
        for label, row in rows
        if (day := day_of(row, "date") or as_of) <= as_of
        and any(flag_of(row, one) is not None for one in _QUESTIONS)
        for signs in [tuple(one for one in _QUESTIONS if flag_of(row, one))]
    ]
    if not known:
        return None
    day, _, label, row, signs = max(known, key=lambda one: one[:2])
    return DangerSigns(
        signs=signs,
        unanswered=sum(flag_of(row, one) is None for one in _QUESTIONS),
        day=day,
        source=source_of(book, "danger_signals", label, row, *signs),
    )
