"""Nothing was bought for two completed quarters."""

from math import fsum

from kamxl.domain.alert import Urgency
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertRule, Found, Seen, gives
from kamxl.rules.drop import stopped

_YEAR = 4


def judge(seen: Seen) -> Found | None:
    """Raise two quarters of nothing after purchases: urgent while it is news, later for information."""
    quarters = seen.facts.quarters
    if not stopped(quarters):
        return None
    zeros = next(n for n, amount in enumerate(reversed(quarters)) if amount > 0)
    last_year = fsum(quarters[max(0, len(quarters) - zeros - _YEAR) : len(quarters) - zeros])
    return Found(
        urgency=Urgency.URGENT if zeros < _YEAR else Urgency.INFO,
        evidence=say("No purchases for {quarters} quarters.", quarters=zeros),
        action=say("Ask the decision maker why purchases stopped and whether they can come back."),
        since=seen.quarter.plus(1 - zeros).first_day,
        money=max(last_year, 0.0),
    )


_NOTHING = "quarters_now[8]<=0,quarters_now[7]<=0"
_NEWS = "OR(N(quarters_now[6])>0,N(quarters_now[5])>0)"
STOPPED_IN_CELLS = f"AND({_NOTHING},N(m_largest_quarter)>0)"

STOPPED = AlertRule(
    code="stopped",
    label=N_("Stopped buying"),
    help=N_(
        "Nothing was bought in the last two completed quarters, after purchases before. Urgent in the first "
        "year, later for information."
    ),
    source="handbook",
    judge=judge,
    native={
        Urgency.URGENT: f"AND({_NOTHING},{_NEWS})",
        Urgency.INFO: STOPPED_IN_CELLS,
    },
    examples=(
        gives(Urgency.URGENT, quarters=(100.0, 0.0, 0.0)),
        gives(Urgency.URGENT, quarters=(100.0, -5.0, 0.0)),
        gives(Urgency.URGENT, quarters=(50.0, 100.0, 0.0, 0.0, 0.0)),
        gives(Urgency.INFO, quarters=(100.0, 0.0, 0.0, 0.0, 0.0)),
        gives(Urgency.INFO, quarters=(100.0, *[0.0] * 12)),
        gives(Urgency.URGENT, quarters=(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0)),
        gives(None, quarters=(100.0, 0.0)),
        gives(None, quarters=(0.0, 0.0)),
        gives(None, quarters=(100.0, *[0.0] * 6, 5.0)),
        gives(None, quarters=(100.0, *[0.0] * 5, 5.0, 0.0)),
        gives(None, quarters=(-5.0, 0.0, 0.0)),
        gives(None, quarters=(100.0, 0.0, 0.01)),
        gives(None, quarters=(100.0, 0.01, 0.0)),
        gives(None, quarters=(0.0, 0.0, 0.0)),
        gives(None),
    ),
)
