"""Faults of tables: ids, names, columns, and header cells that say what the table says."""

import re
from collections import Counter
from collections.abc import Iterator

from untouched_contents import Contents, Tree, all_of, child_of, children_of, local
from untouched_rows import area, corners, placed_cells

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def table_faults(contents: Contents) -> Iterator[str]:
    """Name the faults of all tables of a workbook."""
    owners = [(sheet, part) for sheet in contents.worksheets() for part in contents.targets(sheet, "table")]
    owners = [(sheet, part) for sheet, part in owners if part in contents.parts and contents.parses(part)]
    tables = [contents.tree(part) for _, part in owners]
    for key in ("id", "name", "displayName"):
        counted = Counter(table.get(key, "").casefold() for table in tables)
        yield from (f"table {key} {value} is there twice" for value, count in counted.items() if count > 1)
    names = {
        one.get("name", "").casefold()
        for one in children_of(child_of(contents.tree(contents.workbook), "definedNames"))
        if one.get("localSheetId") is None
    }
    for table in tables:
        if table.get("displayName", "").casefold() in names:
            yield f"table {table.get('displayName')} has the name of a defined name"
    counted = Counter(part for _, part in owners)
    yield from (f"{part} belongs to two sheets" for part, count in counted.items() if count > 1)
    for sheet, part in owners:
        yield from _column_faults(contents, sheet, part)
    for sheet in contents.worksheets():
        yield from _overlaps(contents, sheet)


def _column_faults(contents: Contents, sheet: str, part: str) -> Iterator[str]:
    table = contents.tree(part)
    columns = children_of(child_of(table, "tableColumns"))
    top, left, _, right = corners(table.get("ref", "A1"))
    if len(columns) != right - left + 1:
        yield f"{part}: {len(columns)} columns over {right - left + 1}"
    for key in ("id", "name"):
        if len({one.get(key, "").casefold() for one in columns}) != len(columns):
            yield f"{part}: two columns with one {key}"
    if table.get("headerRowCount") == "0":
        return
    texts = {
        column: text_of(contents, cell)
        for row, column, cell in placed_cells(contents.tree(sheet))
        if row == top
    }
    for column, one in enumerate(columns, start=left):
        name = ESCAPED.sub(lambda found: chr(int(found[1], 16)), one.get("name", ""))
        if texts.get(column) != name:
            yield f"{part}: column {name!r} stands over a cell that says {texts.get(column)!r}"


def text_of(contents: Contents, cell: Tree) -> str | None:
    """Return the text of a cell."""
    value = child_of(cell, "v")
    if cell.get("t") == "inlineStr":
        return "".join(one.text or "" for one in all_of(cell, "t"))
    if value is None:
        return None
    if cell.get("t") != "s":
        return str(value.text)
    strings = contents.tree(contents.targets(contents.workbook, "sharedStrings")[0])
    entries = [one for one in strings if local(one) == "si"]
    return "".join(one.text or "" for one in all_of(entries[int(value.text)], "t"))


def _overlaps(contents: Contents, sheet: str) -> Iterator[str]:
    taken: set[tuple[int, int]] = set()
    for part in contents.targets(sheet, "table"):
        if part in contents.parts and contents.parses(part):
            cells = set(area(contents.tree(part).get("ref", "A1")))
            if cells & taken:
                yield f"{part} overlaps another table"
            taken |= cells
