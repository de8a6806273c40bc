"""A quote was sent before anybody approved it."""

from datetime import date, timedelta
from math import fsum

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import Source, UnapprovedQuote
from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives, known
from kamxl.rules.alerts.quote import QuoteThresholds
from kamxl.settings import Settings

_AS_OF = date(2026, 9, 30)


def judge(seen: Seen) -> Found | None:
    """Raise the quotes that were sent without approval, the newest first."""
    told = sorted(_recent(seen.facts, seen.settings), key=lambda one: one.sent, reverse=True)
    if not told:
        return None
    amounts = known(one.amount for one in told)
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=say(
            "Quotes sent without approval: {quotes}.",
            quotes=tuple(say("{name} ({day})", name=one.name, day=one.sent) for one in told),
        ),
        action=say("Have the quote approved now, or correct it with the customer."),
        since=told[-1].sent,
        cells=tuple(cell for one in told for cell in one.source.cells),
        columns=told[0].source.columns,
        money=fsum(amounts) if amounts else None,
    )


def _recent(facts: Facts, settings: Settings) -> tuple[UnapprovedQuote, ...]:
    days = settings.of(QuoteThresholds).quote_looked_at_days
    return tuple(one for one in facts.unapproved_quotes if one.days <= days)


def _count(facts: Facts, settings: Settings) -> float | None:
    return len(_recent(facts, settings))


def _quote(days: int) -> UnapprovedQuote:
    return UnapprovedQuote(
        name="Q-1", sent=_AS_OF - timedelta(days=days), days=days, source=Source(cells=("Quotes!G2",))
    )


QUOTE_APPROVAL = AlertRule(
    code="quote_approval",
    label=N_("Quote sent without approval"),
    help=N_("A quote was sent in the last {quote_looked_at_days} days, and nobody is named who approved it."),
    source="handbook",
    judge=judge,
    measures=(
        AlertMeasure(
            key="quotes_unapproved", header=N_("Quotes sent without approval"), unit="count", value=_count
        ),
    ),
    native={Urgency.ATTENTION: "N(m_quotes_unapproved)>0"},
    past=False,
    examples=(
        gives(None),
        gives(Urgency.ATTENTION, unapproved_quotes=(_quote(0),)),
        gives(Urgency.ATTENTION, unapproved_quotes=(_quote(180),)),
        gives(None, unapproved_quotes=(_quote(181),)),
    ),
)
