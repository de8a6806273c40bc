"""What is wrong with one package, taken for itself: what Excel would refuse or repair."""

from collections import Counter
from collections.abc import Iterable, Iterator

from element_orders import MAIN, ORDERS, REPEATED
from untouched_contents import OFFICE, XML_ENDINGS, Contents, Tree, all_of, child_of, children_of, local
from untouched_rows import row_faults
from untouched_styles import style_faults
from untouched_tables import table_faults

LONGEST_NAME = 31


def faults(contents: Contents) -> Iterator[str]:
    """Name every fault of a package, one sentence each."""
    yield from (f"{name} is there twice" for name in twice(one.casefold() for one in contents.names))
    yield from _type_faults(contents)
    yield from _kind_faults(contents)
    yield from _arrow_faults(contents)
    broken = [part for part in contents.parts if part.endswith(XML_ENDINGS) and not contents.parses(part)]
    yield from (f"{part} is no XML" for part in broken)
    yield from _id_faults(contents)
    yield from _workbook_faults(contents)
    yield from table_faults(contents)
    yield from style_faults(contents)
    for part in contents.worksheets():
        yield from row_faults(contents, part)
    ordered = [contents.workbook, contents.styles, *contents.worksheets()]
    ordered += [part for sheet in contents.worksheets() for part in contents.targets(sheet, "table")]
    for part in ordered:
        if part in contents.parts and part not in broken:
            yield from order_faults(part, contents.tree(part))


def twice(values: Iterable[str]) -> list[str]:
    """Return what stands more than once."""
    return [value for value, count in Counter(values).items() if count > 1]


def _type_faults(contents: Contents) -> Iterator[str]:
    defaults: set[str] = set()
    overrides: list[str] = []
    for one in contents.tree(contents.types_name):
        if local(one) == "Default":
            defaults.add(one.get("Extension", "").casefold())
        else:
            overrides.append(one.get("PartName", "").replace("\\", "/").casefold())
    yield from (f"{name} has two content types" for name in twice(overrides))
    names = {f"/{name}".casefold() for name in contents.parts}
    yield from (f"content type of {name}, which is not there" for name in overrides if name not in names)
    for name in contents.parts:
        covered = name.rpartition(".")[2].casefold() in defaults or f"/{name}".casefold() in overrides
        if not covered and name != contents.types_name:
            yield f"{name} has no content type"


KINDS = {
    "worksheet": "worksheet+xml",
    "styles": "styles+xml",
    "sharedStrings": "sharedStrings+xml",
    "table": "table+xml",
    "drawing": "drawing+xml",
    "chart": "chart+xml",
    "comments": "comments+xml",
    "vmlDrawing": "vmlDrawing",
    "officeDocument": "main+xml",
    "customXml": "application/xml",
    "customXmlProps": "customXmlProperties+xml",
}
"""Which content type a part must have to which an arrow of a kind leads: how the type ends."""


def _kind_faults(contents: Contents) -> Iterator[str]:
    for source in ["", *contents.parts]:
        for arrow in contents.relationships(source):
            if arrow.target in contents.parts and not arrow.outside:
                given = contents.type_of(arrow.target)
                if not given.endswith(KINDS.get(arrow.kind, "")):
                    yield f"{arrow.target} is a {arrow.kind} of type {given}"


def _arrow_faults(contents: Contents) -> Iterator[str]:
    known = {name.casefold() for name in contents.parts}
    for name in contents.parts:
        if not name.endswith(".rels"):
            continue
        source = name.replace("_rels/", "", 1) if name.startswith("_rels/") else name.replace("/_rels/", "/")
        source = source.removesuffix(".rels")
        if source and source not in contents.parts:
            yield f"{name} belongs to nothing"
        arrows = contents.relationships(source)
        yield from (f"{name}: id {one} twice" for one in twice(arrow.id for arrow in arrows))
        for arrow in arrows:
            if not arrow.outside and arrow.target.casefold() not in known:
                yield f"{name}: {arrow.id} leads to {arrow.target}, which is not there"


