"""Renewal of contracts: how near the end is, and how many were renewed."""

from enum import StrEnum

from kamxl.rules.alerts.renewal import RenewalThresholds
from kamxl.settings import Settings


class Renewal(StrEnum):
    """How urgent the renewal of one contract is; `INFO` is to be prepared."""

    ENDED = "ended"
    URGENT = "urgent"
    ATTENTION = "attention"
    INFO = "info"
    NONE = "none"


def renewal(days: int, *, sure: bool, settings: Settings) -> Renewal:
    """Judge a contract that is not renewed yet.

    Args:
        days: Days until its last day; below 0 it has ended.
        sure: Whether the customer said that it will renew.
        settings: The bands: 30, 90 and 180 days.
    """
    limits = settings.of(RenewalThresholds)
    if days < 0:
        return Renewal.ENDED
    if days <= limits.renewal_urgent_days:
        return Renewal.URGENT
    if days <= limits.renewal_days:
        return Renewal.INFO if sure else Renewal.ATTENTION
    return Renewal.INFO if days <= settings.alerts.renewal_ahead_days else Renewal.NONE


def renewal_rate(due: float, renewed: float) -> float | None:
    """Return the share of contracts due that were renewed, 0-1; None when none was due."""
    return renewed / due if due > 0 else None
