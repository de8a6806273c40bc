"""All alerts, and which of them an account has."""

from datetime import date, timedelta

from kamxl.domain.alert import Alert, Urgency
from kamxl.domain.message import Message, say
from kamxl.rules.alerts.causes import CAUSES_FOUND
from kamxl.rules.alerts.churn import CHURN_FULL, CHURN_PARTIAL
from kamxl.rules.alerts.complaints import COMPLAINTS
from kamxl.rules.alerts.concentration import CONCENTRATION
from kamxl.rules.alerts.credit_down import CREDIT_DOWN
from kamxl.rules.alerts.danger_signals import DANGER_SIGNALS
from kamxl.rules.alerts.drop import DROP
from kamxl.rules.alerts.fading import FADING
from kamxl.rules.alerts.falling_frequency import FALLING_FREQUENCY
from kamxl.rules.alerts.filing import FILING
from kamxl.rules.alerts.kind import AlertRule, Found, Seen, raised
from kamxl.rules.alerts.light import LIGHT
from kamxl.rules.alerts.manager_changed import MANAGER_CHANGED
from kamxl.rules.alerts.milestone import MILESTONE
from kamxl.rules.alerts.missed_visit import MISSED_VISIT
from kamxl.rules.alerts.nps import NPS
from kamxl.rules.alerts.overdue import OVERDUE
from kamxl.rules.alerts.promise import PROMISE
from kamxl.rules.alerts.quote import QUOTE
from kamxl.rules.alerts.quote_approval import QUOTE_APPROVAL
from kamxl.rules.alerts.receivables import RECEIVABLES
from kamxl.rules.alerts.recovery import RECOVERY_PLAN
from kamxl.rules.alerts.renewal import RENEWAL
from kamxl.rules.alerts.service_level import SERVICE_LEVEL
from kamxl.rules.alerts.single_thread import SINGLE_THREAD
from kamxl.rules.alerts.stopped import STOPPED
from kamxl.rules.alerts.supplier_service import SUPPLIER_SERVICE
from kamxl.rules.alerts.target import TARGET
from kamxl.rules.alerts.unused import UNUSED

ALERTS: tuple[AlertRule, ...] = (
    LIGHT,
    STOPPED,
    CHURN_FULL,
    FADING,
    TARGET,
    DROP,
    FALLING_FREQUENCY,
    OVERDUE,
    CHURN_PARTIAL,
    RENEWAL,
    RECEIVABLES,
    CAUSES_FOUND,
    DANGER_SIGNALS,
    COMPLAINTS,
    PROMISE,
    MILESTONE,
    RECOVERY_PLAN,
    SERVICE_LEVEL,
    SUPPLIER_SERVICE,
    UNUSED,
    NPS,
    QUOTE,
    QUOTE_APPROVAL,
    MISSED_VISIT,
    SINGLE_THREAD,
    MANAGER_CHANGED,
    FILING,
    CREDIT_DOWN,
    CONCENTRATION,
)
"""In the order in which alerts of the same urgency are listed."""


def alerts_of(seen: Seen) -> tuple[Alert, ...]:
    """List the alerts of an account, the most urgent first, and each fact only once."""
    found = [
        (rule, one)
        for rule in ALERTS
        if raised(rule.code, seen.settings) and (one := rule.judge(seen)) is not None
    ]
    codes = {rule.code for rule, _ in found}
    told = [(rule, one) for rule, one in found if not codes & set(rule.silenced_by)]
    order = tuple(Urgency)
    told.sort(key=lambda pair: order.index(pair[1].urgency))
    return tuple(_alert(rule, one, seen) for rule, one in told)


def _alert(rule: AlertRule, found: Found, seen: Seen) -> Alert:
    facts = seen.facts
    newest = (facts.last_purchase_cell,) if facts.last_purchase_cell else ()
    return Alert(
        account_id=facts.account.id,
        rule=rule.code,
        urgency=found.urgency,
        evidence=_with_columns(found),
        cells=newest if found.cells is None else found.cells,
        since=found.since,
        action=found.action,
        owner=found.owner or facts.account.owner,
        due=_by_when(found, seen),
        money=seen.at_risk if found.money is None else found.money,
    )


def _with_columns(found: Found) -> Message:
    """Name sheet and headers of the evidence behind it."""
    if not found.columns:
        return found.evidence
    return say("{evidence} ({columns})", evidence=found.evidence, columns=found.columns)


def _by_when(found: Found, seen: Seen) -> date:
    """Return the day of the matter itself where it comes before the day by which alerts are due."""
    usual = due(found.urgency, seen)
    return usual if found.due is None else min(usual, max(found.due, seen.facts.as_of))


def due(urgency: Urgency, seen: Seen) -> date:
    """Return the day by which to act: days after the as-of date by urgency, else the end of the quarter."""
    status, as_of = seen.settings.status, seen.facts.as_of
    if urgency is Urgency.INFO:
        return seen.quarter.plus(1).last_day
    return as_of + timedelta(days=status.urgent_days if urgency is Urgency.URGENT else status.attention_days)
