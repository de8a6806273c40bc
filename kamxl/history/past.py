"""Every past quarter judged again with today's code from what was known then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.history.as_known_then import as_known_then
from kamxl.measures import measure, prepare
from kamxl.rules.judging import Judged, judge
from kamxl.rules.placing import contribution_basis, placements, standings

if TYPE_CHECKING:
    from kamxl.domain.alert import Urgency
    from kamxl.domain.facts import Facts
    from kamxl.domain.health import Band
    from kamxl.domain.quarter import Quarter
    from kamxl.settings import Settings
    from kamxl.sheets.book import Book

_YEAR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """An account at the end of a past quarter, and what it bought in the next.

    `active` says that it bought in the four quarters up to then, `bought` that it did in the last of them.
    `silence` is the time since the last purchase, in days (in quarters where no days are known). `next` is
    None for the newest quarter, which has none after it.
    """

    business: float | None
    band: Band | None
    health: float | None
    silence: float | None
    alerts: Mapping[str, Urgency]
    active: bool
    bought: bool
    next: float | None

    @property
    def left(self) -> bool:
        """Whether nothing was bought in the next quarter."""
        return self.next is not None and self.next <= 0


def judged_then(
    book: Book, quarters: Sequence[Quarter], settings: Settings, revenue: Sequence[Mapping[Quarter, float]]
) -> list[list[Then]]:
    """Judge every account at the end of each quarter.

    Args:
        book: The whole book; of it only what was known by the end of a quarter is used for that quarter.
        quarters: The quarters, oldest first, one after the other.
        settings: Today's.
        revenue: What each account bought by quarter, for what came after.
    """
    return [
        [
            _then(facts, judged, bought.get(quarter.plus(1), 0.0) if place < len(quarters) - 1 else None)
            for (facts, judged), bought in zip(_judged(book, quarter, settings), revenue, strict=True)
        ]
        for place, quarter in enumerate(quarters)
    ]


def _judged(book: Book, quarter: Quarter, settings: Settings) -> list[tuple[Facts, Judged]]:
    day = quarter.last_day
    facts = measure(prepare(as_known_then(book, day), settings), day)
    standing = standings(facts, contribution_basis(facts, settings.matrix))
    placed, _ = placements(facts, standing, settings)
    return [
        (one, judge(one, quarter, settings, share=stands.ttm_share, abc=place.abc))
        for one, stands, place in zip(facts, standing, placed, strict=True)
    ]


def _then(facts: Facts, judged: Judged, after: float | None) -> Then:
    quarters = facts.quarters
    return Then(
        business=judged.verdict.business,
        band=judged.verdict.business_band,
        health=judged.health.score,
        silence=_silence(facts),
        alerts={alert.rule: alert.urgency for alert in judged.alerts},
        active=any(amount > 0 for amount in quarters[-_YEAR:]),
        bought=bool(quarters) and quarters[-1] > 0,
        next=after,
    )


def _silence(facts: Facts) -> float | None:
    if facts.last_purchase is not None:
        return float((facts.as_of - facts.last_purchase).days)
    return next((float(back) for back, amount in enumerate(reversed(facts.quarters)) if amount > 0), None)
