"""A package as a test sees it: parts, relationships, trees."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from defusedxml.ElementTree import ParseError, fromstring, tostring

Tree = Any
"""An element of xml.etree, which defusedxml gives but does not name."""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_ENDINGS = (".xml", ".rels", ".vml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """An arrow of a part; the target is the name of a part, or an address outside."""

    id: str
    kind: str
    target: str
    outside: bool


@dataclass(kw_only=True)
class Contents:
    """All parts of a package; names have slashes, whatever the file wrote."""

    parts: dict[str, bytes]
    names: list[str]
    """Every name as often as the file has it."""
    trees: dict[str, Tree] = field(default_factory=dict)

    @classmethod
    def read(cls, package: bytes) -> "Contents":
        """Unpack a package."""
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            # Folders, which some programs enter into the zip, are no parts (ECMA-376 part 2, 10.2).
            entries = [one for one in archive.infolist() if not one.is_dir()]
            names = [one.filename.replace("\\", "/") for one in entries]
            contents = [archive.read(one) for one in entries]
        return cls(parts=dict(zip(names, contents, strict=True)), names=names)

    types_name = "[Content_Types].xml"

    def tree(self, part: str) -> Tree:
        """Return the root element of an XML part."""
        if part not in self.trees:
            self.trees[part] = fromstring(self.parts[part])
        return self.trees[part]

    def type_of(self, part: str) -> str:
        """Return the content type of a part; "" when it has none."""
        default = ""
        for one in self.tree(self.types_name):
            if one.get("PartName", "").replace("\\", "/").casefold() == f"/{part}".casefold():
                return str(one.get("ContentType"))
            if one.get("Extension", "").casefold() == part.rpartition(".")[2].casefold():
                default = one.get("ContentType", "")
        return default

    def parses(self, part: str) -> bool:
        """Whether a part is well-formed XML."""
        try:
            self.tree(part)
        except ParseError:
            return False
        return True

    @staticmethod
    def rels_name(part: str) -> str:
        """Return the part that holds the relationships of a part."""
        folder, base = posixpath.split(part)
        return posixpath.join(folder, "_rels", f"{base}.rels")

    def relationships(self, part: str) -> list[Relationship]:
        """Return the arrows of a part; "" is the package."""
        name = self.rels_name(part)
        if name not in self.parts or not self.parses(name):
            return []
        return [
            Relationship(
                id=one.get("Id", ""),
                kind=one.get("Type", "").rpartition("/")[2],
                target=one.get("Target", "") if one.get("TargetMode") == "External" else _inside(part, one),
                outside=one.get("TargetMode") == "External",
            )
            for one in self.tree(name)
        ]

    def targets(self, part: str, kind: str) -> list[str]:
        """Return the parts to which arrows of one kind lead."""
        return [one.target for one in self.relationships(part) if one.kind == kind and not one.outside]

    @cached_property
    def workbook(self) -> str:
        """The main part."""
        return self.targets("", "officeDocument")[0]

    @cached_property
    def styles(self) -> str:
        """The part of the styles; "" when there is none."""
        return next((part for part in self.targets(self.workbook, "styles") if part in self.parts), "")

    @cached_property
    def sheets(self) -> list[tuple[str, str]]:
        """Names and parts of all sheets, in order; a part that is not there is ""."""
        arrows = {one.id: one.target for one in self.relationships(self.workbook)}
        return [
            (one.get("name", ""), arrows.get(one.get(f"{{{OFFICE}}}id", ""), ""))
            for one in children_of(child_of(self.tree(self.workbook), "sheets"))
        ]

    def sheet_part(self, name: str) -> str:
        """Return the part of a sheet."""
        return dict(self.sheets)[name]

    def worksheets(self) -> list[str]:
        """Return the parts of all sheets that have cells."""
        parts = [part for _, part in self.sheets if part in self.parts and self.parses(part)]
        return [part for part in parts if local(self.tree(part)) == "worksheet"]


def _inside(part: str, one: Tree) -> str:
    target = one.get("Target", "").replace("\\", "/").partition("#")[0]
    if target.startswith("/"):
        return str(target[1:])
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def local(element: Tree) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children_of(element: Tree | None) -> list[Tree]:
    """Return the children of an element; none of nothing."""
    return [] if element is None else list(element)


def child_of(element: Tree, name: str) -> Tree | None:
    """Return the first child with a local name."""
    return next((child for child in element if local(child) == name), None)


def all_of(element: Tree, name: str) -> Iterator[Tree]:
    """Return all elements below with a local name."""
    return (one for one in element.iter() if local(one) == name)


def canonical(element: Tree) -> bytes:
    """Return an element as bytes that do not depend on the order of its attributes."""
    ordered = fromstring(tostring(element))
    for one in ordered.iter():
        one.attrib = dict(sorted(one.attrib.items()))
        one.tail = None
    return bytes(tostring(ordered))


def same(one: Tree, other: Tree) -> bool:
    """Whether two elements say the same, all the way down."""
    return (
        one.tag == other.tag
        and one.attrib == other.attrib
        and (one.text or "") == (other.text or "")
        and len(one) == len(other)
        and all(map(same, one, other))
    )
