"""The next moves with an account: what happened, what to do, who, by when, and when it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kamxl.domain.alert import Urgency
from kamxl.domain.health import ComponentName
from kamxl.domain.message import Message, say
from kamxl.reports.decision.happened import happened
from kamxl.reports.decision.points import lost_points, not_recorded
from kamxl.reports.decision.steps import Step, step
from kamxl.reports.decision.told import Told

_ORDER = (Urgency.URGENT, Urgency.ATTENTION, Urgency.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One move. `code` tells it from the others of the account; `money` is at stake, None when unknown."""

    code: str
    urgency: Urgency
    what: Message
    step: Step
    due: date
    owner: str | None = None
    money: float | None = None


def moves(told: Told) -> tuple[Move, ...]:
    """List the moves, the most urgent first: alerts, target, contact, points lost, what is not recorded."""
    found = (*_alerts(told), *_reasons(told))
    told_of = {one.code for one in found}
    if "contact_overdue" in told_of:  # the same call settles both
        found = tuple(one for one in found if one.code != "missed_visit" or one.urgency is not Urgency.INFO)
    found += tuple(_points(told, told_of))
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.urgency)))


def _alerts(told: Told) -> Iterator[Move]:
    for alert in told.account.alerts:
        yield Move(
            code=alert.rule,
            urgency=alert.urgency,
            what=happened(alert, told),
            step=step(alert, told),
            due=alert.due or told.quarter_end,
            owner=alert.owner,
            money=alert.money,
        )


def _reasons(told: Told) -> Iterator[Move]:
    """Yield the reasons for the status that are no alerts: target, contact, business part."""
    for reason in told.account.verdict.why:
        urgency = Urgency.URGENT if reason.code == "target_urgent" else Urgency.ATTENTION
        made = _of_reason(reason.code, reason.sentence, told)
        if made is not None:
            what, do, money = made
            yield Move(
                code=reason.code,
                urgency=urgency,
                what=what,
                step=do,
                due=_by_when(urgency, told),
                owner=told.account.facts.account.owner,
                money=money,
            )


def _of_reason(code: str, sentence: Message, told: Told) -> tuple[Message, Step, float | None] | None:
    facts = told.account.facts
    if code in {"target_urgent", "target_attention"} and facts.target and facts.ttm is not None:
        gap = facts.target - facts.ttm
        what = say(
            "Revenue of the last four quarters is {amount}, {gap} below its target of {target}.",
            amount=told.written(facts.ttm),
            gap=told.written(gap),
            target=told.written(facts.target),
        )
        close = Step(
            say("Agree with the customer which orders close the gap of {gap}.", gap=told.written(gap)),
            say("The customer named orders worth {gap}.", gap=told.written(gap)),
        )
        return what, close, gap
    if code == "contact_overdue" and facts.cadence is not None:
        day, settled = facts.cadence.next_due, facts.cadence.phase == "settled"
        what = (
            say("The strategy workshop that the cadence asks for was due on {day}.", day=day)
            if settled
            else say("The contact that the cadence asks for was due on {day}.", day=day)
        )
        meet = (
            Step(
                say("Agree a date for the strategy workshop that was due on {day}.", day=day),
                say("The customer took part in the workshop."),
            )
            if settled
            else Step(
                say("Make the contact that was due on {day}.", day=day),
                say("The contact is made and written down."),
            )
        )
        return what, meet, None
    if code == "business_at_risk":
        call = Step(
            say("Call while it still buys: ask what has changed, and agree the next order."),
            say("The customer agreed the next order."),
        )
        return sentence, call, told.account.verdict.at_risk
    return None


def _by_when(urgency: Urgency, told: Told) -> date:
    status = told.settings.status
    days = status.urgent_days if urgency is Urgency.URGENT else status.attention_days
    return told.account.facts.as_of + timedelta(days=days)


def _points(told: Told, told_of: set[str]) -> Iterator[Move]:
    """Yield moves for points lost, unless another move is about the same."""
    for name, what, do in (*lost_points(told), *not_recorded(told)):
        if name is ComponentName.CONTACT and told_of & {"contact_overdue", "missed_visit"}:
            continue
        yield Move(
            code=name.value,
            urgency=Urgency.INFO,
            what=what,
            step=do,
            due=told.quarter_end,
            owner=told.account.facts.account.owner,
        )
