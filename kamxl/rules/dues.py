"""Everything that is due with one account: its matters that have a day, and the alerts that are open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from kamxl.domain.alert import Alert
from kamxl.domain.due import Due, DueKind
from kamxl.domain.review import AccountReview
from kamxl.rules.alerts.milestone import MILESTONE
from kamxl.rules.alerts.missed_visit import MISSED_VISIT
from kamxl.rules.alerts.overdue import OVERDUE
from kamxl.rules.alerts.promise import PROMISE
from kamxl.rules.alerts.quote import QUOTE
from kamxl.rules.alerts.receivables import RECEIVABLES
from kamxl.rules.alerts.renewal import RENEWAL
from kamxl.rules.matters import Matter, matters
from kamxl.settings import Settings

ALERT_OF: Mapping[DueKind, str] = MappingProxyType(
    {
        DueKind.VISIT: MISSED_VISIT.code,
        DueKind.RESTOCK: OVERDUE.code,
        DueKind.RENEWAL: RENEWAL.code,
        DueKind.PROMISE: PROMISE.code,
        DueKind.MILESTONE: MILESTONE.code,
        DueKind.QUOTE: QUOTE.code,
        DueKind.RECEIVABLE: RECEIVABLES.code,
    }
)
"""Which alert tells the same matter as a kind of due."""


def dues_of(one: AccountReview, settings: Settings) -> tuple[Due, ...]:
    """List what is due with an account within the week's list, overdue matters included.

    An alert stands there with the day by which to act, unless all that it tells of is listed itself; those
    lines have its urgency.
    """
    facts = one.facts
    first = facts.as_of if not settings.week.week_overdue else date.min
    last = facts.as_of + timedelta(days=settings.week.week_days)
    inside = [matter for matter in matters(facts, settings) if first <= matter.day <= last]
    dues = [_due(matter, one) for matter in _numbered(inside)]
    told = [(alert, _lines_about(alert, dues)) for alert in one.alerts]
    dues = [_with_urgency(due, told) for due in dues]
    return (
        *dues,
        *(
            _due(_alert(alert, alert.due), one, alert)
            for alert, lines in told
            if alert.due is not None and first <= alert.due <= last and not _covered(alert, lines)
        ),
    )


def _lines_about(alert: Alert, dues: Iterable[Due]) -> list[Due]:
    cells = set(alert.cells)
    return [due for due in dues if ALERT_OF.get(due.kind) == alert.rule and cells.intersection(due.cells)]


def _covered(alert: Alert, lines: Iterable[Due]) -> bool:
    """Say whether every cell of an alert stands in lines of its own matter."""
    return bool(alert.cells) and set(alert.cells) <= {cell for due in lines for cell in due.cells}


def _with_urgency(due: Due, told: Iterable[tuple[Alert, list[Due]]]) -> Due:
    urgency = next((alert.urgency for alert, lines in told if any(line is due for line in lines)), None)
    return due if urgency is None else replace(due, urgency=urgency)


def _numbered(matters: Iterable[Matter]) -> Iterator[Matter]:
    """Give matters of the same kind and name numbers, so that none is taken for another."""
    seen: dict[tuple[DueKind, str], int] = {}
    for matter in matters:
        key = (matter.kind, matter.name)
        seen[key] = seen.get(key, 0) + 1
        yield matter if seen[key] == 1 else replace(matter, name=f"{matter.name} #{seen[key]}")


def _due(matter: Matter, one: AccountReview, alert: Alert | None = None) -> Due:
    account = one.facts.account
    return Due(
        kind=matter.kind,
        name=matter.name,
        day=matter.day,
        account_id=account.id,
        account=account.name,
        tier=one.placement.held,
        what=matter.what,
        why=matter.why,
        owner=matter.owner or account.owner,
        manager=account.owner,
        money=one.verdict.at_risk if matter.money is None else matter.money,
        urgency=alert.urgency if alert else None,
        cells=matter.cells,
    )


def _alert(alert: Alert, day: date) -> Matter:
    return Matter(
        kind=DueKind.ALERT,
        name=alert.rule,
        day=day,
        what=alert.action,
        why=alert.evidence,
        cells=alert.cells,
        money=alert.money,
        owner=alert.owner,
    )
