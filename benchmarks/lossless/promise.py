"""The promise: untouched parts are byte for byte the same, and in the others nothing is gone."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from benchmarks.lossless.container import Container, local, named, plain, tree

CALCULATION = "calcChain"
# What a cell, a table or a rule names by its number: the old ones must keep their places.
NUMBERED = ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs", "cellStyles", "colors", "sheets")
# Attributes that adding something changes.
OURS_TO_CHANGE = {"count", "fullCalcOnLoad", "uniqueCount"}


def broken(before: Container, after: Container) -> Iterator[str]:
    """Say where the promise is broken, part by part."""
    touched = _touched(before)
    gone = _calculation_chains(before)
    for name, data in before.parts.items():
        now = after.parts.get(name)
        if plain(name) in gone:
            if now is not None and now != data:
                yield f"{name} was changed"
        elif now is None:
            yield f"{name} is gone"
        elif plain(name) not in touched:
            if now != data:
                yield f"{name} was changed"
        elif now != data:
            yield from _kept(name, tree(data), tree(now), gone)


def _touched(before: Container) -> set[str]:
    folder, _, name = before.workbook.rpartition("/")
    styles = before.target(before.workbook, "styles")
    rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    return {"[content_types].xml", before.workbook, rels, *([styles] if styles else [])}


def _calculation_chains(before: Container) -> set[str]:
    return {one.target for one in before.relations if one.kind == CALCULATION} | {
        plain(name)
        for name in before.parts
        if (before.content_type(name) or "").lower().endswith("calcchain+xml")
    }


def _kept(name: str, before: Element, after: Element, gone: set[str]) -> Iterator[str]:
    """Every element is still there, in its order, with its attributes and text; numbered ones in place."""
    later = after.iter()
    for one in before.iter():
        if _about(one, gone):
            continue
        wanted = _looks(one)
        if not any(_looks(other) == wanted for other in later):
            yield f"{name}: <{local(one.tag)}> {dict(one.attrib)} is gone"
            return
    for kind in NUMBERED:
        for old, new in zip(named(before, kind), named(after, kind), strict=False):
            pairs = zip(old, [*new][: len(old)], strict=False)
            if len(new) < len(old) or any(_deep(one) != _deep(other) for one, other in pairs):
                yield f"{name}: the numbers in <{kind}> have moved"


def _about(one: Element, gone: set[str]) -> bool:
    """Tell whether an entry speaks of a part that had to go."""
    if local(one.tag) == "Relationship":
        return one.get("Type", "").endswith(f"/{CALCULATION}")
    return local(one.tag) == "Override" and plain(one.get("PartName", "")) in gone


def _looks(one: Element) -> tuple[object, ...]:
    attributes = {key: value for key, value in one.attrib.items() if key not in OURS_TO_CHANGE}
    return (one.tag, tuple(sorted(attributes.items())), (one.text or "").strip())


def _deep(one: Element) -> list[tuple[object, ...]]:
    return [_looks(inner) for inner in one.iter()]
