"""What would make Excel offer to repair a workbook, as far as it can be told from the package."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, ParseError

from benchmarks.lossless.container import CONTENT_TYPES, Container, local, named, plain, tree
from benchmarks.lossless.order import out_of_order

LETTERS = re.compile(r"[A-Z]+")


def faults(package: Container, names: Iterable[str]) -> set[str]:
    """Return everything wrong with the package as a whole, and with these of its parts."""
    found = {f"two parts are named {name}" for name in package.twice}
    for check in (_untyped, _relations, _workbook, _tables):
        found.update(check(package))
    for name in names:
        found.update(f"{name}: {fault}" for fault in _part(package, name))
    return found


def _untyped(package: Container) -> Iterator[str]:
    for name in package.parts:
        if plain(name) != CONTENT_TYPES and package.content_type(name) is None:
            yield f"{name} has no content type"
    for name in package.content_types[1]:
        if package.part(name) is None:
            yield f"{name} has a content type but is not there"


def _relations(package: Container) -> Iterator[str]:
    for one in package.relations:
        if one.target and package.part(one.target) is None:
            yield f"{one.source} refers to {one.target}, which is not there"
    counts = Counter((one.source, one.id) for one in package.relations)
    yield from (
        f"{source} has two relationships {id_}" for (source, id_), number in counts.items() if number > 1
    )


def _workbook(package: Container) -> Iterator[str]:
    root = tree(package.part(package.workbook) or b"<workbook/>")
    sheets = [*named(root, "sheet")]
    ids = {one.id for one in package.relations if one.source == package.workbook}
    yield from _twice("sheets are named", (one.get("name", "").lower() for one in sheets))
    yield from _twice("sheets have the id", (one.get("sheetId", "") for one in sheets))
    for one in sheets:
        if _relation_id(one) not in ids:
            yield f"sheet {one.get('name')} has no part"
    names = [*named(root, "definedName")]
    yield from _twice(
        "defined names are", (f"{one.get('name', '').lower()} {one.get('localSheetId', '')}" for one in names)
    )
    for one in names:
        if int(one.get("localSheetId", 0)) >= len(sheets):
            yield f"the name {one.get('name')} belongs to a sheet that is not there"


def _tables(package: Container) -> Iterator[str]:
    roots = [
        tree(data)
        for name, data in package.parts.items()
        if (package.content_type(name) or "").endswith(".table+xml")
    ]
    workbook = tree(package.part(package.workbook) or b"<workbook/>")
    names = [
        one.get("name", "").lower() for one in named(workbook, "definedName") if not one.get("localSheetId")
    ]
    names += [one.get("displayName", "").lower() for one in roots]
    yield from _twice("tables or names are called", names)
    yield from _twice("tables have the id", (one.get("id", "") for one in roots))
    for one in roots:
        columns = [column.get("name", "").lower() for column in named(one, "tableColumn")]
        yield from _twice(f"columns of table {one.get('displayName')} are called", columns)


def _part(package: Container, name: str) -> Iterator[str]:
    data = package.part(name)
    if data is None or not plain(name).endswith((".xml", ".rels", ".vml")):
        return
    try:
        root = tree(data)
    except ParseError as trouble:
        yield f"no XML: {trouble}"
        return
    yield from out_of_order(root)
    if local(root.tag) == "worksheet":
        yield from _sheet(package, plain(name), root)


def _sheet(package: Container, name: str, root: Element) -> Iterator[str]:
    styles = package.target(package.workbook, "styles")
    look = tree(package.part(styles or "") or b"<styleSheet/>")
    formats = sum(len(one) for one in look if local(one.tag) == "cellXfs")
    rules = sum(len(one) for one in look if local(one.tag) == "dxfs")
    ids = {one.id for one in package.relations if one.source == name}
    for one in root.iter():
        if local(one.tag) in {"c", "row", "col"}:
            style = int(one.get("s") or one.get("style") or 0)
            if style >= max(formats, 1):
                yield f"style {style} of {formats}"
        if int(one.get("dxfId", 0)) >= max(rules, 1):
            yield f"rule style {one.get('dxfId')} of {rules}"
        if (wanted := _relation_id(one)) and wanted not in ids:
            yield f"<{local(one.tag)}> refers to {wanted}, which is not there"
    yield from _rows(root)


def _rows(root: Element) -> Iterator[str]:
    last = 0
    for row in named(root, "row"):
        number = int(row.get("r", last + 1))
        if number <= last:
            yield f"row {number} after row {last}"
        last = number
        columns = [LETTERS.match(cell.get("r", "A"))[0] for cell in row if local(cell.tag) == "c"]  # type: ignore[index]
        if columns != sorted(columns, key=lambda letters: (len(letters), letters)):
            yield f"the cells of row {number} do not stand in order"


def _relation_id(one: Element) -> str:
    return next((value for key, value in one.attrib.items() if key.endswith("/relationships}id")), "")


def _twice(what: str, names: Iterable[str]) -> Iterator[str]:
    return (f"two {what} '{name}'" for name, number in Counter(names).items() if number > 1)
