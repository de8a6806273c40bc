"""Styles: indexes that lead somewhere, and the team's own entries first, unchanged."""

from collections.abc import Iterator

from untouched_contents import Contents, Tree, all_of, child_of, children_of, local, same

BUILT_IN = 164
"""Number formats from here on are a workbook's own."""
GROWING = {"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs"}
LISTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
MOST_XFS = 64000


def style_faults(contents: Contents) -> Iterator[str]:
    """Name every index into the styles that leads nowhere."""
    root = contents.tree(contents.styles) if contents.styles else None
    sizes = {} if root is None else {local(child): len(child) for child in root}
    if root is not None:
        yield from _format_faults(root, sizes)
    for part in contents.worksheets():
        yield from _use_faults(part, contents.tree(part), sizes)
        for table in contents.targets(part, "table"):
            if table in contents.parts and contents.parses(table):
                yield from _dxf_faults(table, contents.tree(table), sizes)


def _format_faults(root: Tree, sizes: dict[str, int]) -> Iterator[str]:
    formats = [one.get("numFmtId") for one in _members(child_of(root, "numFmts"))]
    if len(set(formats)) != len(formats):
        yield "styles: a number format has its number twice"
    if sizes.get("cellXfs", 0) > MOST_XFS:
        yield "styles: more cell formats than Excel takes"
    known = {int(one.get("numFmtId", "0")) for one in all_of(root, "numFmt")}
    for name in ("cellXfs", "cellStyleXfs"):
        for place, xf in enumerate(children_of(child_of(root, name))):
            yield from (f"styles: {name} {place} asks for {what}" for what in _xf_faults(xf, sizes, known))


def _members(parent: Tree | None) -> Iterator[Tree]:
    """Yield the members of a list; what newer programs read is left out where older ones have a fallback."""
    for child in children_of(parent):
        if local(child) == "AlternateContent":
            yield from _members(list(child)[-1])
        else:
            yield child


def _xf_faults(xf: Tree, sizes: dict[str, int], known: set[int]) -> Iterator[str]:
    for key, listed in LISTS.items():
        # A workbook without named styles still has the one that Excel always has.
        if int(xf.get(key, "0")) >= max(sizes.get(listed, 0), listed == "cellStyleXfs"):
            yield f"{key} {xf.get(key)}"
    number = int(xf.get("numFmtId", "0"))
    if number >= BUILT_IN and number not in known:
        yield f"number format {number}"


def _use_faults(part: str, sheet: Tree, sizes: dict[str, int]) -> Iterator[str]:
    known = max(1, sizes.get("cellXfs", 0))
    for name, key in (("c", "s"), ("row", "s"), ("col", "style")):
        used = {int(one.get(key, "0")) for one in all_of(sheet, name)}
        yield from (f"{part}: {name} asks for style {style}" for style in sorted(used) if style >= known)
    yield from _dxf_faults(part, sheet, sizes)


def _dxf_faults(part: str, root: Tree, sizes: dict[str, int]) -> Iterator[str]:
    for element in root.iter():
        for key, value in element.attrib.items():
            if key.casefold().endswith("dxfid") and int(value) >= sizes.get("dxfs", 0):
                yield f"{part}: {local(element)} asks for {key} {value}"


def style_losses(before: Tree, after: Tree) -> Iterator[str]:
    """Name what is no longer as it was: each list keeps its entries in front, all else is the same."""
    if before.attrib != after.attrib:
        yield "styles: the root was changed"
    now = {local(child): child for child in after}
    for child in before:
        name = local(child)
        if name not in now:
            yield f"styles: {name} is gone"
        elif name not in GROWING:
            if not same(child, now[name]):
                yield f"styles: {name} was changed"
        else:
            if len(now[name]) < len(child) or not all(map(same, child, now[name])):
                yield f"styles: {name} does not start with the team's own"
            kept = {key: value for key, value in child.attrib.items() if key != "count"}
            if kept != {key: value for key, value in now[name].attrib.items() if key != "count"}:
                yield f"styles: the attributes of {name} were changed"
    yield from (
        f"styles: {name} is new" for name in now if name not in GROWING and child_of(before, name) is None
    )
