"""The credit grade is worse than in the last snapshot."""

from kamxl.domain.alert import Urgency
from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.rules.credit import is_worse
from kamxl.settings import Settings


def judge(seen: Seen) -> Found | None:
    """Raise a grade that fell; without a snapshot, or of grades that cannot be compared, nothing is said."""
    facts = seen.facts
    if not is_worse(facts.previous_credit, facts.credit):
        return None
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=say(
            "The credit grade was {before} in the last snapshot, and is {now} now.",
            before=facts.previous_credit,
            now=facts.credit,
        ),
        action=say("Review the sales conditions: limit, payment terms, prepayment."),
        cells=(facts.account.cell,) if facts.account.cell else (),
    )


def _worse(facts: Facts, _: Settings) -> bool | None:
    return is_worse(facts.previous_credit, facts.credit)


CREDIT_DOWN = AlertRule(
    code="credit_down",
    label=N_("Credit down"),
    help=N_("The credit grade in the account list is worse than in the last snapshot."),
    source="handbook",
    judge=judge,
    measures=(
        AlertMeasure(key="credit_worse", header=N_("Credit grade is worse"), unit="yes", value=_worse),
    ),
    past=False,
    native={Urgency.ATTENTION: "m_credit_worse=TRUE"},
    examples=(
        gives(None),
        gives(None, credit="B"),
        gives(None, previous_credit="A"),
        gives(None, credit="A", previous_credit="A"),
        gives(Urgency.ATTENTION, credit="B", previous_credit="A"),
        gives(None, credit="A", previous_credit="B"),
        gives(Urgency.ATTENTION, credit="AA", previous_credit="AAA"),
        gives(Urgency.ATTENTION, credit="A-", previous_credit="A"),
        gives(Urgency.ATTENTION, credit="良", previous_credit="优"),
        gives(None, credit="2", previous_credit="1"),
    ),
)
