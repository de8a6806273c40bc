"""Every number a team may change: declared once, with default, range, unit, help and source."""

from kamxl.settings.limits import LIMITS, LimitSettings, limits_from
from kamxl.settings.load import Settings
from kamxl.settings.reading import ReadingSettings, reading_from
from kamxl.settings.setting import Setting

__all__ = [
    "LIMITS",
    "LimitSettings",
    "ReadingSettings",
    "Setting",
    "Settings",
    "limits_from",
    "reading_from",
]
