"""What a customer may see of its own account: this type has no place for anything else.

The customer's edition of a report is made from it and from nothing else. Whoever adds a field here decides
that customers read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kamxl.domain.quarter import Quarter


class PromiseState(StrEnum):
    """How a promise stands."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientPromise:
    """Something that was promised to the customer. `owner` answers for it on our side."""

    title: str
    owner: str | None
    due: date | None
    done: date | None
    state: PromiseState


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientIssue:
    """A complaint of the customer, by its kind and days; `resolved` None is open."""

    kind: str | None
    opened: date | None
    resolved: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientContract:
    """A contract that runs, with its last day."""

    name: str
    end: date
    amount: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientLine:
    """What was bought of one product line in the last four quarters."""

    name: str
    amount: float
    last_order: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientFacts:
    """One account as its customer knows it.

    `purchases` are completed quarters, `year` the last four of them. `answer_hours` is the middle time
    until a complaint was confirmed. None instead of a tuple: nobody writes that down.
    """

    account: str
    manager: str | None
    quarter: Quarter
    as_of: date
    currency: str | None
    purchases: Mapping[Quarter, float]
    year: float | None
    lines: tuple[ClientLine, ...]
    promises: tuple[ClientPromise, ...] | None
    issues: tuple[ClientIssue, ...] | None
    contracts: tuple[ClientContract, ...] | None
    service_level: float | None
    service_target: float | None
    answer_hours: float | None
    satisfaction: float | None
    answers: int
