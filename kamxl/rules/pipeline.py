"""The weighted pipeline: what open needs are worth, by how likely they are, and whether it closes the gap.

Source: handbook.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from kamxl.domain.dossier import Need
from kamxl.domain.quarter import Quarter, quarter_of

_WHOLE = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """Weighted worth of open needs: in all, and by expected quarter (None: no day); in base units.

    `unknown` counts the needs without a worth or a probability, which are left out.
    """

    weighted: float
    by_quarter: tuple[tuple[Quarter | None, float], ...]
    unknown: int

    def gap(self, target: float, to_date: float) -> float:
        """Return what is missing to a target beside sales and the pipeline; below zero nothing is."""
        return target - (to_date + self.weighted)


def pipeline(needs: Iterable[Need], start_month: int) -> Pipeline | None:
    """Weigh open needs by their probability; None where none has a worth and a probability."""
    everything = list(needs)
    amounts: dict[Quarter | None, list[float]] = {}
    for one in everything:
        if one.value is not None and one.probability is not None:
            day = one.expected_close
            quarter = None if day is None else quarter_of(day, start_month)
            amounts.setdefault(quarter, []).append(one.value * one.probability / _WHOLE)
    if not amounts:
        return None
    known = sum(len(found) for found in amounts.values())
    return Pipeline(
        weighted=fsum(amount for found in amounts.values() for amount in found),
        by_quarter=tuple(
            (quarter, fsum(found))
            for quarter, found in sorted(amounts.items(), key=lambda one: (one[0] is None, str(one[0])))
        ),
        unknown=len(everything) - known,
    )
