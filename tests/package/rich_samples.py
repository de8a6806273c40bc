"""The sample workbooks of the project, enriched: more sheets, and marks on the account list."""

from pathlib import Path

import rich_dialects as dialects
import rich_drawings as drawings
import rich_marks as marks
import rich_notes as notes
import rich_outside as outside
import rich_pivots as pivots
from rich_package import Parts

WORKBOOKS = Path(__file__).parents[2] / "workbooks"


def industrial() -> bytes:
    """Return the pump maker's workbook, whose account list is a table, with a slicer on it."""
    parts = Parts.opened(WORKBOOKS / "industrial_key_accounts.xlsx")
    enrich(parts, "Accounts")
    pivots.add_table_slicer(parts, parts.sheet("Accounts"), 1, (6, "Account Manager"))
    return parts.to_bytes()


def telecom() -> bytes:
    """Return the carrier's workbook: sixty accounts, twelve quarters."""
    parts = Parts.opened(WORKBOOKS / "telecom_key_accounts.xlsx")
    enrich(parts, "客户清单")
    return parts.to_bytes()


def split_accounts() -> bytes:
    """Return the account workbook of the book that is split over three files."""
    parts = Parts.opened(WORKBOOKS / "split_book" / "accounts.xlsx")
    enrich(parts, "客户档案")
    return parts.to_bytes()


def enrich(parts: Parts, accounts: str) -> None:
    """Add all that needs no particular cells."""
    stock = pivots.add_stock(parts)
    pivot = pivots.add_pivot(parts)
    pivots.add_pivot_slicer(parts, pivot)
    pivots.add_timeline(parts, pivot)
    marks.add_look_ups(parts)
    marks.add_x14_marks(parts, parts.sheet(accounts), f"{accounts}!E2:G2")
    drawings.add_shapes(parts, parts.sheet(accounts))
    drawings.add_picture(parts, stock)
    drawings.add_chart(parts, pivot, "'Stock pivot'!$A$4:$A$6", "'Stock pivot'!$B$4:$B$6")
    notes.add_thread(parts, stock, "B2")
    notes.add_controls(parts, stock)
    outside.add_external_link(parts)
    outside.add_custom_xml(parts)
    outside.add_connections(parts)
    outside.add_properties(parts)
    dialects.with_dynamic_arrays(parts)