def _id_faults(contents: Contents) -> Iterator[str]:
    """Every `r:id`, `r:embed` and the like must be one of the part's relationships."""
    for part in contents.parts:
        if not part.endswith(XML_ENDINGS) or part.endswith(".rels") or not contents.parses(part):
            continue
        known = {arrow.id for arrow in contents.relationships(part)}
        for element in contents.tree(part).iter():
            for key, value in element.attrib.items():
                if key.startswith(f"{{{OFFICE}}}") and value and value not in known:
                    yield f"{part}: {local(element)} asks for {value}, which is no relationship"


def _workbook_faults(contents: Contents) -> Iterator[str]:
    root = contents.tree(contents.workbook)
    sheets = children_of(child_of(root, "sheets"))
    names = [one.get("name", "") for one in sheets]
    yield from (f"sheet {name} is there twice" for name in twice(name.casefold() for name in names))
    yield from (
        f"sheet id {number} is there twice" for number in twice(one.get("sheetId", "") for one in sheets)
    )
    yield from (f"sheet name {name} is too long" for name in names if len(name) > LONGEST_NAME)
    yield from (f"sheet part {part} is there twice" for part in twice(part for _, part in contents.sheets))
    scoped = [
        (one.get("localSheetId", ""), one.get("name", ""))
        for one in children_of(child_of(root, "definedNames"))
    ]
    yield from (
        f"name {name} is there twice"
        for name in twice(f"{where}!{name}".casefold() for where, name in scoped)
    )
    for where, name in scoped:
        if where and not 0 <= int(where) < len(sheets):
            yield f"name {name} belongs to sheet {where}, which is not there"
    selected = [part for part in contents.worksheets() if _is_selected(contents.tree(part))]
    if len(selected) > 1:
        yield f"{', '.join(selected)} are selected together, so that one edit would change all of them"
    for view in all_of(root, "workbookView"):
        if not 0 <= int(view.get("activeTab", "0")) < len(sheets):
            yield "the active sheet is not there"


def _is_selected(sheet: Tree) -> bool:
    views = children_of(child_of(sheet, "sheetViews"))
    return any(view.get("tabSelected") in {"1", "true"} for view in views)


def order_faults(part: str, root: Tree) -> Iterator[str]:
    """Children must stand in the order of the schema, and single ones once; foreign ones stand anywhere."""
    for parent in root.iter():
        order = ORDERS.get(local(parent), ())
        names = [local(child) for child in parent if _is_main(child)]
        if not order or not _is_main(parent):
            continue
        yield from (f"{part}: {local(parent)} must not hold {name}" for name in names if name not in order)
        places = [order.index(name) for name in names if name in order]
        if places != sorted(places):
            yield f"{part}: the children of {local(parent)} are out of order: {', '.join(names)}"
        single = [name for name in names if name not in REPEATED]
        yield from (f"{part}: {local(parent)} holds {name} twice" for name in twice(single))
    yield from _count_faults(part, root)


def _is_main(element: Tree) -> bool:
    return str(element.tag).startswith(f"{{{MAIN}}}")


COUNTED = {
    "fonts", "fills", "borders", "numFmts", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs", "tableParts",
    "tableColumns", "mergeCells", "dataValidations",
}  # fmt: skip


def _count_faults(part: str, root: Tree) -> Iterator[str]:
    for element in root.iter():
        count = element.get("count")
        if local(element) in COUNTED and _is_main(element) and count not in {None, str(len(element))}:
            yield f"{part}: {local(element)} counts {count}, holds {len(element)}"
    for extensions in root:
        if local(extensions) == "extLst":
            uris = [one.get("uri", "").casefold() for one in extensions]
            yield from (f"{part}: extension {uri} is there twice" for uri in twice(uris))
