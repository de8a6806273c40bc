"""The relationships of a part: which other parts it points to, under which id."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from kamxl.package.parts.fragment import appended, attribute
from kamxl.package.parts.outline import Element, outline
from kamxl.package.parts.splice import Cut

PACKAGE_RELATIONSHIPS = "_rels/.rels"
SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

WORKSHEET, TABLE, STYLES, SHARED_STRINGS, CALC_CHAIN, CUSTOM_XML, PIVOT_TABLE = (
    _KINDS + kind
    for kind in ("worksheet", "table", "styles", "sharedStrings", "calcChain", "customXml", "pivotTable")
)
REVISIONS = _KINDS + "revisionHeaders"
_EXTERNAL = ' TargetMode="External"'
OFFICE_DOCUMENT = _KINDS + "officeDocument"
STRICT_DOCUMENT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """One arrow. `target` is the name of a part, or the address of something outside when `external`."""

    id: str
    kind: str
    target: str
    external: bool
    element: Element


def rels_name(part: str) -> str:
    """Return where the relationships of a part are kept."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships(content: bytes, part: str, source: str) -> tuple[Relationship, ...]:
    """Read relationships.

    Args:
        content: The bytes of the relationships part.
        part: Its name, for sentences.
        source: The part the arrows start from; "" for the package.

    Raises:
        RefusalError: It cannot be parsed.
    """
    root = outline(content, part)
    return tuple(
        Relationship(
            id=element.get("Id"),
            kind=element.get("Type"),
            target=element.get("Target")
            if element.get("TargetMode") == "External"
            else resolved(source, element.get("Target")),
            external=element.get("TargetMode") == "External",
            element=element,
        )
        for element in root.named("Relationship")
    )


def resolved(source: str, target: str) -> str:
    """Return the name of the part that `target`, as written in the relationships of `source`, means."""
    path = unquote(target.replace("\\", "/").partition("#")[0])
    joined = path if path.startswith("/") else posixpath.join("/", posixpath.dirname(source), path)
    return posixpath.normpath(joined).lstrip("/")


def relative(source: str, target: str) -> str:
    """Write the name of a part as the relationships of `source` do."""
    return posixpath.relpath("/" + target, "/" + posixpath.dirname(source))


def free_ids(taken: set[str], count: int) -> list[str]:
    """Return ids that nobody uses yet."""
    folded = {one.casefold() for one in taken}
    found: list[str] = []
    number = 1
    while len(found) < count:
        if f"rid{number}" not in folded:
            found.append(f"rId{number}")
        number += 1
    return found


def added(root: Element, arrows: list[tuple[str, str, str]]) -> Cut:
    """Return the cut that adds arrows (id, kind, target as written) to a relationships part."""
    return appended(
        root,
        "".join(
            f'<Relationship Id="{id_}" Type="{kind}" Target="{attribute(target)}"/>'
            for id_, kind, target in arrows
        ),
    )


def written(arrows: list[tuple[str, str, str, bool]]) -> bytes:
    """Return a whole relationships part: id, kind, target as written, external."""
    inner = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{attribute(target)}"'
        f"{_EXTERNAL if external else ''}/>"
        for id_, kind, target, external in arrows
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{SPACE}">'
        f"{inner}</Relationships>"
    ).encode()
