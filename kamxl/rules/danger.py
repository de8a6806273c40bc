"""Danger signals: six yes/no questions about how the account treats us (key-account handbook)."""

from kamxl.domain.alert import Light
from kamxl.settings.alerts import AlertSettings


def danger(signals: int, settings: AlertSettings) -> Light:
    """Return the light for a number of danger signals, 0-6: 1-2 observe (green), 3-4 yellow, 5-6 red."""
    if signals >= settings.danger_red:
        return Light.RED
    if signals >= settings.danger_yellow:
        return Light.YELLOW
    return Light.GREEN if signals >= settings.danger_watch else Light.NONE
