"""The account status: the one word at the top, from alerts, target, contact and sales."""

from collections.abc import Iterator, Sequence

from kamxl.domain.alert import Alert, Light, Urgency
from kamxl.domain.facts import Facts
from kamxl.domain.health import ComponentName, HealthScore
from kamxl.domain.message import say
from kamxl.domain.verdict import AccountStatus, Reason, Verdict
from kamxl.rules.business import at_risk, business_part
from kamxl.rules.health import band
from kamxl.settings import Settings

TELL_OF_BUSINESS = frozenset({"stopped", "churn_full", "fading"})
"""Alerts beside which a low business part is no second reason."""

TELLS_OF_TARGET = "target"
"""The alert beside which a target of the last four quarters is no second reason."""


def attainment(facts: Facts) -> float | None:
    """Return revenue of the last four quarters as a share of its target; None without either."""
    return None if facts.ttm is None or facts.target is None else attained(facts.ttm, facts.target)


def attained(actual: float, target: float, share_of_year: float = 1.0) -> float | None:
    """Return revenue as a share of the target due by now; None where nothing is due.

    Args:
        actual: Revenue to date.
        target: The target of the whole year.
        share_of_year: How much of the year's target is due by now, 0-1.
    """
    due = target * share_of_year
    return round(actual / due, 10) if due > 0 else None


def status_alone(  # noqa: PLR0913 - one for each thing a status looks at
    light: Light | None,
    urgent: float,
    attention: float,
    reached: float | None,
    business: float | None,
    settings: Settings,
    *,
    met: bool = True,
) -> AccountStatus:
    """Judge the status from its parts, as a cell function does.

    Args:
        light: The risk light; None where risks cannot be seen.
        urgent: Number of urgent alerts.
        attention: Number of alerts for attention, a contact that is overdue among them.
        reached: Revenue as a share of its target; None without a target.
        business: The business part of health, 0-100; None where sales are too few.
        settings: The team's settings.
        met: Whether anything is known about the relationship.
    """
    if light is Light.RED or urgent > 0 or _below(reached, settings.status.target_urgent):
        return AccountStatus.ACT_NOW
    low = business is not None and business < settings.health.watch_from
    if light is Light.YELLOW or attention > 0 or low or _below(reached, settings.status.target_attention):
        return AccountStatus.WATCH
    known = met and light is not None and business is not None
    return AccountStatus.ON_TRACK if known else AccountStatus.NOT_ASSESSED


def _below(reached: float | None, share: float) -> bool:
    return reached is not None and reached < share


def verdict(facts: Facts, scored: HealthScore, alerts: Sequence[Alert], settings: Settings) -> Verdict:
    """Judge the status of an account, with every reason for it.

    Act now: an urgent alert (a red light is one), or revenue far below target. Watch: an alert for
    attention, revenue below target, a required contact overdue, or a business part at risk. On track only
    where the light, sales and a relationship fact are known; else not assessed, with what is missing.
    """
    business = business_part(scored)
    reached = attainment(facts)
    urgent = (*_of(alerts, Urgency.URGENT), *_target(reached, alerts, settings, urgent=True))
    watch = (
        *_of(alerts, Urgency.ATTENTION),
        *_target(reached, alerts, settings, urgent=False),
        *_contact(facts),
        *_business(business, alerts, settings),
    )
    missing = tuple(_missing(facts, scored, business))
    status, why = next(
        (
            (word, reasons)
            for word, reasons in (
                (AccountStatus.ACT_NOW, urgent),
                (AccountStatus.WATCH, watch),
                (AccountStatus.NOT_ASSESSED, missing),
            )
            if reasons
        ),
        (AccountStatus.ON_TRACK, ()),
    )
    return Verdict(
        business=business,
        business_band=None if business is None else band(business, settings.health),
        at_risk=at_risk(facts.ttm, business, settings),
        attainment=reached,
        status=status,
        why=why,
    )


def _of(alerts: Sequence[Alert], urgency: Urgency) -> Iterator[Reason]:
    for alert in alerts:
        if alert.urgency is urgency:
            yield Reason(code=alert.rule, sentence=alert.evidence)


def _target(
    reached: float | None, alerts: Sequence[Alert], settings: Settings, *, urgent: bool
) -> Iterator[Reason]:
    """Yield the target of the last four quarters, where no alert as urgent tells of that of the year."""
    urgency = Urgency.URGENT if urgent else Urgency.ATTENTION
    if reached is None or any(one.rule == TELLS_OF_TARGET and one.urgency is urgency for one in alerts):
        return
    low = reached < settings.status.target_urgent
    if low is urgent and reached < max(settings.status.target_attention, settings.status.target_urgent):
        yield Reason(
            code="target_urgent" if urgent else "target_attention",
            sentence=say("Revenue of the last four quarters is {share:.0%} of its target.", share=reached),
        )


def _contact(facts: Facts) -> Iterator[Reason]:
    if facts.contact_overdue and facts.cadence is not None:
        yield Reason(
            code="contact_overdue",
            sentence=say("The next contact was due on {day}.", day=facts.cadence.next_due),
        )


def _business(business: float | None, alerts: Sequence[Alert], settings: Settings) -> Iterator[Reason]:
    told = any(alert.rule in TELL_OF_BUSINESS and alert.urgency is not Urgency.INFO for alert in alerts)
    if business is not None and business < settings.health.watch_from and not told:
        yield Reason(
            code="business_at_risk",
            sentence=say(
                "The business part is {points:.1f}, below {limit:g}.",
                points=business,
                limit=settings.health.watch_from,
            ),
        )


def _missing(facts: Facts, scored: HealthScore, business: float | None) -> Iterator[Reason]:
    if not facts.light_known:
        yield Reason(
            code="no_light",
            sentence=say("Risks cannot be seen: add a sheet of risks, contracts, contacts or surveys."),
        )
    if business is None:
        yield Reason(code="no_sales", sentence=say("Sales are too few to judge the business part."))
    met = (scored.points(ComponentName.CONTACT), scored.points(ComponentName.SATISFACTION))
    if all(points is None for points in met):
        yield Reason(
            code="no_relationship",
            sentence=say("The relationship cannot be seen: add a sheet of visits or of satisfaction."),
        )
