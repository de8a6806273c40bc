"""What was judged of an account at the end of a quarter, as it was written down then."""

from dataclasses import dataclass, field
from datetime import date

from kamxl.domain.alert import Light
from kamxl.domain.health import Component, ComponentName
from kamxl.domain.message import say
from kamxl.domain.quarter import Quarter
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus

_NOT_KEPT = say("As it was written down.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentThen:
    """One component of health then: points 0-100 (None: unknown), and its weight as set."""

    name: ComponentName
    points: float | None
    weight: float

    @property
    def judged(self) -> Component:
        """The component as the rules of health take it."""
        return Component(name=self.name, weight=self.weight, points=self.points, reason=_NOT_KEPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One account, quarter and run: a row of KAM History. None is unknown.

    `quarter` counts by the names of quarters alone, whatever month the fiscal year starts in; `day` is the
    day it was judged as of, `run` counts the snapshots of one quarter from 1. `settings` is a fingerprint of
    the settings, `alerts` are the codes of the alerts that were open, `credit` the grade in the team's list.
    `cell` is where the row stands; "" for one that is not written yet.
    """

    quarter: Quarter
    day: date | None
    run: int
    version: str
    settings: str
    account_id: str
    account_name: str
    raw: Tier | None
    held: Tier | None
    contribution: float | None
    importance: float | None
    score: float | None
    components: tuple[ComponentThen, ...]
    coverage: float | None
    light: Light | None
    status: AccountStatus | None
    alerts: tuple[str, ...]
    ttm: float | None
    credit: str | None
    cell: str = field(default="", compare=False)

    @property
    def order(self) -> tuple[int, int, int]:
        """By which snapshots follow one another: quarter, then run."""
        return (self.quarter.year, self.quarter.number, self.run)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One snapshot of the whole book: which it is, and its rows by account."""

    quarter: Quarter
    day: date | None
    run: int
    rows: dict[str, Snapshot]
