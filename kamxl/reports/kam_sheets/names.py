"""Names and fixed places of the KAM sheets, the same in every language."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name

SCORECARD = "KAM Scorecard"
WHY = "KAM Why"
MEASURES = "KAM Measures"
SETTINGS = "KAM Settings"
DATA_QUALITY = "KAM Data quality"
MAP = "KAM Map"
HISTORY = "KAM History"

ID_LIMIT = 255
"""MATCH compares texts up to this length."""


def mark(sheet: str) -> str:
    """Return the defined name by which a KAM sheet is found again, renamed or moved: KAM_sheet_settings."""
    return "KAM_sheet_" + sheet.removeprefix("KAM ").lower().replace(" ", "_")


def cell(sheet: str, row: int, column: int) -> str:
    """Write a cell (row and column from 0) as a defined name wants it."""
    return f"='{sheet}'!${xl_col_to_name(column)}${row + 1}"


def area(sheet: str, first: tuple[int, int], last: tuple[int, int]) -> str:
    """Write an area (corners as row and column from 0) as a defined name wants it."""
    start = f"${xl_col_to_name(first[1])}${first[0] + 1}"
    return f"='{sheet}'!{start}:${xl_col_to_name(last[1])}${last[0] + 1}"


def can_be_matched(ids: Sequence[str]) -> bool:
    """Say whether MATCH finds each id and no other.

    MATCH takes no notice of case, reads `*`, `?` and `~` as wildcards, and fails on very long texts.
    """
    return len({one.casefold() for one in ids}) == len(ids) and not any(
        len(one) > ID_LIMIT or set(one) & set("*?~") for one in ids
    )
