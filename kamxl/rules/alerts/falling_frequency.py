"""Order days fell two completed quarters running."""

from dataclasses import dataclass

from kamxl.domain.alert import Urgency
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertRule, Found, Seen, gives
from kamxl.rules.frequency import falling_frequency
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequencyThresholds(AlertThresholds):
    """When order days fell."""

    frequency_drop: float = setting(
        0.15,
        low=0.01,
        high=1,
        unit="share",
        label="Drop of order days",
        help="Order days down by at least this share, twice running, are falling frequency.",
    )
    frequency_base: int = setting(
        4,
        low=1,
        high=92,
        unit="order days",
        label="Fewest order days to compare with",
        help="Smallest number of order days a quarter to compare with.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise fewer and fewer order days."""
    days, limits = seen.facts.order_days, seen.settings.of(FrequencyThresholds)
    if days is None or not falling_frequency(days, drop=limits.frequency_drop, base=limits.frequency_base):
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
    help=N_(
        "Distinct order days are down {frequency_drop:.0%} or more in two completed quarters running, "
        "from at least {frequency_base}."
    ),
    source="handbook",
    judge=judge,
    thresholds=FrequencyThresholds,
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
