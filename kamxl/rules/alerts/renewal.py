"""A contract ends and is not renewed, or runs while nothing is bought."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from math import fsum

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import ContractTerm, Source
from kamxl.domain.facts import Facts
from kamxl.domain.message import Message, say
from kamxl.domain.quarter import last_completed
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.rules.alerts.stopped import STOPPED_IN_CELLS
from kamxl.rules.drop import stopped
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting

_AS_OF = date(2026, 9, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalThresholds(AlertThresholds):
    """How long before its end a contract must be renewed."""

    renewal_days: int = setting(
        90,
        low=0,
        high=730,
        unit="days",
        label="Renewal: attention from",
        help="A contract that ends within this time wants attention, unless the customer said it will renew.",
        at_least="renewal_urgent_days",
    )
    renewal_urgent_days: int = setting(
        30,
        low=0,
        high=365,
        unit="days",
        label="Renewal: urgent from",
        help="A contract that ends within this time and is not renewed is urgent.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise contracts that end or ended unrenewed, and those that run without purchases."""
    limits, facts = seen.settings.of(RenewalThresholds), seen.facts
    ending = _within(_running(facts), facts.as_of, limits.renewal_urgent_days)
    over = _ended(facts) if _bought_nothing(facts) else ()
    if ending or over:
        return _found(Urgency.URGENT, [*_told(_ends, ending, facts), *_told(_over, over, facts)])
    unsure = _within(_unsure(facts), facts.as_of, limits.renewal_days)
    idle = _idle(facts, seen.settings) if stopped(facts.quarters) else ()
    if unsure or idle:
        return _found(Urgency.ATTENTION, [*_told(_no_yes, unsure, facts), *_told(_runs, idle, facts)])
    return None


def _ends(one: ContractTerm, days: int) -> Message:
    return say(
        "Contract {name} ends on {day}, in {days} days, and is not renewed.",
        name=one.name,
        day=one.end,
        days=days,
    )


def _over(one: ContractTerm, _: int) -> Message:
    return say(
        "Contract {name} ended on {day} and is not renewed; nothing was bought in the last quarter.",
        name=one.name,
        day=one.end,
    )


def _no_yes(one: ContractTerm, days: int) -> Message:
    return say(
        "Contract {name} ends on {day}, in {days} days; the customer did not say that it will renew.",
        name=one.name,
        day=one.end,
        days=days,
    )


def _runs(one: ContractTerm, _: int) -> Message:
    return say(
        "Contract {name} runs until {day}, but nothing was bought for two quarters.",
        name=one.name,
        day=one.end,
    )


def _told(
    sentence: Callable[[ContractTerm, int], Message], terms: Iterable[ContractTerm], facts: Facts
) -> list[tuple[ContractTerm, Message]]:
    in_turn = sorted(terms, key=lambda one: one.end)
    return [(one, sentence(one, (one.end - facts.as_of).days)) for one in in_turn]


def _found(urgency: Urgency, told: list[tuple[ContractTerm, Message]]) -> Found:
    amounts = [one.amount for one, _ in told if one.amount]
    return Found(
        urgency=urgency,
        evidence=reduce(
            lambda so_far, one: say("{so_far} {reason}", so_far=so_far, reason=one),
            [sentence for _, sentence in told],
        ),
        action=say("Agree the renewal with the decision maker before the contract ends."),
        cells=tuple(dict.fromkeys(cell for one, _ in told for cell in one.source.cells)),
        columns=told[0][0].source.columns,
        money=fsum(amounts) if amounts else None,
        due=min(one.end for one, _ in told),
    )


def _within(terms: Iterable[ContractTerm], as_of: date, days: int) -> tuple[ContractTerm, ...]:
    return tuple(one for one in terms if (one.end - as_of).days <= days)


def _running(facts: Facts) -> tuple[ContractTerm, ...]:
    """Return the contracts that run and are not renewed."""
    return tuple(one for one in facts.contracts if not (one.renewed or one.ended(facts.as_of)))


def _unsure(facts: Facts) -> tuple[ContractTerm, ...]:
    return tuple(one for one in _running(facts) if not one.sure)


def _ended(facts: Facts) -> tuple[ContractTerm, ...]:
    """Return the contracts that ended and are not renewed."""
    return tuple(one for one in facts.contracts if one.ended(facts.as_of) and not one.renewed)


def _bought_nothing(facts: Facts) -> bool:
    """Say whether nothing was bought in the last completed quarter."""
    return any(amount <= 0 for amount in facts.quarters[-1:])


