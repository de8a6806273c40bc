"""People and plans of one account: what the team wrote down, without judgement."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A contact at the account.

    `role` is C (coach), U (user), T (technical gatekeeper) or E (economic decision maker); `influence`
    and `strength` run from 1 to 5, `attitude` from -2 (against us) to 2 (for us). `active` is False
    for somebody who left. None is unknown.
    """

    name: str
    title: str | None = None
    department: str | None = None
    role: str | None = None
    influence: float | None = None
    attitude: float | None = None
    strength: float | None = None
    active: bool | None = None
    last_contact: date | None = None
    reports_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMade:
    """One visit, call or meeting. `level` is formal, executive or workshop; None when not recorded."""

    date: date
    level: str | None = None
    channel: str | None = None
    participants: str | None = None
    content: str | None = None
    visited_by: str | None = None
    next_action: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Something we promised. `status` is open, done or cancelled; `confirmed` that the customer agreed."""

    title: str
    owner: str | None = None
    due: date | None = None
    done: date | None = None
    status: str | None = None
    confirmed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One need of the customer.

    `kind` is explicit, implicit or latent; `urgency` runs from 1 to 5; `value` is money in base units;
    `probability` is the chance of winning it, in percent.
    """

    description: str
    kind: str | None = None
    urgency: float | None = None
    value: float | None = None
    probability: float | None = None
    stage: str | None = None
    expected_close: date | None = None
    number: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One complaint or issue; `resolved` is None while it is open."""

    opened: date | None = None
    kind: str | None = None
    description: str | None = None
    resolved: date | None = None
    severity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """One contract. `amount` in base units; `renewal_intent` is yes, vague, no or unknown."""

    name: str
    amount: float | None = None
    start: date | None = None
    end: date | None = None
    renewal_intent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody wrote in a survey beside the scores, and how easy it is to work with us (CES)."""

    day: date | None = None
    respondent: str | None = None
    feedback: str | None = None
    ces: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryPlan:
    """A recovery plan that is not closed, with the ways out that are offered."""

    crisis: str
    options: tuple[str, ...] = ()
    spoken_to: str | None = None
    compensation: str | None = None
    our_lead: str | None = None
    customer_lead: str | None = None
    follow_up: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One milestone of the plan; `reached` is None until it is, `confirmed` that the customer agreed."""

    text: str
    number: float | None = None
    owner: str | None = None
    planned_for: date | None = None
    reached: date | None = None
    confirmed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything the team keeps about the people and plans of one account.

    Each tuple is in the order of the team's sheet. None instead of a tuple: the book has no such
    table, which is not the same as a table without rows for this account.
    """

    people: tuple[Person, ...] | None = None
    contacts: tuple[ContactMade, ...] | None = None
    commitments: tuple[Commitment, ...] | None = None
    needs: tuple[Need, ...] | None = None
    complaints: tuple[Complaint, ...] | None = None
    contracts: tuple[Contract, ...] | None = None
    milestones: tuple[Milestone, ...] | None = None
    answers: tuple[Answer, ...] | None = None
    recoveries: tuple[RecoveryPlan, ...] | None = None
