"""Early warning: the risk light, and alerts with their urgency."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kamxl.domain.message import Message


class Light(StrEnum):
    """The risk light. Green means *observe*: a routine wobble was noticed. None: nothing noticed."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    NONE = "none"


class Urgency(StrEnum):
    """How soon an alert wants an answer; the words red, yellow and green belong to the light alone."""

    URGENT = "urgent"
    ATTENTION = "attention"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One alert. `cells` are the team's own cells that prove it, as `sheet!cell`.

    `rule` is its code in the list of alerts; `money` what is at stake, in base units, None when unknown;
    `due` the day by which to act. `account_id` is None for an alert about the whole portfolio.
    """

    account_id: str | None
    rule: str
    urgency: Urgency
    evidence: Message
    cells: tuple[str, ...]
    since: date | None
    action: Message
    owner: str | None
    due: date | None = None
    money: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """The risk light of an account with every reason for it."""

    light: Light
    reasons: tuple[tuple[Light, Message], ...]
    cells: tuple[str, ...]
    since: date | None
