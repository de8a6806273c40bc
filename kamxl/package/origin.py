"""What kamxl noted in a workbook about its own work, so that all of it can be taken out again exactly.

The notes are a custom XML part, which Excel keeps when it saves: the parts that were added, the parts
that were dropped, and how to undo each change, with the hash of the changed part. As long as a part has
that hash, undoing gives the original byte for byte.
"""

import zlib
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass

from kamxl.package.package import Package
from kamxl.package.parts.archive import Entry
from kamxl.package.parts.fragment import attribute
from kamxl.package.parts.outline import outline
from kamxl.package.parts.relationships import CUSTOM_XML
from kamxl.package.refusals import RefusalError

SPACE = "urn:kamxl:origin:1"
ITEM, PROPERTIES = "customXml/item{}.xml", "customXml/itemProps{}.xml"
ITEM_ID = "{6B616D78-6C00-4000-8000-6F726967696E}"
PROPERTIES_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_LARGEST = 256 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One part that was changed (`after` is its hash then) or dropped (`content` is all of it)."""

    part: str
    after: str = ""
    undo: bytes = b""
    content: bytes = b""
    place: int = 0
    entry: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The notes of one graft."""

    part: str
    added: tuple[str, ...]
    changed: tuple[Noted, ...]
    dropped: tuple[Noted, ...]


def origin_part(package: Package) -> str | None:
    """Return where the notes of kamxl are kept in a workbook; None when there are none."""
    for arrow in package.rels(package.workbook):
        name = package.find(arrow.target) if arrow.kind == CUSTOM_XML and not arrow.external else None
        if name is not None and SPACE.encode() in package.read(name)[:300]:
            return name
    return None


def find_origin(package: Package) -> Origin | None:
    """Return the notes of kamxl in a workbook; None when there are none, or they cannot be read."""
    name = origin_part(package)
    try:
        return None if name is None else _read(package.read(name), name)
    except (RefusalError, ValueError, Base64Error, zlib.error):
        return None


def origin_markup(package: Package, added: list[str]) -> bytes:
    """Return the notes on everything that was done to a package.

    Args:
        package: The package after all changes.
        added: The parts that were added, the notes themselves included.
    """
    inner = "".join(f'<added part="{attribute(part)}"/>' for part in added)
    for part, change in package.changes.items():
        before = change.before
        if change.after:
            inner += (
                f'<changed part="{attribute(part)}" after="{change.after}" entry="{_entry(before)}">'
                f"{_packed(change.undo)}</changed>"
            )
        else:
            inner += (
                f'<dropped part="{attribute(part)}" place="{package.place(part)}" '
                f'entry="{_entry(before)}">{_packed(before.content())}</dropped>'
            )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<origin xmlns="{SPACE}">{inner}</origin>'
    ).encode()


def properties_markup() -> bytes:
    """Return the part that gives the notes their id, as Excel expects of custom XML."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{ITEM_ID}" xmlns:ds="{PROPERTIES_SPACE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def restored_entry(noted: Noted, content: bytes, known: Mapping[str, Entry]) -> Entry:
    """Return a part as it was: its content, its name as written, its time."""
    packed = Entry.of(noted.part, content)
    method, flags, time, day, system, version, rights = noted.entry
    before = known.get(noted.part)
    stored = method == 0
    return Entry(
        name=noted.part,
        written_name=before.written_name if before else packed.written_name,
        packed=content if stored else packed.packed,
        method=method,
        checksum=packed.checksum,
        size=packed.size,
        flags=flags,
        time=(time, day),
        system=system,
        version=version,
        rights=rights,
    )


def _entry(entry: Entry) -> str:
    numbers = (entry.method, entry.flags, *entry.time, entry.system, entry.version, entry.rights)
    return " ".join(str(number) for number in numbers)


def _packed(content: bytes) -> str:
    return b64encode(zlib.compress(content, 9)).decode("ascii")


def _unpacked(text: str) -> bytes:
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(b64decode(text, validate=True), _LARGEST)
    if unpacker.unconsumed_tail:
        raise ValueError("The notes are larger than any part.")
    return content


def _read(content: bytes, name: str) -> Origin:
    root = outline(content, name)
    return Origin(
        part=name,
        added=tuple(one.get("part") for one in root.named("added")),
        changed=tuple(
            Noted(
                part=one.get("part"),
                after=one.get("after"),
                undo=_unpacked(one.text),
                entry=_numbers(one.get("entry")),
            )
            for one in root.named("changed")
        ),
        dropped=tuple(
            Noted(
                part=one.get("part"),
                content=_unpacked(one.text),
                place=int(one.get("place")),
                entry=_numbers(one.get("entry")),
            )
            for one in root.named("dropped")
        ),
    )


def _numbers(written: str) -> tuple[int, ...]:
    numbers = tuple(int(number) for number in written.split())
    if len(numbers) != 7:
        raise ValueError("The notes on a part are incomplete.")
    return numbers
