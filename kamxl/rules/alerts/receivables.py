"""Money that is overdue: for long, or much of it."""

from dataclasses import dataclass
from math import fsum

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import Receivable, Source
from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivableThresholds(AlertThresholds):
    """When overdue money wants attention."""

    receivable_days: int = setting(
        30,
        low=0,
        high=365,
        unit="days",
        label="Receivables: attention after",
        help="An amount overdue for more days wants attention.",
    )
    receivable_urgent_days: int = setting(
        90,
        low=0,
        high=730,
        unit="days",
        label="Receivables: urgent after",
        help="An amount overdue for more days is urgent.",
        at_least="receivable_days",
    )
    receivable_share: float = setting(
        0.1,
        low=0,
        high=10,
        unit="share",
        label="Receivables: attention above this share of revenue",
        help="More than this share of the last four quarters' revenue overdue wants attention at once.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise what is overdue, with its sum and the age of the oldest amount."""
    limits, facts = seen.settings.of(ReceivableThresholds), seen.facts
    amount, days = overdue_amount(facts), overdue_days(facts)
    if days is None or amount is None:
        return None
    much = facts.ttm is not None and amount > limits.receivable_share * facts.ttm
    urgent = days > limits.receivable_urgent_days
    if not (urgent or much or days > limits.receivable_days):
        return None
    oldest_first = sorted(facts.receivables, key=lambda one: -one.days)
    return Found(
        urgency=Urgency.URGENT if urgent else Urgency.ATTENTION,
        evidence=say(
            "Owed: {amount:,.0f}, the oldest amount for at least {days} days.", amount=amount, days=days
        )
        if oldest_first[0].by_age
        else say("Overdue: {amount:,.0f}, the oldest amount for {days} days.", amount=amount, days=days),
        action=say("Agree the day of payment with the customer, and review the sales conditions."),
        cells=tuple(cell for one in oldest_first for cell in one.source.cells),
        columns=oldest_first[0].source.columns,
        money=amount,
    )


def overdue_amount(facts: Facts) -> float | None:
    """Add up what is overdue; None when nothing is."""
    return fsum(one.amount for one in facts.receivables) if facts.receivables else None


def overdue_days(facts: Facts) -> int | None:
    """Return for how many days the oldest amount is overdue; None when nothing is."""
    return max((one.days for one in facts.receivables), default=None)


def _amount(facts: Facts, _: Settings) -> float | None:
    return overdue_amount(facts)


def _days(facts: Facts, _: Settings) -> float | None:
    return overdue_days(facts)


def _owed(amount: float, days: int) -> tuple[Receivable, ...]:
    return (Receivable(amount=amount, days=days, source=Source(cells=("Receivables!C2",))),)


_YEAR = (100.0,) * 4

RECEIVABLES = AlertRule(
    code="receivables",
    label=N_("Payment overdue"),
    help=N_(
        "Money is overdue for more than {receivable_days} days, or more than {receivable_share:.0%} of the "
        "revenue of the last four quarters is. Urgent after {receivable_urgent_days} days."
    ),
    source="kamxl",
    judge=judge,
    thresholds=ReceivableThresholds,
    measures=(
        AlertMeasure(key="overdue_amount", header=N_("Amount overdue"), unit="money", value=_amount),
        AlertMeasure(key="overdue_days", header=N_("Oldest amount overdue for"), unit="days", value=_days),
    ),
    native={
        Urgency.URGENT: "N(m_overdue_days)>receivable_urgent_days",
        Urgency.ATTENTION: "OR(N(m_overdue_days)>receivable_days,AND(ISNUMBER(m_overdue_days),ISNUMBER(ttm),"
        "N(m_overdue_amount)>receivable_share*N(ttm)))",
    },
    past=False,
    examples=(
        gives(None),
        gives(Urgency.URGENT, receivables=_owed(1.0, 91)),
        gives(Urgency.ATTENTION, receivables=_owed(1.0, 90)),
        gives(Urgency.ATTENTION, receivables=_owed(1.0, 31)),
        gives(None, receivables=_owed(1.0, 30)),
        gives(Urgency.URGENT, receivables=_owed(1.0, 30) + _owed(1.0, 91)),
        gives(None, receivables=_owed(40.0, 5), quarters=_YEAR),
        gives(Urgency.ATTENTION, receivables=_owed(40.01, 5), quarters=_YEAR),
        gives(Urgency.ATTENTION, receivables=_owed(20.0, 5) + _owed(20.01, 6), quarters=_YEAR),
        gives(None, receivables=_owed(1e9, 5)),
        gives(None, quarters=(-5.0,)),
    ),
)
