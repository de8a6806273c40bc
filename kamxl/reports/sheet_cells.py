"""How single cells of a printed sheet are shown, and how high they must be."""

from kamxl.reports.blocks import Tile
from kamxl.reports.grid import Span
from kamxl.reports.labels import UNKNOWN
from kamxl.reports.measure import height_of, lines_needed
from kamxl.reports.table import Cell, Column, Shown, resolved
from kamxl.reports.theme import is_bold, size_of, wraps


def height_needed(shown: Shown, span: Span) -> float:
    """Return how high a row must be for a cell, in points."""
    if not isinstance(shown.value, str):
        return 0.0
    size = size_of(shown.style)
    if not wraps(shown.style):
        return height_of(1, size)
    return height_of(lines_needed(shown.value, span.width, size, bold=is_bold(shown.style)), size)


def tile_value(tile: Tile) -> Shown:
    """Return the big number of a tile; unknown is a dash."""
    return Shown(UNKNOWN if tile.value is None else tile.value, tile.style, tile.number)


def shown_cell(cell: Cell, column: Column, *, is_total: bool) -> Shown:
    """Return a table's cell as it is shown."""
    value, style, number = resolved(cell, column)
    if is_total:
        style = "total_text" if isinstance(value, str) else "total"
    return Shown(value, style, number, cell.kept if isinstance(cell, Shown) else None)
