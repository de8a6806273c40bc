"""What a team plans with an account and learns from it: milestones, cases, nominations."""

from dataclasses import dataclass
from datetime import date

from kamxl.domain.dealings import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMilestone:
    """A milestone that is not reached. `days_left` is below zero once its day is over."""

    text: str
    planned_for: date
    days_left: int
    source: Source
    number: int | None = None
    owner: str | None = None

    @property
    def name(self) -> str:
        """Its number and what is to be reached."""
        return self.text if self.number is None else f"{self.number} {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case worth remembering: its outcome (won, lost or not_renewed; None unknown), and its reasons."""

    title: str
    outcome: str | None = None
    decided_on: date | None = None
    amount: float | None = None
    rival: str | None = None
    reasons: tuple[str, ...] = ()
    lesson: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nomination:
    """A customer proposed as a key account: its points 1-5 by criterion (None: not given), and the audit.

    `result` is open, accepted or rejected.
    """

    points: tuple[float | None, ...]
    nominated_by: str | None = None
    nominated_on: date | None = None
    reason: str | None = None
    result: str | None = None
    audited_by: str | None = None
    audited_on: date | None = None
