"""Fading: the account still buys, but what its sales say is at risk."""

from kamxl.settings.health import HealthSettings


def is_fading(business: float, last_quarter: float, settings: HealthSettings) -> bool:
    """Say whether an account bought in the last quarter although its business part is at risk."""
    return business < settings.watch_from and last_quarter > 0
