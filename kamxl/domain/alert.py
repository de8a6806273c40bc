"""Early warning: lights and alerts."""

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


class AlertRule(StrEnum):
    """Which rule raised an alert."""

    LIGHT = "light"
    DROP = "drop"
    STOPPED = "stopped"
    FALLING_FREQUENCY = "falling_frequency"
    OVERDUE = "overdue"
    CHURN_FULL = "churn_full"
    CHURN_PARTIAL = "churn_partial"
    CONCENTRATION = "concentration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One warning. `cells` are the team's own cells that prove it, as `sheet!cell`.

    `account_id` is None for a warning about the whole portfolio.
    """

    account_id: str | None
    rule: AlertRule
    color: Light
    evidence: Message
    cells: tuple[str, ...]
    since: date | None
    action: Message
    owner: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """The risk light of an account with every reason for it."""

    light: Light
    reasons: tuple[tuple[Light, Message], ...]
    cells: tuple[str, ...]
    since: date | None
