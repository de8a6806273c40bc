"""Snapshots made up for tests."""

from datetime import date

from kamxl.domain.alert import Light
from kamxl.domain.health import ComponentName
from kamxl.domain.quarter import Quarter
from kamxl.domain.snapshot import ComponentThen, Snapshot, Taken
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.rules.health import health_score
from kamxl.settings.health import HealthSettings

WEIGHTS = (30.0, 10.0, 20.0, 15.0, 25.0)


def snapshot_of(
    points: tuple[float | None, ...] = (80.0, 60.0, 50.0, 90.0, 40.0),
    *,
    weights: tuple[float, ...] = WEIGHTS,
    quarter: Quarter = Quarter(2026, 2),  # noqa: B008 - a frozen value
    **other: object,
) -> Snapshot:
    """Make one row; its score is that of its points."""
    settings = HealthSettings(
        **{f"{name.value}_weight": weight for name, weight in zip(ComponentName, weights, strict=True)}
    )
    named = dict(zip(ComponentName, points, strict=True))
    red = other.get("light") is Light.RED
    scored = health_score(named, settings, red=red)
    values: dict[str, object] = {
        "day": date(2026, 6, 30),
        "run": 1,
        "version": "1",
        "settings": "defaults",
        "account_id": "A1",
        "account_name": "Acme",
        "raw": Tier.PROFIT,
        "held": Tier.PROFIT,
        "contribution": 80.0,
        "importance": 40.0,
        "score": scored.score,
        "components": tuple(
            ComponentThen(name=name, points=named[name], weight=weight)
            for name, weight in zip(ComponentName, weights, strict=True)
        ),
        "coverage": scored.coverage,
        "light": Light.NONE,
        "status": AccountStatus.ON_TRACK,
        "alerts": (),
        "ttm": 1000.0,
        "credit": "A",
    }
    return Snapshot(quarter=quarter, **(values | other))


def taken(*rows: Snapshot) -> Taken:
    """Make a snapshot of a book of some rows."""
    first = rows[0]
    return Taken(
        quarter=first.quarter, day=first.day, run=first.run, rows={one.account_id: one for one in rows}
    )
