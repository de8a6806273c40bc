"""Merged cells of an open sheet, found by halving: xlwings says of any area whether it has some."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import xlwings

Corners: TypeAlias = tuple[tuple[int, int], tuple[int, int]]

_MOST_QUESTIONS = 20_000
"""Each one costs a millisecond; a sheet that needs more is no table."""


def merged_ranges(area: xlwings.Range) -> tuple[Corners, ...]:
    """Return the merged ranges of an area as first and last row and column, from 0."""
    found: list[Corners] = []
    waiting = [area]
    asked = 0
    while waiting and asked < _MOST_QUESTIONS:
        part = waiting.pop()
        if _inside(part, found):
            continue
        asked += 1
        # Excel says None, or a value of its own, when only some cells are merged.
        if part.merge_cells is False:
            continue
        if part.count == 1:
            found.append(_corners(part.merge_area))
        else:
            waiting += reversed(_halves(part))
    return tuple(sorted(found))


def _halves(part: xlwings.Range) -> tuple[xlwings.Range, xlwings.Range]:
    rows, columns = part.shape
    if rows > 1:
        return part[: rows // 2, :], part[rows // 2 :, :]
    return part[:, : columns // 2], part[:, columns // 2 :]


def _corners(area: xlwings.Range) -> Corners:
    rows, columns = area.shape
    top, left = area.row - 1, area.column - 1
    return (top, left), (top + rows - 1, left + columns - 1)


def _inside(part: xlwings.Range, found: list[Corners]) -> bool:
    """Say whether a part lies in a merged range found before; the latest ones are the nearest."""
    (top, left), (bottom, right) = _corners(part)
    return any(
        first[0] <= top and first[1] <= left and bottom <= last[0] and right <= last[1]
        for first, last in reversed(found[-50:])
    )
