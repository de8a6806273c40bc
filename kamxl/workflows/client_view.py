"""The only way from what a team knows of an account to what its customer may see."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from kamxl.domain.client_facts import (
    ClientContract,
    ClientFacts,
    ClientIssue,
    ClientLine,
    ClientPromise,
    PromiseState,
)

if TYPE_CHECKING:
    from datetime import date

    from kamxl.domain.dossier import Commitment, Dossier
    from kamxl.domain.quarter import Quarter
    from kamxl.domain.review import AccountReview


def client_facts(
    account: AccountReview, dossier: Dossier, *, quarter: Quarter, as_of: date, currency: str | None
) -> ClientFacts:
    """Pick, one by one, what the customer knows anyway: its purchases, our promises, its own answers."""
    facts = account.facts
    worst = min(facts.service, key=lambda one: one.actual - (one.target or 100.0), default=None)
    confirmed = (one.confirm_hours for one in facts.complaints if one.confirmed)
    waited = [hours for hours in confirmed if hours is not None]
    return ClientFacts(
        account=facts.account.name,
        manager=facts.account.owner,
        quarter=quarter,
        as_of=as_of,
        currency=currency,
        purchases=dict(account.revenue.quarters),
        year=facts.ttm,
        lines=tuple(
            ClientLine(name=line.name, amount=line.ttm, last_order=line.last_order)
            for line in facts.lines
            if line.name and line.ttm > 0
        ),
        promises=_promises(dossier, quarter, as_of),
        issues=None
        if dossier.complaints is None
        else tuple(
            ClientIssue(kind=one.kind, opened=one.opened, resolved=one.resolved)
            for one in dossier.complaints
            if one.resolved is None or one.resolved >= quarter.first_day
        ),
        contracts=None
        if dossier.contracts is None
        else tuple(
            ClientContract(name=one.name, end=one.end, amount=one.amount)
            for one in dossier.contracts
            if one.end is not None and one.end >= as_of
        ),
        service_level=worst.actual if worst else None,
        service_target=worst.target if worst else None,
        answer_hours=median(waited) if waited else None,
        satisfaction=facts.satisfaction,
        answers=facts.answers,
    )


def _promises(dossier: Dossier, quarter: Quarter, as_of: date) -> tuple[ClientPromise, ...] | None:
    """Return what was due in the quarter, and what is open still."""
    if dossier.commitments is None:
        return None
    found = (
        ClientPromise(title=one.title, owner=one.owner, due=one.due, done=one.done, state=_state(one, as_of))
        for one in dossier.commitments
        if one.status != "cancelled"
    )
    return tuple(
        one
        for one in found
        if one.state in {PromiseState.OPEN, PromiseState.OVERDUE}
        or (one.due is not None and one.due >= quarter.first_day)
    )


def _state(one: Commitment, as_of: date) -> PromiseState:
    if one.done is not None or one.status == "done":
        late = one.done is not None and one.due is not None and one.done > one.due
        return PromiseState.LATE if late else PromiseState.KEPT
    return PromiseState.OVERDUE if one.due is not None and one.due < as_of else PromiseState.OPEN
