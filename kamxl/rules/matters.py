"""What of one account has a day: contacts, visits, orders, contracts, promises, quotes, payments.

Source: kamxl.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum

from kamxl.domain.dealings import ContractTerm
from kamxl.domain.due import DueKind
from kamxl.domain.facts import Facts, LineFacts
from kamxl.domain.message import Message, say
from kamxl.rules.alerts.quote import expired
from kamxl.rules.restock import expected_orders
from kamxl.settings import Settings

_YEAR = 365.0
_LATE = "late"
"""The name of what is overdue together: it stays one matter while it grows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One matter before it is known whose it is. `money` None means the account's revenue at risk."""

    kind: DueKind
    name: str
    day: date
    what: Message
    why: Message
    cells: tuple[str, ...]
    money: float | None = None
    owner: str | None = None


def matters(facts: Facts, settings: Settings) -> Iterator[Matter]:
    """Yield every matter of an account that has a day, whichever day it is."""
    yield from _contact(facts)
    yield from _visits(facts)
    yield from _orders(facts, settings)
    yield from _contracts(facts)
    yield from _promises(facts)
    yield from _milestones(facts)
    yield from _quotes(facts, settings)
    yield from _money(facts)


def _contact(facts: Facts) -> Iterator[Matter]:
    cadence = facts.cadence
    if cadence is None or cadence.next_due is None:
        return
    own = facts.account.cell
    yield Matter(
        kind=DueKind.CONTACT,
        name="",
        day=cadence.next_due,
        what=say("Make the contact that the cadence asks for."),
        why=say("The last contact that counts was on {day}.", day=cadence.last_contact)
        if cadence.last_contact
        else say("No contact that counts is on record."),
        cells=tuple(filter(None, (cadence.cell or own,))),
    )


def _visits(facts: Facts) -> Iterator[Matter]:
    missed = facts.missed_visit
    if missed is not None:
        yield Matter(
            kind=DueKind.VISIT,
            name=missed.planned.isoformat(),
            day=missed.planned,
            what=say("Make the contact now, or plan it anew."),
            why=say(
                "A contact was planned for {day}, {days} days ago; none is recorded since.",
                day=missed.planned,
                days=missed.days,
            ),
            cells=missed.source.cells,
        )
    for visit in facts.planned_visits:
        yield Matter(
            kind=DueKind.VISIT,
            name=visit.day.isoformat(),
            day=visit.day,
            what=say("Make the contact that is planned."),
            why=say("A contact is planned for {day}.", day=visit.day),
            cells=visit.source.cells,
        )


def _orders(facts: Facts, settings: Settings) -> Iterator[Matter]:
    """Yield the orders expected: those that are late together, and those of each day to come."""
    by_day: dict[str, list[tuple[date, LineFacts]]] = {}
    for day, line in expected_orders(facts, settings):
        by_day.setdefault(_LATE if day < facts.as_of else day.isoformat(), []).append((day, line))
    for name, orders in by_day.items():
        lines = tuple(say("{name} ({day})", name=line.name, day=day) for day, line in orders if line.name)
        amounts = [_usual_order(line) for _, line in orders]
        yield Matter(
            kind=DueKind.RESTOCK,
            name=name,
            day=orders[0][0],
            what=say("Ask for the next order."),
            why=say("Next order expected, by the rhythm of its purchases: {lines}.", lines=lines)
            if lines
            else say("Next order expected on {day}, by the rhythm of its purchases.", day=orders[0][0]),
            cells=tuple(line.cell for _, line in orders if line.cell),
            money=fsum(amounts),
        )


def _usual_order(line: LineFacts) -> float:
    """Return what one order of a line usually brings: its revenue of a year by its share of the year."""
    return max(0.0, line.ttm) * min(1.0, (line.median_gap or 0.0) / _YEAR)


def _contracts(facts: Facts) -> Iterator[Matter]:
    for one in facts.contracts:
        if not one.renewed:
            yield Matter(
                kind=DueKind.RENEWAL,
                name=one.name,
                day=one.end,
                what=say("Agree the renewal with the decision maker before the contract ends.")
                if not one.ended(facts.as_of)
                else say("Agree the renewal, or close the contract."),
                why=_term(one, facts.as_of),
                cells=one.source.cells,
                money=one.amount,
            )


def _term(one: ContractTerm, as_of: date) -> Message:
    if one.ended(as_of):
        return say("Contract {name} ended on {day} and is not renewed.", name=one.name, day=one.end)
    if one.sure:
        return say(
            "Contract {name} ends on {day}; the customer said that it will renew.", name=one.name, day=one.end
        )
    return say("Contract {name} ends on {day} and is not renewed.", name=one.name, day=one.end)


def _promises(facts: Facts) -> Iterator[Matter]:
    for one in facts.promises:
        yield Matter(
            kind=DueKind.PROMISE,
            name=one.title,
            day=one.due,
            what=say("Keep the promise, or agree a new date with the customer before it is due.")
            if one.due >= facts.as_of
            else say("Keep the promise, or agree a new date with the customer."),
            why=say("Promised: {title}", title=one.title),
            cells=one.source.cells,
            owner=one.owner,
        )


def _milestones(facts: Facts) -> Iterator[Matter]:
    for one in facts.milestones:
        yield Matter(
            kind=DueKind.MILESTONE,
            name=one.name,
            day=one.planned_for,
            what=say("Reach the milestone with the customer, or agree a new day for it."),
            why=say("Milestone: {name}", name=one.name),
            cells=one.source.cells,
            owner=one.owner,
        )


def _quotes(facts: Facts, settings: Settings) -> Iterator[Matter]:
    late = expired(facts, settings)
    for one in facts.quotes:
        if one.days_left >= 0 or one in late:
            yield Matter(
                kind=DueKind.QUOTE,
                name=one.name,
                day=one.until,
                what=say("Ask for the decision, and renew the quote or close it."),
                why=say("Quote {name} expired on {day} without an answer.", name=one.name, day=one.until)
                if one.days_left < 0
                else say(
                    "Quote {name} has no answer; it is valid until {day}.", name=one.name, day=one.until
                ),
                cells=one.source.cells,
                money=one.amount,
            )


def _money(facts: Facts) -> Iterator[Matter]:
    """Yield what is overdue as one matter, and what falls due on each day to come as another."""
    if facts.receivables:
        oldest_first = sorted(facts.receivables, key=lambda one: -one.days)
        oldest, amount = oldest_first[0], fsum(one.amount for one in oldest_first)
        yield Matter(
            kind=DueKind.RECEIVABLE,
            name=_LATE,
            day=facts.as_of - timedelta(days=oldest.days),
            what=say("Agree the day of payment with the customer, and review the sales conditions."),
            why=say(
                "Owed: {amount:,.0f}, the oldest amount for at least {days} days.",
                amount=amount,
                days=oldest.days,
            )
            if oldest.by_age
            else say(
                "Overdue: {amount:,.0f}, the oldest amount for {days} days.", amount=amount, days=oldest.days
            ),
            cells=tuple(cell for one in oldest_first for cell in one.source.cells),
            money=amount,
        )
    for day in sorted({one.due for one in facts.payments}):
        coming = [one for one in facts.payments if one.due == day]
        amount = fsum(one.amount for one in coming)
        yield Matter(
            kind=DueKind.RECEIVABLE,
            name=day.isoformat(),
            day=day,
            what=say("Remind the customer of the payment."),
            why=say("Falls due on {day}: {amount:,.0f}.", day=day, amount=amount),
            cells=tuple(cell for one in coming for cell in one.source.cells),
            money=amount,
        )
