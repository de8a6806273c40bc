"""Where an account stands in the strategic value matrix, and its ABC class: two different things."""

from dataclasses import dataclass
from enum import StrEnum

from kamxl.domain.message import Message


class Tier(StrEnum):
    """The four fields of the value matrix: contribution x importance (key-account handbook)."""

    STRATEGIC = "strategic"
    POTENTIAL = "potential"
    PROFIT = "profit"
    STANDARD = "standard"


class AbcClass(StrEnum):
    """The account's class by cumulative share of revenue."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """An account's place in the value matrix, and why.

    `contribution` is a percentile rank 0-100, `importance` 0-100; None is unknown. `raw` is the tier
    of today's numbers alone, `held` the one after hysteresis; `reason` says why it is held or missing.
    """

    contribution: float | None
    importance: float | None
    contribution_high: bool | None
    importance_high: bool | None
    provisional: bool
    raw: Tier | None
    held: Tier | None
    abc: AbcClass | None
    reason: Message | None = None
