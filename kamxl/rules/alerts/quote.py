"""A quote expired without an answer, or is about to."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import OpenQuote, Source
from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting

_AS_OF = date(2026, 9, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteThresholds(AlertThresholds):
    """When a quote without an answer wants attention."""

    quote_days: int = setting(
        7,
        low=0,
        high=90,
        unit="days",
        label="Quotes: attention when valid for less than",
        help="A quote without an answer that is valid for less time wants attention.",
    )
    quote_looked_at_days: int = setting(
        180,
        low=1,
        high=730,
        unit="days",
        label="Quotes: looked at for",
        help="A quote that expired without an answer is looked at for this time.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise quotes that expired or are about to, the first to expire first."""
    limits, facts = seen.settings.of(QuoteThresholds), seen.facts
    soon = tuple(one for one in _valid(facts) if one.days_left < limits.quote_days)
    told = sorted((*expired(facts, seen.settings), *soon), key=lambda one: one.until)
    if not told:
        return None
    names = tuple(say("{name} ({day})", name=one.name, day=one.until) for one in told)
    amounts = [one.amount for one in told if one.amount]
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=say("Quotes without an answer, with the last day they are valid: {quotes}.", quotes=names),
        action=say("Ask for the decision, and renew the quote or close it."),
        since=told[0].until,
        cells=tuple(cell for one in told for cell in one.source.cells),
        columns=told[0].source.columns,
        money=fsum(amounts) if amounts else None,
        due=min((one.until for one in soon), default=None),
    )


def _valid(facts: Facts) -> tuple[OpenQuote, ...]:
    return tuple(one for one in facts.quotes if one.days_left >= 0)


def expired(facts: Facts, settings: Settings) -> tuple[OpenQuote, ...]:
    """Return the quotes that expired without an answer, not too long ago."""
    days = settings.of(QuoteThresholds).quote_looked_at_days
    return tuple(one for one in facts.quotes if -days <= one.days_left < 0)


def _count(facts: Facts, settings: Settings) -> float | None:
    return len(expired(facts, settings))


def _days(facts: Facts, _: Settings) -> float | None:
    return min((one.days_left for one in _valid(facts)), default=None)


def _quote(days: int) -> OpenQuote:
    return OpenQuote(
        name="Q-1",
        until=_AS_OF + timedelta(days=days),
        days_left=days,
        source=Source(cells=("Quotes!F2",)),
    )


QUOTE = AlertRule(
    code="quote",
    label=N_("Quote without an answer"),
    help=N_(
        "A quote without an answer is valid for less than {quote_days} days, or expired in the last "
        "{quote_looked_at_days} days."
    ),
    source="kamxl",
    judge=judge,
    thresholds=QuoteThresholds,
    measures=(
        AlertMeasure(key="quotes_expired", header=N_("Quotes expired"), unit="count", value=_count),
        AlertMeasure(key="quote_left", header=N_("Next quote is valid for"), unit="days", value=_days),
    ),
    native={
        Urgency.ATTENTION: "OR(N(m_quotes_expired)>0,AND(ISNUMBER(m_quote_left),N(m_quote_left)<quote_days))",
    },
    past=False,
    examples=(
        gives(None),
        gives(Urgency.ATTENTION, quotes=(_quote(-1),)),
        gives(Urgency.ATTENTION, quotes=(_quote(-180),)),
        gives(None, quotes=(_quote(-181),)),
        gives(Urgency.ATTENTION, quotes=(_quote(0),)),
        gives(Urgency.ATTENTION, quotes=(_quote(6),)),
        gives(None, quotes=(_quote(7),)),
        gives(None, quotes=(_quote(0),), settings={"quote_days": 0}),
        gives(Urgency.ATTENTION, quotes=(_quote(90), _quote(-1))),
    ),
)
