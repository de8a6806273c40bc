"""A line is later than its own purchase rhythm."""

from datetime import date, timedelta
from math import fsum

from kamxl.domain.alert import Urgency
from kamxl.domain.facts import LineFacts
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertRule, Found, Seen, gives
from kamxl.rules.overdue import late_lines, line_due

_AS_OF = date(2026, 9, 30)


def judge(seen: Seen) -> Found | None:
    """Raise the lines that are later than their rhythm; lines that are gone are churn already."""
    late = late_lines(seen.facts, seen.settings.alerts)
    if not late:
        return None
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=say("Later than its own purchase rhythm: {lines}.", lines=tuple(line.name for line in late))
        if late[0].name
        else say("Later than its own purchase rhythm."),
        action=say("Call before the order is lost: confirm demand, stock and date."),
        since=min(filter(None, map(line_due, late)), default=None),
        cells=tuple(line.cell for line in late if line.cell),
        money=max(fsum(line.ttm for line in late), 0.0),
    )


def _line(name: str, days_ago: int, *, now: float = 10.0, orders: int = 5) -> LineFacts:
    return LineFacts(
        name=name,
        ttm=40.0,
        before=40.0,
        now=now,
        order_days=orders,
        last_order=_AS_OF - timedelta(days=days_ago),
        median_gap=30.0,
        long_gap=40.0,
        cell="Sales!C9",
    )


OVERDUE = AlertRule(
    code="overdue",
    label=N_("Purchase overdue"),
    help=N_(
        "An account is later with a product line than {overdue_factor:g} times its median gap and than "
        "{overdue_percentile:.0%} of its own gaps; known from {overdue_orders} orders on."
    ),
    source="literature",
    judge=judge,
    native={Urgency.ATTENTION: "N(m_overdue_lines)>0"},
    silenced_by=("stopped",),
    examples=(
        gives(None),
        gives(None, lines=(_line("Cloud", 45),)),
        gives(Urgency.ATTENTION, lines=(_line("Cloud", 46),)),
        gives(None, lines=(_line("Cloud", 46, orders=4),)),
        gives(None, lines=(_line("Cloud", 46, now=0.0), _line("Voice", 1))),
        gives(None, quarters=(100.0, 0.0, 0.0), lines=(_line("Cloud", 46),)),
    ),
)
