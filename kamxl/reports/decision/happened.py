"""What happened, for each kind of alert: with the names of the things and with money in the book's unit."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kamxl.domain.alert import Alert
from kamxl.domain.message import Message, say
from kamxl.reports.decision.told import Told, bare
from kamxl.rules.alerts.receivables import overdue_amount, overdue_days

_A_YEAR, _TWO_QUARTERS = 5, 3
_MOST_LINES = 2


def happened(alert: Alert, told: Told) -> Message:
    """Say in one sentence what an alert found."""
    return _HAPPENED.get(alert.rule, _evidence)(alert, told)


def _evidence(alert: Alert, _: Told) -> Message:
    return bare(alert)


def _light(alert: Alert, told: Told) -> Message:
    notes = dict.fromkeys(one.text for one in told.account.facts.signals if one.text)
    reason = bare(alert)
    unsaid = tuple(note for note in notes if note not in str(reason))
    return say("{reason} The team wrote: {notes}.", reason=reason, notes=unsaid) if unsaid else reason


def _drop(alert: Alert, told: Told) -> Message:
    quarters, lines = told.account.facts.quarters, fallen_lines(told)
    now = quarters[-1]
    if len(quarters) >= _A_YEAR and quarters[-_A_YEAR] > max(now, 0.0):
        base = quarters[-_A_YEAR]
        figures = {"now": told.written(now), "lost": told.written(base - now), "share": now / base - 1}
        if lines:
            return say(
                "The last quarter brought {now}, {lost} less than a year before ({share:+.0%}); "
                "most of it is missing from {lines}.",
                **figures,
                lines=lines,
            )
        return say(
            "The last quarter brought {now}, {lost} less than a year before ({share:+.0%}).", **figures
        )
    if len(quarters) >= _TWO_QUARTERS and quarters[-_TWO_QUARTERS] > max(now, 0.0):
        base = quarters[-_TWO_QUARTERS]
        return say(
            "The last quarter brought {now}, {lost} less than two quarters before ({share:+.0%}).",
            now=told.written(now),
            lost=told.written(base - now),
            share=now / base - 1,
        )
    return bare(alert)


def fallen_lines(told: Told) -> tuple[str, ...]:
    """Return the named product lines that lost most of their mean a quarter."""
    limits = told.settings.alerts
    lost = [
        (line.before / limits.churn_before_quarters - line.now / limits.churn_now_quarters, line.name)
        for line in told.account.facts.lines
        if line.name
    ]
    return tuple(name for fall, name in sorted(lost, key=lambda one: -one[0])[:_MOST_LINES] if fall > 0)


def _stopped(alert: Alert, told: Told) -> Message:
    last = told.account.facts.last_purchase
    if last is None or not alert.money:
        return bare(alert)
    return say(
        "Nothing was bought since {day}; the year before that brought {amount}.",
        day=last,
        amount=told.written(alert.money),
    )


def _receivables(_: Alert, told: Told) -> Message:
    facts = told.account.facts
    amount, days = told.written(overdue_amount(facts)), overdue_days(facts)
    if any(one.by_age for one in facts.receivables):
        return say("{amount} is owed, the oldest part for at least {days} days.", amount=amount, days=days)
    return say("{amount} is overdue, the oldest part for {days} days.", amount=amount, days=days)


_HAPPENED: Mapping[str, Callable[[Alert, Told], Message]] = MappingProxyType(
    {"light": _light, "drop": _drop, "stopped": _stopped, "receivables": _receivables}
)
