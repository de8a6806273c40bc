"""Service levels: what a promised availability allows.

Source: handbook.
"""

_MINUTES_A_DAY = 1440.0


def allowed_minutes(target: float, days: float) -> float:
    """Return the minutes of downtime that a target allows (99.9 % over 90 days: 129.6).

    Args:
        target: Promised availability, 0-1.
        days: How long, in days.
    """
    return round(days * _MINUTES_A_DAY * (1.0 - target), 6)
