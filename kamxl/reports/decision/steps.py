"""What to do about each kind of alert, and what must happen at the customer for it to be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kamxl.domain.alert import Alert, Light
from kamxl.domain.facts import SignalKind
from kamxl.domain.message import Message, say
from kamxl.reports.decision.happened import fallen_lines
from kamxl.reports.decision.told import Told
from kamxl.rules.alerts.receivables import overdue_amount
from kamxl.rules.churn import gone_lines
from kamxl.rules.overdue import late_lines


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, and by what one sees that it is done."""

    do: Message
    done: Message


def step(alert: Alert, told: Told) -> Step:
    """Say what to do about an alert; where no thing can be named, as the alert itself says it."""
    made = _STEPS[alert.rule](alert, told) if alert.rule in _STEPS else None
    return made or Step(alert.action, say("The customer was asked, and the answer is written down."))


_LIGHTS: Mapping[SignalKind, Step] = MappingProxyType(
    {
        SignalKind.DECISION_MAKER_LEFT: Step(
            say("Find out who decides now, and meet that person with our sponsor."),
            say("The new decision maker is met and named."),
        ),
        SignalKind.BUDGET_FROZEN: Step(
            say("Ask which part of the budget is safe, and when the rest opens again."),
            say("The customer named the day on which the budget opens."),
        ),
        SignalKind.COMPETITOR_ENTERED: Step(
            say("Find out what the competitor offers and for what, and answer with an offer of our own."),
            say("The customer compared both offers and told us the result."),
        ),
        SignalKind.WILL_NOT_RENEW: Step(
            say("Ask the decision maker why it will not renew, with our sponsor, and offer terms to stay."),
            say("The customer answered our terms in writing."),
        ),
        SignalKind.RENEWAL_VAGUE: Step(
            say("Ask the decision maker what the renewal still hangs on."),
            say("The customer said yes or no to the renewal."),
        ),
        SignalKind.LATE_DELIVERY: Step(
            say("Explain the late delivery, and agree delivery dates for what is open."),
            say("The customer confirmed the new delivery dates."),
        ),
    }
)
_ORDER = tuple(_LIGHTS)


def _light(_: Alert, told: Told) -> Step:
    kinds = {one.kind for one in told.account.facts.signals}
    for kind in _ORDER:
        if kind in kinds:
            return _LIGHTS[kind]
    if kinds or told.account.noticed.light is Light.RED:
        return Step(
            say("Call the sponsor this week and agree a rescue plan."),
            say("The customer agreed the plan, with dates."),
        )
    return Step(
        say("Ask those who answered low what would make the next answer better."),
        say("The customer named what must become better, and by when."),
    )


def _stopped(_: Alert, told: Told) -> Step:
    if lines := tuple(line.name for line in gone_lines(told.account.facts.lines) if line.name):
        return Step(
            say("Ask the decision maker why {lines} are no longer bought, and make an offer.", lines=lines),
            say("The customer named the reason, and ordered or said no."),
        )
    return Step(
        say("Ask the decision maker why purchases stopped, and make an offer."),
        say("The customer named the reason, and ordered or said no."),
    )


def _some_lines_gone(_: Alert, told: Told) -> Step:
    lines = tuple(line.name for line in gone_lines(told.account.facts.lines))
    return Step(
        say("Find out who supplies {lines} now, and why.", lines=lines),
        say("The customer named the supplier of {lines} and the reason.", lines=lines),
    )


def _overdue(_: Alert, told: Told) -> Step | None:
    lines = tuple(line.name for line in late_lines(told.account.facts, told.settings.alerts) if line.name)
    if not lines:
        return None
    return Step(
        say("Call about the next order of {lines}: demand, stock, date.", lines=lines),
        say("The customer ordered {lines}, or named the date.", lines=lines),
    )


def _drop(_: Alert, told: Told) -> Step:
    lines = fallen_lines(told)
    done = say("The customer agreed amounts for the next two quarters.")
    if lines:
        return Step(say("Go through the order book of {lines} with the customer.", lines=lines), done)
    return Step(say("Go through the order book with the customer."), done)


