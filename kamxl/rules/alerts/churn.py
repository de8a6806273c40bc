"""Lines bought before and no longer bought: all of them, or some."""

from math import fsum

from kamxl.domain.alert import Urgency
from kamxl.domain.facts import LineFacts
from kamxl.domain.message import Message, say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertRule, Found, Seen, gives
from kamxl.rules.churn import ChurnKind, churned, gone_lines


def _found(seen: Seen, urgency: Urgency, evidence: Message, action: Message) -> Found:
    gone = gone_lines(seen.facts.lines)
    return Found(
        urgency=urgency,
        evidence=evidence,
        action=action,
        since=seen.quarter.plus(1 - seen.settings.alerts.churn_now_quarters).first_day,
        cells=tuple(line.cell for line in gone if line.cell),
        money=max(fsum(line.before for line in gone), 0.0),
    )


def full(seen: Seen) -> Found | None:
    """Raise that nothing of what was bought is bought any more."""
    lines = seen.facts.lines
    if churned(lines) is not ChurnKind.FULL:
        return None
    names = tuple(line.name for line in gone_lines(lines))
    evidence = (
        say("Everything bought before is no longer bought: {lines}.", lines=names)
        if names[0]
        else say("Nothing is bought any more.")
    )
    action = say("Treat as customer churn: exit interview and win-back offer.")
    return _found(seen, Urgency.URGENT, evidence, action)


def partial(seen: Seen) -> Found | None:
    """Raise the lines that are gone while others are still bought."""
    lines = seen.facts.lines
    if churned(lines) is not ChurnKind.PARTIAL:
        return None
    names = tuple(line.name for line in gone_lines(lines))
    evidence = say("{count} lines no longer bought: {lines}.", count=len(names), lines=names)
    return _found(seen, Urgency.ATTENTION, evidence, say("Find out who supplies these lines now and why."))


def _line(name: str, before: float, now: float) -> LineFacts:
    return LineFacts(
        name=name,
        ttm=before + now,
        before=before,
        now=now,
        order_days=0,
        last_order=None,
        median_gap=None,
        long_gap=None,
        cell="Sales!C9",
    )


CHURN_FULL = AlertRule(
    code="churn_full",
    label=N_("Full churn"),
    help=N_(
        "Every line bought in the {churn_before_quarters} quarters before is gone in the last "
        "{churn_now_quarters}."
    ),
    source="handbook",
    judge=full,
    native={Urgency.URGENT: 'churn="churn:full"'},
    silenced_by=("stopped",),
    examples=(
        gives(None),
        gives(Urgency.URGENT, lines=(_line("Cloud", 5.0, 0.0),)),
        gives(Urgency.URGENT, lines=(_line("", 5.0, -1.0),)),
        gives(None, lines=(_line("Cloud", 0.0, 0.0),)),
        gives(None, lines=(_line("Cloud", 5.0, 0.0), _line("Voice", 0.0, 0.01))),
        gives(None, lines=(_line("Cloud", 5.0, 0.01),)),
        gives(None, quarters=(100.0, 0.0, 0.0), lines=(_line("Cloud", 5.0, 0.0),)),
    ),
)
CHURN_PARTIAL = AlertRule(
    code="churn_partial",
    label=N_("Partial churn"),
    help=N_(
        "Some lines bought in the {churn_before_quarters} quarters before are gone in the last "
        "{churn_now_quarters}; others are still bought."
    ),
    source="handbook",
    judge=partial,
    native={Urgency.ATTENTION: 'churn="churn:partial"'},
    silenced_by=("stopped",),
    examples=(
        gives(None),
        gives(Urgency.ATTENTION, lines=(_line("Cloud", 5.0, 0.0), _line("Voice", 5.0, 5.0))),
        gives(Urgency.ATTENTION, lines=(_line("Cloud", 5.0, 0.0), _line("", 0.0, 5.0))),
        gives(None, lines=(_line("Cloud", 5.0, 0.01), _line("Voice", 5.0, 5.0))),
        gives(None, lines=(_line("Cloud", 0.0, 0.0), _line("Voice", 5.0, 5.0))),
        gives(None, lines=(_line("Cloud", 5.0, 0.0),)),
    ),
)
