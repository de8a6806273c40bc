"""A table as data: header, rows, styles. Drawn later by the sheet."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from kamxl.reports.labels import UNKNOWN
from kamxl.reports.measure import CELL_PADDING, longest_word, text_width
from kamxl.reports.numbers import shown
from kamxl.reports.theme import is_bold, number_format_of, size_of, wraps

LONGEST_TEXT = 700
_WIDEST_TEXT = 460.0
_ROOMY = 0.4
# Shorter headings stay on one line.
_ONE_LINE_HEADER = 72.0
_MOST_FOR_NUMBERS = 0.75
_BETWEEN_NUMBERS = 8.0
_RIGHT_ALIGNED = frozenset({"money", "share", "change", "points", "integer"})
_LEFT_ALIGNED = frozenset({"text", "wrapped", "strong", "label", "fill_in", "small"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A cell that people may write into, and whose words are kept when the book is made anew.

    `key` tells it from the others of the book; `said` is what kamxl itself would write there.
    """

    key: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell that differs from its column: another style, or another number format."""

    value: "float | int | str | date | None"
    style: str
    number: str | None = None
    kept: Kept | None = None


# None is shown as a dash: unknown. An empty string leaves the cell empty, as charts need it.
Cell: TypeAlias = float | int | str | date | Shown | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, the style of its cells, and a number format when not the style's own.

    `least` is the width in pixels to keep at any rate, for cells to be filled in by hand.
    """

    title: str
    style: str = "wrapped"
    number: str | None = None
    least: float = 0.0

    @property
    def flexible(self) -> bool:
        """Whether its text may wrap, so that it can give up width."""
        return wraps(self.style)

    @property
    def header_style(self) -> str:
        """The style of its heading, aligned as its cells are."""
        if self.style in _RIGHT_ALIGNED:
            return "header_right"
        return "header" if self.style in _LEFT_ALIGNED else "header_center"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns and rows. `total` makes the last row stand out; `empty` is said when there are no rows."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    empty: str = ""
    total: bool = False
    least_height: float = 0.0

    def needs(self, width: float) -> list[float]:
        """Return the pixels each column needs to show its contents without cutting any.

        Headings stay on one line if they are short, unless columns of numbers would then leave too
        little of `width` to the text.
        """
        comfortable = [
            self._need(place, column, _ONE_LINE_HEADER) for place, column in enumerate(self.columns)
        ]
        rigid = sum(
            need for need, column in zip(comfortable, self.columns, strict=True) if not column.flexible
        )
        if rigid <= _MOST_FOR_NUMBERS * width:
            return comfortable
        return [self._need(place, column, 0.0) for place, column in enumerate(self.columns)]

    def _need(self, place: int, column: Column, one_line: float) -> float:
        size, bold = size_of(column.style), is_bold(column.style)
        header = text_width(column.title, size, bold=True)
        if header > one_line:
            header = max(longest_word(column.title, size, bold=True), header / 3, min(header, one_line))
        widest = max((_width(row[place], column, size, bold=bold) for row in self.rows), default=0.0)
        if column.flexible:
            widest = min(widest, _WIDEST_TEXT)
        apart = _BETWEEN_NUMBERS if column.header_style == "header_right" else 0.0
        return max(header, widest, column.least) + CELL_PADDING + apart


def _width(cell: Cell, column: Column, size: float, *, bold: bool) -> float:
    value, style, number = resolved(cell, column)
    text = shown(value, number or number_format_of(style))
    return text_width(text, size, bold=bold or is_bold(style))


def resolved(cell: Cell, column: Column) -> tuple[float | int | str | date, str, str | None]:
    """Return what a cell shows, its style and its number format; unknown becomes a dash."""
    inner = cell if isinstance(cell, Shown) else Shown(cell, column.style, column.number)
    value = inner.value
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return UNKNOWN, "unknown" if inner.style in _RIGHT_ALIGNED else inner.style, None
    if isinstance(value, str):
        return value[:LONGEST_TEXT], inner.style, None
    return value, inner.style, inner.number


def fitted(needs: Sequence[float], flexible: Sequence[bool], total: float) -> list[float]:
    """Share out a width among columns so that it is used up exactly.

    What is left over goes to columns that wrap, in proportion to their needs, and what is far too much
    to all; what is missing comes from columns that wrap, the widest first. The others keep what their
    numbers need, unless nothing else is left to give.
    """
    rigid = sum(need for need, bends in zip(needs, flexible, strict=True) if not bends)
    bending = sum(needs) - rigid
    room = total - rigid
    if not bending or room < 0.15 * total:
        return [need * total / sum(needs) for need in needs]
    if room >= bending:
        spare = room - bending
        for_text = min(spare, bending * _ROOMY)
        for_all = (spare - for_text) / len(needs)
        return [
            need + for_all + (for_text * need / bending if bends else 0.0)
            for need, bends in zip(needs, flexible, strict=True)
        ]
    limit = _fair_limit([need for need, bends in zip(needs, flexible, strict=True) if bends], room)
    return [min(need, limit) if bends else need for need, bends in zip(needs, flexible, strict=True)]


def _fair_limit(needs: Sequence[float], room: float) -> float:
    """Return the width up to which everybody gets what it needs, so that short texts stay whole."""
    left, still = room, sorted(needs)
    while still and still[0] <= left / len(still):
        left -= still.pop(0)
    return left / max(len(still), 1)
