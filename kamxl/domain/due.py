"""What is due with an account on a day: one line of the week's list, whoever shows it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kamxl.domain.alert import Urgency
from kamxl.domain.message import Message
from kamxl.domain.tier import Tier


class DueKind(StrEnum):
    """What kind of matter is due."""

    CONTACT = "contact"
    VISIT = "visit"
    RESTOCK = "restock"
    RENEWAL = "renewal"
    PROMISE = "promise"
    MILESTONE = "milestone"
    QUOTE = "quote"
    RECEIVABLE = "receivable"
    ALERT = "alert"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing that is due with an account on a day.

    `name` tells it from other matters of the same kind and account: the number of a contract, the code of an
    alert; it stays the same when the day moves. `owner` is who answers for it, `manager` the account
    manager; they differ where somebody else gave a promise. `money` is its amount in base units, else the
    account's revenue at risk; None is unknown. `urgency` is that of an alert raised about it, None without
    one. `cells` are the team's own that prove it, as `sheet!cell`.
    """

    kind: DueKind
    name: str
    day: date
    account_id: str
    account: str
    tier: Tier | None
    what: Message
    why: Message
    owner: str | None = None
    manager: str | None = None
    money: float | None = None
    urgency: Urgency | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Everything that is due from a day on and until another, both included, and what is overdue by then.

    What is overdue comes first, then each day; within it the first tier first. `owner` is whose list it is,
    None for everybody's.
    """

    as_of: date
    until: date
    dues: tuple[Due, ...]
    owner: str | None = None

    def overdue(self, one: Due) -> bool:
        """Say whether the day of a due is over."""
        return one.day < self.as_of
