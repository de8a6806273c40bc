"""The risk light is red or yellow."""

from functools import reduce

from kamxl.domain.alert import Light, Urgency
from kamxl.domain.facts import Signal, SignalKind
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertRule, Found, Seen, gives

_URGENCY = {Light.RED: Urgency.URGENT, Light.YELLOW: Urgency.ATTENTION}

_ACTIONS = {
    Light.RED: say("Call the sponsor this week and agree a rescue plan."),
    Light.YELLOW: say("Find out what is behind it and answer within two weeks."),
}


def judge(seen: Seen) -> Found | None:
    """Raise the light with every reason for it."""
    noticed = seen.noticed
    if noticed.light not in _URGENCY:
        return None
    reasons = [reason for _, reason in noticed.reasons]
    return Found(
        urgency=_URGENCY[noticed.light],
        evidence=reduce(lambda so_far, one: say("{so_far} {reason}", so_far=so_far, reason=one), reasons),
        action=_ACTIONS[noticed.light],
        since=noticed.since,
        cells=noticed.cells,
    )


def _signal(kind: SignalKind) -> tuple[Signal, ...]:
    return (Signal(kind=kind, cell="Risks!A2"),)


LIGHT = AlertRule(
    code="light",
    label=N_("Risk light"),
    help=N_(
        "Red is urgent: the core decision maker left, the budget is frozen, a competitor entered, or the "
        "customer will not renew. Yellow wants attention: satisfaction below {satisfaction_yellow:g}, or "
        "a vague renewal intent."
    ),
    source="handbook",
    judge=judge,
    native={Urgency.URGENT: 'light="light:red"', Urgency.ATTENTION: 'light="light:yellow"'},
    past=False,
    examples=(
        gives(None),
        gives(Urgency.URGENT, signals=_signal(SignalKind.BUDGET_FROZEN)),
        gives(Urgency.URGENT, signals=_signal(SignalKind.STATED_RED), satisfaction=60.0),
        gives(Urgency.ATTENTION, signals=_signal(SignalKind.RENEWAL_VAGUE)),
        gives(Urgency.ATTENTION, satisfaction=69.99),
        gives(None, satisfaction=70.0),
        gives(None, signals=_signal(SignalKind.LATE_DELIVERY)),
    ),
)
