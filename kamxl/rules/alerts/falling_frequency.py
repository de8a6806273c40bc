"""Order days fell two completed quarters running."""

from kamxl.domain.alert import Urgency
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertRule, Found, Seen, gives
from kamxl.rules.frequency import falling_frequency


def judge(seen: Seen) -> Found | None:
    """Raise fewer and fewer order days."""
    days = seen.facts.order_days
    if days is None or not falling_frequency(days, seen.settings.alerts):
        return None
    first, second, third = days[-3:]
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=say(
            "Order days fell two quarters running: {first}, {second}, {third}.",
            first=first,
            second=second,
            third=third,
        ),
        action=say("Ask whether orders are bundled or going elsewhere."),
        since=seen.quarter.plus(-1).first_day,
    )


_FELL = "m_order_days[{now}]<=m_order_days[{before}]*(1-frequency_drop)+1E-09*m_order_days[{before}]"
_BUYS = (100.0,) * 8

FALLING_FREQUENCY = AlertRule(
    code="falling_frequency",
    label=N_("Falling frequency"),
    help=N_("Distinct order days fell by at least the threshold two completed quarters running."),
    source="handbook",
    judge=judge,
    native={
        Urgency.ATTENTION: "AND(MIN(m_order_days[1],m_order_days[2])>=frequency_base,NOT(m_same_every_year),"
        f"{_FELL.format(now=2, before=1)},{_FELL.format(now=3, before=2)})"
    },
    silenced_by=("stopped",),
    examples=(
        gives(Urgency.ATTENTION, quarters=_BUYS, order_days=(20, 17, 14)),
        gives(None, quarters=_BUYS, order_days=(20, 18, 14)),
        gives(None, quarters=_BUYS, order_days=(20, 17, 15)),
        gives(Urgency.ATTENTION, quarters=_BUYS, order_days=(100, 80, 68)),
        gives(Urgency.ATTENTION, quarters=_BUYS, order_days=(100, 85, 70)),
        gives(None, quarters=_BUYS, order_days=(100, 80, 69)),
        gives(None, quarters=_BUYS, order_days=(100, 86, 70)),
        gives(Urgency.ATTENTION, quarters=_BUYS, order_days=(6, 4, 1)),
        gives(None, quarters=_BUYS, order_days=(6, 3, 1)),
        gives(None, quarters=_BUYS, order_days=(20, 17)),
        gives(None, quarters=_BUYS, order_days=(10, 5, 30, 20, 10, 5)),
        gives(None, quarters=_BUYS),
        gives(None, quarters=(100.0, 100.0, 100.0, 0.0, 0.0), order_days=(20, 17, 14)),
    ),
)
