"""The drop alert: purchases down two completed quarters running, unless the season explains it."""

from collections.abc import Sequence
from enum import StrEnum

from kamxl.settings.alerts import AlertSettings

TOLERANCE = 1e-9
_QUARTERS_NEEDED = 3
_QUARTERS_FOR_A_YEAR = 6


class DropKind(StrEnum):
    """What the last quarters show."""

    DROP = "drop"
    SEASONAL = "seasonal"
    STOPPED = "stopped"
    NONE = "none"


def drop(
    quarters: Sequence[float], settings: AlertSettings, adjusted: Sequence[float] | None = None
) -> DropKind | None:
    """Judge the last completed quarters, oldest first; None when it cannot be computed.

    A drop is a fall by the threshold (handbook: 15 %) in two quarters running, each against the one
    before. With six quarters or more, a drop against the previous quarter is likely seasonal when
    neither quarter is below the same one a year before. Two quarters of nothing (or returns only) after
    purchases are "stopped". A base of zero or less cannot be compared with.

    Args:
        quarters: Revenue of completed quarters.
        settings: Threshold, mode and basis.
        adjusted: Seasonally adjusted quarters for the basis "seasonal"; without them YoY is used.
    """
    if len(quarters) < _QUARTERS_NEEDED:
        return None
    if stopped(quarters):
        return DropKind.STOPPED
    if settings.drop_basis == "qoq":
        return _against_previous(quarters, settings)
    if settings.drop_basis == "seasonal" and adjusted is not None:
        return _running(adjusted, settings)
    if len(quarters) < _QUARTERS_FOR_A_YEAR:
        return None
    whole = (quarters[-6] + quarters[-5], quarters[-2] + quarters[-1])
    return _falls([(quarters[-6], quarters[-2]), (quarters[-5], quarters[-1])], whole, settings)


def stopped(quarters: Sequence[float]) -> bool:
    """Say whether the last two completed quarters hold no purchase after earlier ones."""
    return max(quarters[-2:], default=0.0) <= 0 < max(quarters, default=0.0)


def falls_twice(pairs: Sequence[tuple[float, float]], threshold: float) -> bool:
    """Say whether each pair (before, now) falls by at least the threshold; exact borders count."""
    return all(now <= before * (1.0 - threshold) + TOLERANCE * abs(before) for before, now in pairs)


def likely_seasonal(periods: Sequence[float]) -> bool:
    """Say whether neither of the last two periods is below the same one a year before."""
    if len(periods) < _QUARTERS_FOR_A_YEAR:
        return False
    years = ((periods[-6], periods[-2]), (periods[-5], periods[-1]))
    return all(before > 0 and now >= before * (1.0 - TOLERANCE) for before, now in years)


def _against_previous(quarters: Sequence[float], settings: AlertSettings) -> DropKind | None:
    found = _running(quarters, settings)
    return DropKind.SEASONAL if found is DropKind.DROP and likely_seasonal(quarters) else found


def _running(quarters: Sequence[float], settings: AlertSettings) -> DropKind | None:
    first, second, third = quarters[-3:]
    return _falls([(first, second), (second, third)], (first, third), settings)


def _falls(
    pairs: list[tuple[float, float]], whole: tuple[float, float], settings: AlertSettings
) -> DropKind | None:
    if any(before <= 0 for before, _ in pairs):
        return None
    if settings.drop_mode == "each":
        fell = falls_twice(pairs, settings.drop_threshold)
    else:
        fell = all(now < before for before, now in pairs) and falls_twice([whole], settings.drop_threshold)
    return DropKind.DROP if fell else DropKind.NONE
