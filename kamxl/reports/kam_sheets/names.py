"""Names of the KAM sheets, the same in every language."""

from collections.abc import Sequence

SCORECARD = "KAM Scorecard"
WHY = "KAM Why"
MEASURES = "KAM Measures"
SETTINGS = "KAM Settings"
DATA_QUALITY = "KAM Data quality"
MAP = "KAM Map"
HISTORY = "KAM History"
ALERTS = "KAM Alerts"
WEEK = "KAM Week"

ID_LIMIT = 255
"""MATCH compares texts up to this length."""


def mark(sheet: str) -> str:
    """Return the defined name by which a KAM sheet is found again, renamed or moved: KAM_sheet_settings."""
    return "KAM_sheet_" + sheet.removeprefix("KAM ").lower().replace(" ", "_")


def can_be_matched(ids: Sequence[str]) -> bool:
    """Say whether MATCH finds each id and no other.

    MATCH takes no notice of case, reads `*`, `?` and `~` as wildcards, and fails on very long texts.
    """
    return len({one.casefold() for one in ids}) == len(ids) and not any(
        len(one) > ID_LIMIT or set(one) & set("*?~") for one in ids
    )
