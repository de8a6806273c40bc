"""What the account buys is not used: it pays for nothing, and will notice."""

from dataclasses import dataclass
from datetime import date

from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import Source, Unused
from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertMeasure, AlertRule, Found, Seen, gives
from kamxl.settings import Settings
from kamxl.settings.alerts import AlertThresholds
from kamxl.settings.setting import setting


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusedThresholds(AlertThresholds):
    """For how long nothing of what is bought is used."""

    unused_periods: int = setting(
        2,
        low=1,
        high=24,
        unit="periods",
        source="handbook",
        label="Not used: attention after",
        help="An account that buys and used nothing in so many periods in a row wants attention.",
    )


def judge(seen: Seen) -> Found | None:
    """Raise an account that buys and does not use."""
    unused, limit = seen.facts.unused, seen.settings.of(UnusedThresholds).unused_periods
    if unused is None or not seen.facts.still_buys or unused.periods < limit:
        return None
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=say("Bought and not used: no hours of use in {count} periods.", count=unused.periods),
        action=say("Offer training, and ask what keeps the customer from using it."),
        since=unused.since,
        cells=unused.source.cells,
        columns=unused.source.columns,
    )


def _periods(facts: Facts, _: Settings) -> float | None:
    return facts.unused.periods if facts.unused and facts.still_buys else None


def _unused(periods: int) -> Unused:
    return Unused(periods=periods, since=date(2026, 4, 1), source=Source(cells=("Use!C2",)))


UNUSED = AlertRule(
    code="unused",
    label=N_("Bought and not used"),
    help=N_("The account buys, and no hours of use are recorded in {unused_periods} periods in a row."),
    source="handbook",
    judge=judge,
    thresholds=UnusedThresholds,
    measures=(
        AlertMeasure(key="unused_periods", header=N_("Periods without use"), unit="count", value=_periods),
    ),
    native={Urgency.ATTENTION: "N(m_unused_periods)>=unused_periods"},
    past=False,
    examples=(
        gives(None),
        gives(None, quarters=(10.0, 10.0), unused=_unused(1)),
        gives(Urgency.ATTENTION, quarters=(10.0, 10.0), unused=_unused(2)),
        gives(Urgency.ATTENTION, quarters=(10.0, 10.0), unused=_unused(5)),
        gives(None, quarters=(10.0, 0.0, 0.0), unused=_unused(2)),
    ),
)
