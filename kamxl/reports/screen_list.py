"""A long list for the screen: one row of headings, filters, and rows that nobody measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from kamxl.reports.sheet import ReportSheet

Value: TypeAlias = float | int | str | date | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its title, its width in pixels, and how its numbers are written; None for text."""

    title: str
    width: float
    number: str | None = None


def screen_list(sheet: ReportSheet, headings: Sequence[Heading], rows: Sequence[Sequence[Value]]) -> None:
    """Write the list. Unknown leaves the cell empty, so that filters and sums work."""
    sheet.set_columns([one.width for one in headings])
    styles = ["integer" if one.number else "text" for one in headings]
    numbers = [one.number for one in headings]
    sheet.raw_row([one.title for one in headings], ["header"] * len(headings), [None] * len(headings), 34)
    for row in rows:
        sheet.raw_row(row, styles, numbers)
    sheet.filter_rows(len(rows))