def _renewal(alert: Alert, told: Told) -> Step | None:
    terms = sorted(told.behind(alert, told.account.facts.contracts), key=lambda one: one.end)
    if not terms or not terms[0].name:
        return None
    return Step(
        say("Agree the renewal of {contract} with the decision maker.", contract=terms[0].name),
        say("The customer signed the renewal of {contract}, or said no in writing.", contract=terms[0].name),
    )


def _receivables(_: Alert, told: Told) -> Step:
    amount = told.written(overdue_amount(told.account.facts))
    return Step(
        say("Agree with the customer on which day it pays {amount}.", amount=amount),
        say("{amount} is paid, or the day is agreed in writing.", amount=amount),
    )


def _complaints(alert: Alert, told: Told) -> Step | None:
    found = told.behind(alert, told.account.facts.complaints)
    if not found:
        return None
    newest = max(found, key=lambda one: one.opened).name
    return Step(
        say("Call the customer about {complaint}, and offer two or three options.", complaint=newest),
        say("The customer chose an option for {complaint}.", complaint=newest),
    )


def _promise(alert: Alert, told: Told) -> Step | None:
    found = sorted(told.behind(alert, told.account.facts.promises), key=lambda one: one.due)
    if not found:
        return None
    return Step(
        say("Keep the promise: {promise}; or agree a new date.", promise=found[0].title),
        say("The customer confirmed it: {promise}.", promise=found[0].title),
    )


def _recovery(alert: Alert, told: Told) -> Step | None:
    found = told.behind(alert, told.account.facts.recoveries)
    if not found:
        return None
    return Step(
        say("Go through the recovery plan with the customer: {plan}.", plan=found[0].crisis),
        say("The customer closed it or agreed the next day: {plan}.", plan=found[0].crisis),
    )


def _quote(alert: Alert, told: Told) -> Step | None:
    found = sorted(told.behind(alert, told.account.facts.quotes), key=lambda one: one.until)
    if not found or not found[0].name:
        return None
    return Step(
        say("Ask for the decision on quote {quote}.", quote=found[0].name),
        say("The customer took or declined quote {quote}.", quote=found[0].name),
    )


def _visit(_: Alert, told: Told) -> Step | None:
    missed = told.account.facts.missed_visit
    if missed is None:
        return None
    return Step(
        say("Make the contact that was planned for {day}.", day=missed.planned),
        say("The contact is made and written down."),
    )


def _always(do: Message, done: Message) -> Callable[[Alert, Told], Step]:
    return lambda _alert, _told: Step(do, done)


_STEPS: Mapping[str, Callable[[Alert, Told], Step | None]] = MappingProxyType(
    {
        "light": _light,
        "stopped": _stopped,
        "churn_full": _stopped,
        "churn_partial": _some_lines_gone,
        "overdue": _overdue,
        "drop": _drop,
        "renewal": _renewal,
        "receivables": _receivables,
        "complaints": _complaints,
        "promise": _promise,
        "recovery": _recovery,
        "quote": _quote,
        "missed_visit": _visit,
        "fading": _always(
            say("Call while it still buys: ask what has changed, and agree the next order."),
            say("The customer agreed the next order."),
        ),
        "falling_frequency": _always(
            say("Ask whether orders are bundled or going elsewhere."),
            say("The customer said why it orders less often."),
        ),
        "service_level": _always(
            say("Explain the outage to the customer, and agree how the level is reached again."),
            say("The customer accepted the measures."),
        ),
        "nps": _always(
            say("Call the person who answered: ask what went wrong and what would put it right."),
            say("That person named what would put it right."),
        ),
        "filing": _always(
            say("File the customer before its costs are refunded, or agree a new deadline."),
            say("The customer is filed."),
        ),
        "credit_down": _always(
            say("Review the sales conditions: limit, payment terms, prepayment."),
            say("The new conditions are agreed with the customer."),
        ),
        "concentration": _always(
            say("Agree with management how this dependence is hedged."),
            say("Management decided how it is hedged."),
        ),
    }
)
