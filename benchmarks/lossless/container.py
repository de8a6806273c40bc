"""Read a workbook's package without kamxl: its parts, their content types, their relationships."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

CONTENT_TYPES = "[content_types].xml"
PACKAGE_RELATIONS = "_rels/.rels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One relationship: from a part ('' is the package itself) to another; `target` is '' when outside."""

    source: str
    id: str
    kind: str
    target: str


@dataclass(frozen=True, kw_only=True)
class Container:
    """The parts of a package by name as written in the zip file."""

    parts: dict[str, bytes]
    twice: tuple[str, ...] = ()

    @cached_property
    def spelled(self) -> dict[str, str]:
        """Return the names as written, by the name that counts: no case, slashes that lean forwards."""
        return {plain(name): name for name in self.parts}

    def part(self, name: str) -> bytes | None:
        """Return a part by its name, however that is spelled, or None."""
        spelled = self.spelled.get(plain(name))
        return None if spelled is None else self.parts[spelled]

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Return all relationships of all parts."""
        return tuple(
            one
            for name, data in self.parts.items()
            if plain(name).endswith(".rels")
            for one in _relations(plain(name), data)
        )

    def target(self, source: str, kind: str) -> str | None:
        """Return the first part that `source` has a relationship of this kind with (the kind's last word)."""
        found = (one.target for one in self.relations if one.source == source and one.kind == kind)
        return next(found, None)

    @property
    def workbook(self) -> str:
        """Return the name of the workbook part."""
        return self.target("", "officeDocument") or "xl/workbook.xml"

    @cached_property
    def content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return content types by file ending, and by part."""
        root = tree(self.part(CONTENT_TYPES) or b"<Types/>")
        defaults = {
            one.get("Extension", "").lower(): one.get("ContentType", "") for one in named(root, "Default")
        }
        overrides = {
            plain(one.get("PartName", "")): one.get("ContentType", "") for one in named(root, "Override")
        }
        return defaults, overrides

    def content_type(self, name: str) -> str | None:
        """Return what a part is said to be, or None."""
        defaults, overrides = self.content_types
        return overrides.get(plain(name)) or defaults.get(plain(name).rpartition(".")[2])


def container(data: bytes) -> Container:
    """Read a package from bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = [one for one in archive.infolist() if not one.is_dir()]
        names = [plain(one.filename) for one in files]
        return Container(
            parts={one.filename: archive.read(one) for one in files},
            twice=tuple(name for name in set(names) if names.count(name) > 1),
        )


def plain(name: str) -> str:
    """Return a part's name as packages compare it."""
    return name.replace("\\", "/").lstrip("/").lower()


def tree(data: bytes) -> Element:
    """Parse a part; entities are refused."""
    root: Element = fromstring(data)
    return root


def named(root: Element, name: str) -> Iterator[Element]:
    """Find elements by their name, whatever their namespace."""
    return (one for one in root.iter() if local(one.tag) == name)


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition("}")[2]


def _relations(rels: str, data: bytes) -> Iterator[Relation]:
    folder, _, name = rels.rpartition("_rels/")
    source = (folder + name).removesuffix(".rels")
    for one in named(tree(data), "Relationship"):
        outside = one.get("TargetMode") == "External"
        yield Relation(
            source=source,
            id=one.get("Id", ""),
            kind=one.get("Type", "").rpartition("/")[2],
            target="" if outside else _resolved(folder, one.get("Target", "")),
        )


def _resolved(folder: str, target: str) -> str:
    target = unquote(target.replace("\\", "/")).partition("#")[0]
    return plain(posixpath.normpath(target if target.startswith("/") else folder + target))
