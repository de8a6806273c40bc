"""What a printed sheet is made of: tiles, boxes, pictures, and where a table stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from xlsxwriter.chart import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A big number with what it is above and a remark below."""

    label: str
    value: float | int | str | None
    note: str = ""
    style: str = "tile_value"
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A titled list, to stand beside others."""

    title: str
    items: Sequence[str]
    empty: str
    style: str = "box_title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a table stands, for the charts that draw it. Rows and columns are zero-based."""

    sheet: str
    first_row: int
    last_row: int
    columns: tuple[int, ...]

    def first_rows(self, count: int) -> "Placed":
        """Return the first so many rows alone."""
        return replace(self, last_row=self.first_row + count - 1)

    def cells(self, column: int, start: int = 0, count: int | None = None) -> list[Any]:
        """Return the cells of a column, in the form xlsxwriter wants; part of the rows if asked."""
        first = self.first_row + start
        last = self.last_row if count is None else first + count - 1
        return [self.sheet, first, self.columns[column], last, self.columns[column]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart of a table elsewhere, to stand beside others; `title` is what it says to who cannot see it."""

    chart: Chart
    title: str
