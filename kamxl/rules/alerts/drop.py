"""Purchases fell two completed quarters running, and the season does not explain it."""

from kamxl.domain.alert import Urgency
from kamxl.domain.message import Message, say
from kamxl.domain.quarter import Quarter
from kamxl.locale import N_
from kamxl.rules.alerts.kind import AlertRule, Found, Seen, gives
from kamxl.rules.drop import DropKind, drop
from kamxl.settings.alerts import AlertSettings

_QUARTERS_FOR_A_YEAR = 6


def judge(seen: Seen) -> Found | None:
    """Raise a drop with the quarters that were compared."""
    facts, settings = seen.facts, seen.settings.alerts
    if drop(facts.quarters, settings, facts.adjusted) is not DropKind.DROP:
        return None
    return Found(
        urgency=Urgency.ATTENTION,
        evidence=_fall(facts.quarters, seen.quarter, settings),
        action=say("Review the order book with the customer and agree what brings volume back."),
        since=seen.quarter.plus(-1).first_day,
    )


def _fall(quarters: tuple[float, ...], quarter: Quarter, settings: AlertSettings) -> Message:
    """Tell a drop by the quarters that were compared, and by the year before where it is known."""
    before, now = quarters[-2:]
    a_year_before = quarters[-6:-4] if len(quarters) >= _QUARTERS_FOR_A_YEAR else ()
    yearly = say("")
    if a_year_before and min(a_year_before) > 0:
        yearly = say(
            " Against a year before: {first:+.0%}, {second:+.0%}.",
            first=before / a_year_before[0] - 1,
            second=now / a_year_before[1] - 1,
        )
    if settings.drop_basis != "qoq" and a_year_before:
        return say(
            "Purchases fell two quarters running, {before:,.0f} and {now:,.0f} ({quarter}).{yearly}",
            before=before,
            now=now,
            quarter=quarter,
            yearly=yearly,
        )
    return say(
        "Purchases fell two quarters running: {first:,.0f}, {second:,.0f}, {third:,.0f} "
        "({from_quarter} to {to_quarter}).{yearly}",
        first=quarters[-3],
        second=before,
        third=now,
        from_quarter=quarter.plus(-2),
        to_quarter=quarter,
        yearly=yearly,
    )


DROP = AlertRule(
    code="drop",
    label=N_("Purchases dropping"),
    help=N_(
        "Revenue is down {drop_threshold:.0%} or more in two completed quarters running. When neither is "
        "below the same quarter a year before, it is the season, and no alarm."
    ),
    source="handbook",
    judge=judge,
    native={Urgency.ATTENTION: 'purchases="purchases:drop"'},
    silenced_by=("stopped",),
    examples=(
        gives(Urgency.ATTENTION, quarters=(100.0, 85.0, 72.25)),
        gives(None, quarters=(100.0, 85.01, 72.25)),
        gives(None, quarters=(100.0, 85.0, 72.26)),
        gives(None, quarters=(100.0, 85.0)),
        gives(None, quarters=(0.0, 50.0, 40.0)),
        gives(None, quarters=(0.0, 0.0, -5.0)),
        gives(Urgency.ATTENTION, quarters=(100.0, 50.0, 0.0)),
        gives(None, quarters=(100.0, 0.0, 0.0)),
        # The season explains it: neither quarter is below the one a year before.
        gives(None, quarters=(100.0, 60.0, 160.0, 160.0, 100.0, 60.0)),
        gives(Urgency.ATTENTION, quarters=(100.0, 61.0, 160.0, 160.0, 100.0, 60.0)),
        gives(Urgency.ATTENTION, quarters=(0.0, 60.0, 160.0, 160.0, 100.0, 60.0)),
        gives(Urgency.ATTENTION, quarters=(100.0, 92.0, 85.0), settings={"drop_mode": "cumulative"}),
        gives(None, quarters=(100.0, 92.0, 85.01), settings={"drop_mode": "cumulative"}),
        gives(None, quarters=(100.0, 100.0, 85.0), settings={"drop_mode": "cumulative"}),
        gives(
            Urgency.ATTENTION,
            quarters=(100.0, 100.0, 50.0, 50.0, 85.0, 85.0),
            settings={"drop_basis": "yoy"},
        ),
        gives(
            Urgency.ATTENTION,
            quarters=(1.0, 100.0, 100.0, 50.0, 50.0, 85.0, 85.0),
            settings={"drop_basis": "yoy"},
        ),
        gives(None, quarters=(100.0, 100.0, 50.0, 50.0, 85.0, 86.0), settings={"drop_basis": "yoy"}),
        gives(None, quarters=(100.0, 50.0, 50.0, 40.0, 30.0), settings={"drop_basis": "yoy"}),
        gives(
            Urgency.ATTENTION,
            quarters=(100.0,) * 12,
            adjusted=(100.0, 85.0, 72.25),
            settings={"drop_basis": "seasonal"},
        ),
        gives(
            None,
            quarters=(100.0,) * 12,
            adjusted=(100.0, 85.0, 72.26),
            settings={"drop_basis": "seasonal"},
        ),
    ),
)
