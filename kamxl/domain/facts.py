"""What the team's tables say about one account as of a date: numbers without judgement."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import fsum

from kamxl.domain.account import Account
from kamxl.domain.customer_file import CustomerFile
from kamxl.domain.dealings import (
    Cause,
    ComingPayment,
    ComplaintClock,
    ContractTerm,
    DangerSigns,
    MissedVisit,
    OpenFiling,
    OpenPromise,
    OpenQuote,
    OpenRecovery,
    PlannedVisit,
    Receivable,
    Recommendation,
    ServiceLevel,
    SupplierService,
    Tally,
    TargetToDate,
    Thread,
    UnapprovedQuote,
    Unused,
)
from kamxl.domain.message import Message
from kamxl.domain.plans import Case, Nomination, OpenMilestone


class SignalKind(StrEnum):
    """What a risk row, a contract or a complaint says about an account."""

    DECISION_MAKER_LEFT = "decision_maker_left"
    BUDGET_FROZEN = "budget_frozen"
    COMPETITOR_ENTERED = "competitor_entered"
    WILL_NOT_RENEW = "will_not_renew"
    RENEWAL_VAGUE = "renewal_vague"
    LATE_DELIVERY = "late_delivery"
    STATED_RED = "stated_red"
    STATED_YELLOW = "stated_yellow"
    STATED_GREEN = "stated_green"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One open signal. `text` is what the team wrote, `cell` where."""

    kind: SignalKind
    cell: str
    since: date | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """One product line of one account. Money in base units; gaps in days between distinct order days.

    `before` and `now` are revenue in the two churn windows, `ttm` in the last four completed quarters.
    """

    name: str
    ttm: float
    before: float
    now: float
    order_days: int
    last_order: date | None
    median_gap: float | None
    long_gap: float | None
    cell: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceFacts:
    """Contacts required and kept by the cadence of the account's age.

    `phase` is new, young or settled. `first` is the first cooperation date; `assumed` says it is the
    first purchase instead. `levels_recorded` is False when the book records no contact level at all.
    `last_contact` is the last one of the level that is due next, from which `next_due` is counted, and
    `cell` where it stands.
    """

    phase: str
    first: date
    assumed: bool
    levels_recorded: bool
    required: int
    kept: int
    last_contact: date | None
    next_due: date | None
    cell: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One account as of a date.

    Tuples run oldest first and hold only the account's history: `quarters` revenue of completed quarters
    from that of its first purchase, `months` revenue of the last 12 completed months from that of its
    first purchase (None when the book has quarterly values only), `order_days` distinct order days of each
    completed quarter (None likewise), `adjusted` seasonally adjusted quarters (None under three years).
    `earlier` holds the quarters with rows before the history, returns that is: money, but no base.
    `previous_tier`, `previous_raw_tier` and `previous_credit` are those of the last snapshot.
    `light_known` says that the book has a table that could have shown a risk. `receivables` are those
    overdue, `payments` what falls due on the days the week's list looks ahead, `promises` those not kept yet,
    `quotes` those without an answer, `filings` and `recoveries` those not done yet; `promises_kept` and
    `contracts_renewed` count those of the last completed quarter. None anywhere means unknown, never zero.
    """

    account: Account
    as_of: date
    first_purchase: date | None = None
    last_purchase: date | None = None
    last_purchase_cell: str | None = None
    quarters: tuple[float, ...] = ()
    earlier: tuple[float, ...] = ()
    months: tuple[float, ...] | None = None
    order_days: tuple[int, ...] | None = None
    adjusted: tuple[float, ...] | None = None
    qtd: float | None = None
    gross_profit_ttm: float | None = None
    target: float | None = None
    target_to_date: TargetToDate | None = None
    fit: float | None = None
    potential: float | None = None
    complementarity: float | None = None
    importance_given: float | None = None
    cadence: CadenceFacts | None = None
    contact_reason: Message | None = None
    satisfaction: float | None = None
    answers: int = 0
    satisfaction_cells: tuple[str, ...] = ()
    lines: tuple[LineFacts, ...] = ()
    lines_active: int | None = None
    lines_relevant: int | None = None
    breadth_reason: Message | None = None
    signals: tuple[Signal, ...] = ()
    light_known: bool = False
    causes: tuple[Cause, ...] = ()
    receivables: tuple[Receivable, ...] = ()
    contracts: tuple[ContractTerm, ...] = ()
    complaints: tuple[ComplaintClock, ...] = ()
    promises: tuple[OpenPromise, ...] = ()
    quotes: tuple[OpenQuote, ...] = ()
    unapproved_quotes: tuple[UnapprovedQuote, ...] = ()
    service: tuple[ServiceLevel, ...] = ()
    supplier: SupplierService | None = None
    recommendation: Recommendation | None = None
    danger_signs: DangerSigns | None = None
    thread: Thread | None = None
    unused: Unused | None = None
    missed_visit: MissedVisit | None = None
    filings: tuple[OpenFiling, ...] = ()
    recoveries: tuple[OpenRecovery, ...] = ()
    file: CustomerFile | None = None
    milestones: tuple[OpenMilestone, ...] = ()
    cases: tuple[Case, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    planned_visits: tuple[PlannedVisit, ...] = ()
    payments: tuple[ComingPayment, ...] = ()
    promises_kept: Tally | None = None
    contracts_renewed: Tally | None = None
    previous_tier: str | None = None
    previous_raw_tier: str | None = None
    credit: str | None = None
    previous_credit: str | None = None

    @property
    def ttm(self) -> float | None:
        """Revenue of the last four completed quarters, all rows added up; None without any."""
        everything = self.all_quarters
        return fsum(everything[-4:]) if everything else None

    @property
    def revenue_to_date(self) -> float | None:
        """Revenue of the fiscal year's quarters that are over; None without a target or a purchase."""
        if self.target_to_date is None or not self.all_quarters:
            return None
        return fsum(self.all_quarters[-self.target_to_date.quarters :])

    @property
    def all_quarters(self) -> tuple[float, ...]:
        """Revenue of every completed quarter with a row or after one, also before the first purchase."""
        return self.earlier + self.quarters

    @property
    def returns_before(self) -> float | None:
        """What the last four completed quarters hold from before the first purchase; None when nothing."""
        inside = self.earlier[max(0, len(self.all_quarters) - 4) :]
        return fsum(inside) if inside else None

    @property
    def contact_overdue(self) -> bool:
        """Whether a contact that the cadence requires should have been made by now."""
        due = self.cadence.next_due if self.cadence else None
        return due is not None and due < self.as_of

    @property
    def still_buys(self) -> bool:
        """Whether anything was bought in the last two completed quarters or in the running one."""
        return (self.qtd or 0.0) > 0 or any(amount > 0 for amount in self.quarters[-2:])
