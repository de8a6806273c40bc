"""What a team plans with an account and learns from it, as its own rows have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.domain.plans import Case, Nomination, OpenMilestone
from kamxl.measures.rows import day_of, flag_of, number_of, text_of
from kamxl.measures.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from kamxl.sheets.book import Book

_REASONS = ("reason_1", "reason_2", "reason_3", "reason_4", "reason_5")
_CRITERIA = ("scale_points", "position_points", "spending_points", "tenure_points", "potential_points")
Row = tuple[Any, "Mapping[str, Any]"]


def milestones_of(book: Book, rows: Sequence[Row], as_of: date) -> tuple[OpenMilestone, ...]:
    """Return the milestones with a day that were not reached by the date."""
    found = []
    for label, row in rows:
        planned, reached = day_of(row, "milestone_planned_for"), day_of(row, "milestone_reached_on")
        text = text_of(row, "milestone_text")
        confirmed = reached is None and flag_of(row, "milestone_confirmed") is True
        if planned is None or text is None or confirmed or (reached is not None and reached <= as_of):
            continue
        number = number_of(row, "milestone_no")
        found.append(
            OpenMilestone(
                text=text,
                number=None if number is None else int(number),
                planned_for=planned,
                days_left=(planned - as_of).days,
                owner=text_of(row, "milestone_owner"),
                source=source_of(book, "milestones", label, row, "milestone_text", "milestone_planned_for"),
            )
        )
    return tuple(found)


def cases_of(rows: Sequence[Row], as_of: date) -> tuple[Case, ...]:
    """Return the cases decided by the date, with those of an unknown day."""
    return tuple(
        Case(
            title=text_of(row, "case_title") or "—",
            outcome=text_of(row, "case_outcome"),
            decided_on=day_of(row, "case_decided_on"),
            amount=number_of(row, "case_amount"),
            rival=text_of(row, "case_rival"),
            reasons=tuple(reason for one in _REASONS if (reason := text_of(row, one))),
            lesson=text_of(row, "lesson"),
        )
        for _, row in rows
        if (day_of(row, "case_decided_on") or as_of) <= as_of
    )


def nominations_of(rows: Sequence[Row], as_of: date) -> tuple[Nomination, ...]:
    """Return the proposals made by the date, with those of an unknown day."""
    return tuple(
        Nomination(
            points=tuple(number_of(row, one) for one in _CRITERIA),
            nominated_by=text_of(row, "nominated_by"),
            nominated_on=day_of(row, "nominated_on"),
            reason=text_of(row, "nomination_reason"),
            result=text_of(row, "audit_result"),
            audited_by=text_of(row, "audited_by"),
            audited_on=day_of(row, "audited_on"),
        )
        for _, row in rows
        if (day_of(row, "nominated_on") or as_of) <= as_of
    )
