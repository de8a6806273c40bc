"""One account with everything its row of the sheets is computed from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kamxl.domain.health import ComponentName
from kamxl.domain.review import AccountReview, Review
from kamxl.reports.kam_sheets.words import Words
from kamxl.rules.health import effective_weights
from kamxl.settings import Settings

LOSS_DECIMALS = 9
"""Losses are rounded this far, so that equal losses stay equal and the largest one is clear."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One account, the book it stands in, the team's settings and the words of the language.

    `place` is its row in KAM Measures, counted from 1.
    """

    place: int
    one: AccountReview
    review: Review
    settings: Settings
    words: Words

    @cached_property
    def weights(self) -> Mapping[ComponentName, float]:
        """What each component weighs of 100 after unknown weight was re-spread; 0 when unknown."""
        known = effective_weights(self.one.health.components)
        return {name: known.get(name, 0.0) for name in ComponentName}

    @cached_property
    def losses(self) -> Mapping[ComponentName | None, float] | None:
        """Points lost by each component and by the red-light cap (None); None without a score."""
        health = self.one.health
        if health.uncapped is None or health.score is None:
            return None
        lost: dict[ComponentName | None, float] = {
            name: round(weight - weight * (health.points(name) or 0.0) / 100.0, LOSS_DECIMALS)
            for name, weight in self.weights.items()
        }
        lost[None] = round(health.uncapped - health.score, LOSS_DECIMALS)
        return lost

    def rank_of_loss(self, name: ComponentName | None) -> int | None:
        """Return the place of a loss among the account's losses, 1 = largest; equal losses share it."""
        if self.losses is None:
            return None
        return 1 + sum(other > self.losses[name] for other in self.losses.values())
