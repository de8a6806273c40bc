"""Faults of a sheet's cells: addresses in order, styles and strings that are there, rules that count."""

import re
from collections.abc import Iterator

from element_orders import MAIN
from untouched_contents import Contents, Tree, all_of, child_of, children_of, local


def number_of(letters: str) -> int:
    """Return the number of a column, from 1."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def placed_cells(sheet: Tree) -> Iterator[tuple[int, int, Tree]]:
    """Return row, column and element of each cell; those without address stand behind the one before."""
    row = 0
    for line in children_of(child_of(sheet, "sheetData")):
        row = int(line.get("r", row + 1))
        column = 0
        for cell in line:
            written = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r", ""))
            column = number_of(written[1]) if written else column + 1
            yield (int(written[2]) if written else row), column, cell


def row_faults(contents: Contents, part: str) -> Iterator[str]:
    """Name the faults of the cells and rules of one sheet."""
    sheet = contents.tree(part)
    lines = [int(line.get("r")) for line in children_of(child_of(sheet, "sheetData")) if line.get("r")]
    if lines != sorted(set(lines)):
        yield f"{part}: rows are out of order"
    places = [(row, column) for row, column, _ in placed_cells(sheet)]
    if places != sorted(set(places)):
        yield f"{part}: cells are out of order or there twice"
    yield from _string_faults(contents, part)
    yield from _metadata_faults(contents, part)
    yield from _merge_faults(part, sheet)
    for rule in sheet.iter(f"{{{MAIN}}}cfRule"):
        if int(rule.get("priority", "0")) < 1:
            yield f"{part}: a conditional format has no priority"
    for cell in all_of(sheet, "c"):
        if cell.get("t") == "inlineStr" and child_of(cell, "is") is None:
            yield f"{part}: {cell.get('r')} has no text"


def _string_faults(contents: Contents, part: str) -> Iterator[str]:
    table = next(
        (one for one in contents.targets(contents.workbook, "sharedStrings") if one in contents.parts), ""
    )
    known = sum(local(one) == "si" for one in contents.tree(table)) if table else 0
    for row, column, cell in placed_cells(contents.tree(part)):
        value = child_of(cell, "v")
        if cell.get("t") == "s" and value is not None and int(value.text) >= known:
            yield f"{part}: row {row}, column {column} asks for a string that is not there"


def _metadata_faults(contents: Contents, part: str) -> Iterator[str]:
    table = next(
        (one for one in contents.targets(contents.workbook, "sheetMetadata") if one in contents.parts), ""
    )
    known = sum(len(one) for one in contents.tree(table) if local(one) == "cellMetadata") if table else 0
    for cell in all_of(contents.tree(part), "c"):
        if int(cell.get("cm", "0")) > known:
            yield f"{part}: {cell.get('r')} asks for metadata that are not there"


def _merge_faults(part: str, sheet: Tree) -> Iterator[str]:
    taken: set[tuple[int, int]] = set()
    for merge in all_of(sheet, "mergeCell"):
        cells = set(area(merge.get("ref", "A1")))
        if cells & taken:
            yield f"{part}: {merge.get('ref')} overlaps another merged area"
        taken |= cells


def corners(reference: str) -> tuple[int, int, int, int]:
    """Return first row, first column, last row, last column of a reference."""
    ends = re.findall(r"([A-Z]+)(\d+)", reference.replace("$", ""))
    (first, top), (last, bottom) = ends[0], ends[-1]
    return int(top), number_of(first), int(bottom), number_of(last)


def area(reference: str) -> Iterator[tuple[int, int]]:
    """Return the places (row, column) of a reference."""
    top, left, bottom, right = corners(reference)
    return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
