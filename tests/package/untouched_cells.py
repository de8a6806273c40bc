"""Losses within a sheet or table that got columns: everything else in it must be as it was."""

from collections.abc import Iterator
from itertools import zip_longest

from untouched_contents import Tree, child_of, children_of, local, same
from untouched_rows import corners, placed_cells

COMPARED_APART = {"dimension", "cols", "sheetData", "conditionalFormatting"}
ROOM = 16384


def worksheet_losses(part: str, before: Tree, after: Tree) -> Iterator[str]:
    """Name what a sheet lost that got columns: only new cells, widths and formats may come."""
    if before.attrib != after.attrib:
        yield f"{part}: the root was changed"
    kept = [child for child in before if local(child) not in COMPARED_APART]
    now = [child for child in after if local(child) not in COMPARED_APART]
    for one, other in zip_longest(kept, now):
        if one is None or other is None or not same(one, other):
            yield f"{part}: {local(other if one is None else one)} was changed, is gone or is new"
            break
    formats = [child for child in after if local(child) == "conditionalFormatting"]
    for child in before:
        if local(child) == "conditionalFormatting" and not any(same(child, one) for one in formats):
            yield f"{part}: the conditional format of {child.get('sqref')} was changed"
    added = yield from _cell_losses(part, before, after)
    yield from _row_losses(part, before, after)
    yield from _width_losses(part, before, after, added)


def _cell_losses(part: str, before: Tree, after: Tree) -> Iterator[str]:
    """Name changed cells, and return the columns of the new ones."""
    now = {(row, column): cell for row, column, cell in placed_cells(after)}
    old = {(row, column): cell for row, column, cell in placed_cells(before)}
    added = {place[1] for place in now if place not in old}
    for place, cell in old.items():
        if place not in now:
            yield f"{part}: the cell in row {place[0]}, column {place[1]} is gone"
        elif not same(cell, now[place]):
            if len(cell):
                yield f"{part}: the cell in row {place[0]}, column {place[1]} was changed"
            else:
                added.add(place[1])
    return added


def _row_losses(part: str, before: Tree, after: Tree) -> Iterator[str]:
    lines = {key: _attributes(line) for key, line in _lines(after)}
    for key, line in _lines(before):
        if lines.get(key) != _attributes(line):
            yield f"{part}: row {key} was changed or is gone"


def _lines(sheet: Tree) -> Iterator[tuple[int, Tree]]:
    number = 0
    for line in children_of(child_of(sheet, "sheetData")):
        number = int(line.get("r", number + 1))
        yield number, line


def _attributes(line: Tree) -> dict[str, str]:
    return {key: value for key, value in line.attrib.items() if key != "spans"}


def _width_losses(part: str, before: Tree, after: Tree, added: set[int]) -> Iterator[str]:
    old, now = _widths(before), _widths(after)
    for column in range(1, ROOM + 1):
        if column not in added and old.get(column) != now.get(column):
            yield f"{part}: column {column} looks different"
            return


def _widths(sheet: Tree) -> dict[int, dict[str, str]]:
    return {
        number: {key: value for key, value in column.attrib.items() if key not in {"min", "max"}}
        for column in children_of(child_of(sheet, "cols"))
        for number in range(int(column.get("min", "1")), int(column.get("max", "1")) + 1)
    }


def table_losses(part: str, before: Tree, after: Tree) -> Iterator[str]:
    """Name what a table lost that got columns: it may only grow to the right."""
    keys = (before.attrib.keys() | after.attrib.keys()) - {"ref"}
    changed = {key for key in keys if before.get(key) != after.get(key)}
    if changed:
        yield f"{part}: {', '.join(sorted(changed))} was changed"
    if corners(before.get("ref", "A1"))[:3] != corners(after.get("ref", "A1"))[:3]:
        yield f"{part}: the table does not cover the rows it covered"
    if [local(child) for child in before] != [local(child) for child in after]:
        yield f"{part}: something is gone or new"
        return
    for one, other in zip(before, after, strict=True):
        if not _as_it_was(one, other):
            yield f"{part}: {local(one)} was changed"


def _as_it_was(before: Tree, after: Tree) -> bool:
    """Whether a child of a table is the same, but for columns added on the right."""
    if local(before) == "tableColumns":
        return len(after) >= len(before) and all(map(same, before, after))
    if local(before) == "autoFilter":
        same_rows = corners(before.get("ref"))[:3] == corners(after.get("ref"))[:3]
        return same_rows and len(before) == len(after) and all(map(same, before, after))
    return same(before, after)
