"""The account still buys, but its rhythm and growth say that it fades."""

from kamxl.domain.alert import Urgency
from kamxl.domain.message import say
from kamxl.domain.tier import AbcClass
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertRule, Found, Seen, gives
from kamxl.rules.fading import is_fading


def judge(seen: Seen) -> Found | None:
    """Raise a low business part while the account still buys; urgent for the largest accounts."""
    quarters, limit = seen.facts.quarters, seen.settings.health.watch_from
    if seen.business is None or not quarters:
        return None
    if not is_fading(seen.business, quarters[-1], seen.settings.health):
        return None
    return Found(
        urgency=Urgency.URGENT if seen.abc is AbcClass.A else Urgency.ATTENTION,
        evidence=say(
            "Still buys, but its business part is {points:.1f}, below {limit:g}.",
            points=seen.business,
            limit=limit,
        ),
        action=say("Call while it still buys: ask what has changed and agree the next order."),
        since=seen.quarter.first_day,
    )


_FADES = "ISNUMBER(business),ROUND(N(business),10)<watch_from,N(quarters_now[8])>0"
_SMALL = {"beside": (1e6,) * 8}
# With a decay of 1, six months of twelve are exactly 50 points.
_EVEN = {"stability_decay": 1.0}
_HALF = (0.0, 1.0) * 6
_LESS = (0.0, 1.0, 0.0, *(0.0, 1.0) * 4, 0.0)
_BUYS = (100.0,) * 5

FADING = AlertRule(
    code="fading",
    label=N_("Fading"),
    help=N_(
        "Bought in the last completed quarter, but the business part of its health is below {watch_from:g}. "
        "Urgent for accounts of revenue class A."
    ),
    source="kamxl",
    judge=judge,
    native={
        Urgency.URGENT: f'AND({_FADES},abc="A")',
        Urgency.ATTENTION: f"AND({_FADES})",
    },
    examples=(
        gives(None),
        gives(Urgency.URGENT, quarters=_BUYS, months=_LESS, settings=_EVEN),
        gives(None, quarters=_BUYS, months=_HALF, settings=_EVEN),
        gives(Urgency.ATTENTION, quarters=_BUYS, months=_LESS, settings=_EVEN, **_SMALL),
        gives(None, quarters=_BUYS, months=_HALF, settings=_EVEN, **_SMALL),
        gives(None, quarters=(*_BUYS, 0.0), months=_LESS, settings=_EVEN),
        gives(None, quarters=(*_BUYS, 0.0), months=_LESS, settings=_EVEN, **_SMALL),
        gives(None, quarters=_BUYS, months=(1.0, 0.0), settings=_EVEN),
    ),
)
