"""Money by account and period, added exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

SCALE = 1_000_000.0
"""Sums run over whole millionths of the currency unit: exact, so the order of rows cannot matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Money by account (row) and period (column), in base units.

    `first` numbers the first period: months since year 0 (year x 12 + month - 1), or quarters of the
    fiscal year (year x 4 + quarter - 1). `first_seen` is the period of the first purchase by account,
    -1 without one; `unknown_until` the last period whose value could not be read, -1 when all could.
    """

    amounts: np.ndarray
    first: int
    first_seen: np.ndarray
    unknown_until: np.ndarray

    def window(self, first: int, last: int) -> np.ndarray:
        """Return the columns from period `first` to `last`; periods outside the grid are zero."""
        import numpy as np

        result = np.zeros((self.amounts.shape[0], max(last - first + 1, 0)))
        low, high = max(first, self.first), min(last, self.first + self.amounts.shape[1] - 1)
        if low <= high:
            own = self.amounts[:, low - self.first : high - self.first + 1]
            result[:, low - first : high - first + 1] = own
        return result


def together(one: Grid | None, other: Grid) -> Grid:
    """Add two grids of the same accounts and kind of period."""
    import numpy as np

    if one is None:
        return other
    first = min(one.first, other.first)
    last = max(grid.first + grid.amounts.shape[1] - 1 for grid in (one, other))
    never = np.iinfo(np.int64).max
    seen = np.minimum(*(np.where(grid.first_seen < 0, never, grid.first_seen) for grid in (one, other)))
    return Grid(
        amounts=one.window(first, last) + other.window(first, last),
        first=first,
        first_seen=np.where(seen == never, -1, seen),
        unknown_until=np.maximum(one.unknown_until, other.unknown_until),
    )


def grid_of(accounts: np.ndarray, periods: np.ndarray, amounts: np.ndarray, count: int) -> Grid | None:
    """Add amounts up by account (0 to `count` - 1) and period; None without any entry."""
    import numpy as np

    if not len(accounts):
        return None
    first = int(periods.min())
    width = int(periods.max()) - first + 1
    flat = np.bincount(
        accounts * width + periods - first, weights=np.rint(amounts * SCALE), minlength=count * width
    )
    never = np.iinfo(np.int64).max
    seen = np.full(count, never)
    bought = amounts > 0
    np.minimum.at(seen, accounts[bought], periods[bought])
    seen[seen == never] = -1
    return Grid(
        amounts=flat.reshape(count, width) / SCALE,
        first=first,
        first_seen=seen,
        unknown_until=np.full(count, -1, dtype=np.int64),
    )
