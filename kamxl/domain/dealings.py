"""What is open between us and an account: money, contracts, complaints, promises, quotes, service, visits."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact stands: its `sheet!cell`s, and the sheet with its headers as the team wrote them."""

    cells: tuple[str, ...] = ()
    columns: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receivable:
    """An amount that is overdue, in base units, and for how many days.

    `by_age` is for amounts of a table by age: they are owed for that long at least.
    """

    amount: float
    days: int
    source: Source
    by_age: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractTerm:
    """A contract with its end; `start` None is unknown.

    `renewed` says that it was renewed or that another contract follows it, `sure` that the customer said it
    will renew.
    """

    name: str
    end: date
    source: Source
    start: date | None = None
    amount: float | None = None
    sure: bool = False
    renewed: bool = False

    def ended(self, as_of: date) -> bool:
        """Say whether its last day is over."""
        return self.end < as_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintClock:
    """How quickly a complaint was answered, in hours at least; None is unknown.

    `confirmed` and `planned` say that the step was taken: else its hours are those passed so far.
    `unresolved` is for those that are known to be open still.
    """

    name: str
    opened: date
    source: Source
    cause: str | None = None
    confirm_hours: float | None = None
    plan_hours: float | None = None
    options: float | None = None
    confirmed: bool = True
    planned: bool = True
    unresolved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPromise:
    """A promise that is not kept yet. `hours_left` is below zero once its day is over."""

    title: str
    due: date
    hours_left: float
    source: Source
    owner: str | None = None
    warned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuote:
    """A quote without an answer. `days_left` is how long it is valid still, below zero once expired."""

    name: str
    until: date
    days_left: int
    source: Source
    amount: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnapprovedQuote:
    """A quote that was sent although nobody is named who approved it."""

    name: str
    sent: date
    days: int
    source: Source
    amount: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLevel:
    """A service level reached, in percent, and the one promised; None where none is written."""

    actual: float
    source: Source
    target: float | None = None

    @property
    def promised(self) -> bool:
        """Whether a target is written."""
        return self.target is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierService:
    """The newest figures of deliveries: on time and passed inspection, in percent; rank among the suppliers.

    `rank_before` is the rank of the period before. None is unknown.
    """

    source: Source
    on_time: float | None = None
    quality: float | None = None
    rank: float | None = None
    rank_before: float | None = None

    @property
    def rank_lost(self) -> float | None:
        """By how many places the rank is worse than before; None where either is unknown."""
        return None if self.rank is None or self.rank_before is None else self.rank - self.rank_before


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """The newest NPS answer, 0-10, and how far it fell since the one before; None without one before."""

    day: date
    score: float
    source: Source
    fall: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerSigns:
    """The newest answers to the six questions of danger: those answered yes, by the names of their columns.

    `unanswered` is how many of the six have no answer.
    """

    signs: tuple[str, ...]
    unanswered: int
    day: date
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """An open risk that may interrupt the relationship: its code, what the team wrote, and since when."""

    code: str
    source: Source
    text: str | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Through whom an account is known. `met` are the active people met lately, None where no visit tells.

    `visits` is how many of the visits name anybody, `always` the one person in every one of them; `active` is
    how many active people are listed, None without a list.
    """

    met: tuple[str, ...] | None
    visits: int
    always: str | None
    active: int | None
    source: Source

    @property
    def people(self) -> int | None:
        """How many active people were met lately."""
        return None if self.met is None else len(self.met)

    @property
    def through_one(self) -> int | None:
        """How many visits had one and the same person in all of them."""
        return None if self.always is None else self.visits


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedVisit:
    """A contact that was planned for a day that has passed without one; `days` is how long ago."""

    planned: date
    days: int
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFiling:
    """A customer to be filed by a day. `days_left` is below zero once it is over; `costs` wait for it.

    `refunded` is the day on which they were refunded all the same.
    """

    due: date
    days_left: int
    source: Source
    costs: float | None = None
    owner: str | None = None
    refunded: date | None = None

    @property
    def against_the_rule(self) -> bool:
        """Whether its day is over, or its costs were refunded although it is not filed."""
        return self.days_left < 0 or self.refunded is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRecovery:
    """A recovery plan that is not closed. `days_left` to the next follow-up is below zero once it is over."""

    crisis: str
    follow_up: date
    days_left: int
    source: Source
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedVisit:
    """A contact that is planned for a day still to come, or for the as-of date itself."""

    day: date
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetToDate:
    """What an account should have brought in its fiscal year so far: `due` in base units.

    `quarters` is how many quarters of the year are over, `share` which part of a yearly target is due by
    then, `seasonal` that last year's season says so; quarterly targets need neither.
    """

    due: float
    quarters: int
    source: Source
    share: float | None = None
    seasonal: bool = False

    @property
    def asked(self) -> float | None:
        """What is due; None where that is nothing."""
        return self.due if self.due > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingPayment:
    """An amount that falls due on a day still to come, or on the as-of date itself, in base units."""

    amount: float
    due: date
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Unused:
    """How many of the newest periods in a row have no hours of use, and the first day of them."""

    periods: int
    since: date
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many things were due in the last completed quarter, and how many of them were kept."""

    due: int
    kept: int
