"""People, promises and service of one account, as its own rows have them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from kamxl.domain.dossier import (
    Answer,
    Commitment,
    Complaint,
    ContactMade,
    Contract,
    Dossier,
    Milestone,
    Need,
    Person,
    RecoveryPlan,
)
from kamxl.measures.rows import day_of, flag_of, number_of, rows_by_account, text_of

if TYPE_CHECKING:
    from datetime import date

    from kamxl.sheets.book import Book

Row = Mapping[str, Any]
Made = TypeVar("Made")


def dossiers(book: Book, as_of: date) -> Callable[[str], Dossier]:
    """Return a function that gives the dossier of one account, from its own rows only.

    What happened after the as-of date is left out; plans are kept.
    """
    tables = {
        table: rows_by_account(book, table) if table in book.tables else None
        for table in (
            "contacts",
            "interactions",
            "commitments",
            "needs",
            "issues",
            "contracts",
            "milestones",
            "surveys",
            "recovery",
        )
    }

    def rows(table: str, account_id: str, make: Callable[[Row], Made | None]) -> tuple[Made, ...] | None:
        by_account = tables[table]
        if by_account is None:
            return None
        made = (make(row) for _, row in by_account.get(account_id, ()))
        return tuple(one for one in made if one is not None)

    def dossier(account_id: str) -> Dossier:
        return Dossier(
            people=rows("contacts", account_id, lambda row: _person(row, as_of)),
            contacts=rows("interactions", account_id, lambda row: _contact(row, as_of)),
            commitments=rows("commitments", account_id, _commitment),
            needs=rows("needs", account_id, _need),
            complaints=rows("issues", account_id, lambda row: _complaint(row, as_of)),
            contracts=rows("contracts", account_id, _contract),
            answers=rows("surveys", account_id, lambda row: _answer(row, as_of)),
            recoveries=rows("recovery", account_id, lambda row: _recovery(row, as_of)),
            milestones=rows("milestones", account_id, lambda row: _milestone(row, as_of)),
        )

    return dossier


def _person(row: Row, as_of: date) -> Person | None:
    name, left = text_of(row, "contact_name"), day_of(row, "left_on")
    if name is None:
        return None
    gone = left is not None and left <= as_of
    return Person(
        name=name,
        title=text_of(row, "title"),
        department=text_of(row, "contact_department"),
        role=text_of(row, "role"),
        influence=number_of(row, "influence"),
        attitude=number_of(row, "attitude"),
        strength=number_of(row, "strength"),
        reports_to=text_of(row, "reports_to"),
        active=False if gone else flag_of(row, "is_active"),
    )


def _contact(row: Row, as_of: date) -> ContactMade | None:
    day = day_of(row, "date")
    if day is None or day > as_of:
        return None
    return ContactMade(
        date=day,
        level=text_of(row, "level"),
        channel=text_of(row, "channel"),
        participants=text_of(row, "participants") or text_of(row, "met"),
        content=text_of(row, "content"),
        visited_by=text_of(row, "visited_by"),
        next_action=text_of(row, "next_action"),
    )


def _commitment(row: Row) -> Commitment | None:
    title = text_of(row, "title")
    if title is None:
        return None
    return Commitment(
        title=title,
        owner=text_of(row, "owner"),
        due=day_of(row, "due_date"),
        done=day_of(row, "done_date"),
        status=text_of(row, "status"),
        confirmed=flag_of(row, "confirmed"),
    )


def _need(row: Row) -> Need | None:
    description = text_of(row, "description")
    # What was won or lost is no open need.
    if description is None or text_of(row, "outcome") in {"won", "lost", "closed"}:
        return None
    return Need(
        description=description,
        kind=text_of(row, "need_type"),
        urgency=number_of(row, "urgency"),
        value=number_of(row, "value"),
        probability=number_of(row, "probability"),
        stage=text_of(row, "stage"),
        expected_close=day_of(row, "expected_close"),
        number=text_of(row, "need_id"),
        owner=text_of(row, "owner"),
    )


def _complaint(row: Row, as_of: date) -> Complaint | None:
    opened, resolved = day_of(row, "opened_at"), day_of(row, "resolved_at")
    if opened is not None and opened > as_of:
        return None
    return Complaint(
        opened=opened,
        kind=text_of(row, "issue_type"),
        description=text_of(row, "description"),
        severity=text_of(row, "severity"),
        resolved=resolved if resolved is not None and resolved <= as_of else None,
    )


def _contract(row: Row) -> Contract | None:
    name = text_of(row, "contract_name") or text_of(row, "contract_no")
    return Contract(
        name=name or "",
        amount=number_of(row, "amount"),
        start=day_of(row, "start_date"),
        end=day_of(row, "end_date"),
        renewal_intent=text_of(row, "renewal_intent"),
    )


def _answer(row: Row, as_of: date) -> Answer | None:
    day, feedback, ces = day_of(row, "date"), text_of(row, "feedback"), number_of(row, "ces_score")
    if (day or as_of) > as_of or (feedback is None and ces is None):
        return None
    return Answer(day=day, respondent=text_of(row, "respondent"), feedback=feedback, ces=ces)


def _recovery(row: Row, as_of: date) -> RecoveryPlan | None:
    crisis, closed = text_of(row, "crisis"), day_of(row, "recovered_on")
    if (day_of(row, "crisis_noticed_on") or as_of) > as_of or (closed is not None and closed <= as_of):
        return None
    options = (text_of(row, one) for one in ("option_1", "option_2", "option_3"))
    return RecoveryPlan(
        crisis=crisis or "—",
        options=tuple(one for one in options if one),
        spoken_to=text_of(row, "spoken_to"),
        compensation=text_of(row, "compensation"),
        our_lead=text_of(row, "our_lead"),
        customer_lead=text_of(row, "customer_lead"),
        follow_up=day_of(row, "follow_up_on"),
    )


def _milestone(row: Row, as_of: date) -> Milestone | None:
    text, reached = text_of(row, "milestone_text"), day_of(row, "milestone_reached_on")
    if text is None:
        return None
    return Milestone(
        text=text,
        number=number_of(row, "milestone_no"),
        owner=text_of(row, "milestone_owner"),
        planned_for=day_of(row, "milestone_planned_for"),
        reached=reached if reached is not None and reached <= as_of else None,
        confirmed=flag_of(row, "milestone_confirmed"),
    )