def _idle(facts: Facts, settings: Settings) -> tuple[ContractTerm, ...]:
    """Return the contracts that have run for the last two completed quarters, and run still."""
    newest = last_completed(facts.as_of, settings.calendar.fiscal_year_start_month)
    since = newest.plus(-1).first_day
    return tuple(
        one for one in facts.contracts if not one.ended(facts.as_of) and (one.start or date.min) <= since
    )


def _days(terms: Iterable[ContractTerm], facts: Facts) -> int | None:
    return min(((one.end - facts.as_of).days for one in terms), default=None)


def _term(days: int, *, sure: bool = False, renewed: bool = False, start: date | None = None) -> ContractTerm:
    return ContractTerm(
        name="F-1",
        end=_AS_OF + timedelta(days=days),
        start=start,
        sure=sure,
        renewed=renewed,
        source=Source(cells=("Contracts!D2",)),
    )


_BUYS, _STOPPED = (100.0,) * 4, (100.0, 0.0, 0.0)
_IN_TIME, _TOO_LATE = date(2026, 4, 1), date(2026, 4, 2)

RENEWAL = AlertRule(
    code="renewal",
    label=N_("Contract renewal"),
    help=N_(
        "A contract ends within {renewal_days} days and the customer did not say that it will renew; or it "
        "has run for two completed quarters without purchases. Urgent within {renewal_urgent_days} days of "
        "its end while it is not renewed, or once it ended and nothing was bought in the last quarter."
    ),
    source="handbook",
    judge=judge,
    thresholds=RenewalThresholds,
    measures=(
        AlertMeasure(
            key="renewal_left",
            header=N_("Next contract ends in"),
            unit="days",
            value=lambda facts, _: _days(_running(facts), facts),
        ),
        AlertMeasure(
            key="renewal_unsure",
            header=N_("Next contract without a yes ends in"),
            unit="days",
            value=lambda facts, _: _days(_unsure(facts), facts),
        ),
        AlertMeasure(
            key="contract_over",
            header=N_("Contract ended, not renewed"),
            unit="yes",
            value=lambda facts, _: bool(_ended(facts)),
        ),
        AlertMeasure(
            key="contract_runs",
            header=N_("Contract ran for two quarters"),
            unit="yes",
            value=lambda facts, settings: bool(_idle(facts, settings)),
        ),
    ),
    native={
        Urgency.URGENT: "OR(AND(ISNUMBER(m_renewal_left),N(m_renewal_left)<=renewal_urgent_days),"
        "AND(N(m_contract_over),quarters_now[8]<=0))",
        Urgency.ATTENTION: "OR(AND(ISNUMBER(m_renewal_unsure),N(m_renewal_unsure)<=renewal_days),"
        f"AND(N(m_contract_runs),{STOPPED_IN_CELLS}))",
    },
    past=False,
    examples=(
        gives(None),
        gives(Urgency.URGENT, contracts=(_term(30, sure=True),)),
        gives(None, contracts=(_term(31, sure=True),)),
        gives(Urgency.ATTENTION, contracts=(_term(31),)),
        gives(Urgency.URGENT, contracts=(_term(80), _term(30))),
        gives(Urgency.ATTENTION, contracts=(_term(90),)),
        gives(None, contracts=(_term(91),)),
        gives(None, contracts=(_term(30, renewed=True), _term(365, sure=True))),
        gives(Urgency.URGENT, contracts=(_term(0),), quarters=_BUYS),
        gives(None, contracts=(_term(-1),), quarters=_BUYS),
        gives(None, contracts=(_term(-1),)),
        gives(None, contracts=(_term(-1, renewed=True),), quarters=(100.0, 0.0)),
        gives(Urgency.URGENT, contracts=(_term(-1),), quarters=(100.0, 0.0)),
        gives(None, contracts=(_term(-1),), quarters=(100.0, 0.01)),
        gives(Urgency.ATTENTION, contracts=(_term(400, sure=True, start=_IN_TIME),), quarters=_STOPPED),
        gives(None, contracts=(_term(400, sure=True, start=_TOO_LATE),), quarters=_STOPPED),
        gives(Urgency.ATTENTION, contracts=(_term(400, sure=True),), quarters=_STOPPED),
        gives(Urgency.ATTENTION, contracts=(_term(0, renewed=True),), quarters=_STOPPED),
        gives(None, contracts=(_term(-1, renewed=True),), quarters=_STOPPED),
        gives(None, contracts=(_term(400, sure=True),), quarters=(100.0, 0.0)),
        gives(None, contracts=(_term(400, sure=True),), quarters=(100.0, 0.0, 50.0)),
        gives(None, contracts=(_term(400, sure=True),), quarters=(-5.0, 0.0, 0.0)),
        gives(None, quarters=(100.0, 0.0)),
    ),
)
