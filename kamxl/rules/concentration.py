"""Concentration: how much of the book hangs on few accounts."""

from kamxl.settings.alerts import AlertSettings


def hhi_band(index: float, settings: AlertSettings) -> str:
    """Return the band of the HHI (0-10,000): low, moderate, high or very_high."""
    if index >= settings.hhi_very_high:
        return "very_high"
    if index >= settings.hhi_high:
        return "high"
    return "moderate" if index >= settings.hhi_moderate else "low"
