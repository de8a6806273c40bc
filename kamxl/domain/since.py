"""What changed since the last snapshot, and what made the score move."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kamxl.domain.alert import Light
from kamxl.domain.health import ComponentName
from kamxl.domain.message import Message
from kamxl.domain.quarter import Quarter
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus


class Cause(StrEnum):
    """Why a part of the score moved."""

    POINTS = "points"
    WEIGHT = "weight"
    BECAME_KNOWN = "became_known"
    BECAME_UNKNOWN = "became_unknown"
    RED_CAP = "red_cap"
    NOT_EXPLAINED = "not_explained"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """What one component did to the score, in points of the final 100.

    `before` and `after` are its own points, `weights` what it weighed of 100 then and now; `change` is
    unrounded, `shown` has one decimal. `name` is None
    for the red-light cap, and for what the components as they are written do not explain.
    """

    name: ComponentName | None
    cause: Cause
    before: float | None
    after: float | None
    weights: tuple[float, float]
    change: float
    shown: float

    @property
    def tells(self) -> bool:
        """Whether it is worth a word: it shows, or something became known or unknown."""
        return self.shown != 0.0 or self.cause in {Cause.BECAME_KNOWN, Cause.BECAME_UNKNOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """A score then and now; the parts add up to the difference, unrounded and as they are shown.

    None for a score that is not known; then there are no parts but the components that became known or
    unknown, with a change of 0.
    """

    before: float | None
    after: float | None
    parts: tuple[ScorePart, ...]
    why: Message

    @property
    def change(self) -> float | None:
        """The difference, in points; None when either is unknown."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def moved(self) -> bool:
        """Whether there is anything to tell."""
        return any(one.tells for one in self.parts) or (self.before is None) is not (self.after is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSince:
    """One account then and now. Pairs are (then, now); alerts are codes."""

    account_id: str
    account_name: str
    raw: tuple[Tier | None, Tier | None]
    held: tuple[Tier | None, Tier | None]
    light: tuple[Light | None, Light | None]
    status: tuple[AccountStatus | None, AccountStatus | None]
    credit: tuple[str | None, str | None]
    contribution: tuple[float | None, float | None]
    importance: tuple[float | None, float | None]
    score: ScoreChange
    new_alerts: tuple[str, ...]
    open_alerts: tuple[str, ...]
    cleared_alerts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The whole book against its last snapshot.

    `remarks` say first what makes the two less comparable: other settings, another version. `accounts` are
    by number, those in both; `new` and `gone` are the names of accounts in one of them only.
    """

    quarter: Quarter
    day: date | None
    run: int
    remarks: tuple[Message, ...]
    accounts: Mapping[str, AccountSince]
    new: tuple[str, ...]
    gone: tuple[str, ...]
