"""A workbook as a package of parts, of which some get changed, some added and some dropped."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from kamxl.domain.message import Message, say
from kamxl.package.parts.archive import Entry, read_archive, write_archive
from kamxl.package.parts.content_types import MACRO_WORKBOOK, NAME, TEMPLATES, WORKBOOK, ContentTypes
from kamxl.package.parts.relationships import (
    OFFICE_DOCUMENT,
    PACKAGE_RELATIONSHIPS,
    REVISIONS,
    STRICT_DOCUMENT,
    Relationship,
    relationships,
    rels_name,
)
from kamxl.package.parts.splice import Cut, spliced
from kamxl.package.refusals import (
    BrokenPackageError,
    FormatError,
    SharedError,
    SignedError,
    StrictError,
    TemplateError,
)

STRICT_MAIN = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened to one part of the original: its content before, and how to get back to it."""

    before: Entry
    after: str
    """SHA-256 of the content after the change; "" for a part that was dropped."""
    undo: bytes


@dataclass(slots=True, kw_only=True)
class Package:
    """An open package. Nothing is written anywhere until `to_bytes`."""

    entries: dict[str, Entry]
    workbook: str
    """The name of the main part, usually `xl/workbook.xml`."""
    changes: dict[str, Change] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    """Every part that is not what it was when the file was opened."""
    notes: list[Message] = field(default_factory=list)
    """What the owner of the workbook should know about what was done."""
    _places: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places = {name: place for place, name in enumerate(self.entries)}

    def names(self) -> list[str]:
        """Return the names of all parts, in the order of the file."""
        return list(self.entries)

    def find(self, part: str) -> str | None:
        """Return the name of a part as it is written, whatever the case; None when it is not there."""
        if part in self.entries:
            return part
        folded = part.casefold()
        return next((name for name in self.entries if name.casefold() == folded), None)

    def read(self, part: str) -> bytes:
        """Return the content of a part.

        Raises:
            BrokenPackageError: It is not there, or damaged.
        """
        name = self.find(part)
        if name is None:
            raise missing(part)
        return self.entries[name].content()

    def rels(self, part: str) -> tuple[Relationship, ...]:
        """Return the relationships of a part; "" stands for the package."""
        name = self.find(rels_name(part) if part else PACKAGE_RELATIONSHIPS)
        return relationships(self.read(name), name, part) if name else ()

    def content_types(self) -> ContentTypes:
        """Return the kinds of the parts."""
        return ContentTypes.read(self.read(NAME))

    def cut(self, part: str, cuts: Iterable[Cut]) -> None:
        """Change a part of the original in a few places, once."""
        cuts = list(cuts)
        if not cuts:
            return
        name = self.find(part)
        if name is None:
            raise missing(part)
        before = self.entries[name]
        content, undo = spliced(before.content(), cuts)
        self.entries[name] = _renewed(before, content)
        self.touched.add(name)
        if name in self.added:
            return
        if name in self.changes:
            raise ValueError(f"{name} is changed twice; collect its cuts first.")
        self.changes[name] = Change(before=before, after=sha256(content).hexdigest(), undo=undo)

    def add(self, part: str, content: bytes) -> None:
        """Add a part at the end."""
        if self.find(part) is not None:
            raise ValueError(f"{part} is there already.")
        self.entries[part] = Entry.of(part, content)
        self.touched.add(part)
        self.added.append(part)

    def drop(self, part: str) -> None:
        """Take a part out."""
        name = self.find(part)
        if name is None:
            return
        before = self.entries.pop(name)
        self.touched.add(name)
        if name in self.added:
            self.added.remove(name)
        else:
            self.changes[name] = Change(before=before, after="", undo=b"")

    def restart(self, entries: dict[str, Entry]) -> None:
        """Take these parts for the original, as if they had just been opened."""
        names = {*self.entries, *entries}
        self.touched |= {name for name in names if self.entries.get(name) is not entries.get(name)}
        self.entries = entries
        self.changes, self.added = {}, []
        self._places = {name: place for place, name in enumerate(entries)}

    def place(self, part: str) -> int:
        """Return where in the order of the opened file a part stood, from 0."""
        return self._places[part]

    def free_name(self, pattern: str) -> str:
        """Return a name nobody uses, not even as its rels; `{}` in the pattern is a number from 1."""
        taken = {name.casefold() for name in self.entries} | {name.casefold() for name in self.changes}
        number = 1
        while taken & {pattern.format(number).casefold(), rels_name(pattern.format(number)).casefold()}:
            number += 1
        return pattern.format(number)

    def to_bytes(self) -> bytes:
        """Return the package as a file. Parts that were not touched keep their packed bytes."""
        return write_archive(self.entries.values())


def opened(content: bytes) -> Package:
    """Open a workbook that is to be written into.

    Raises:
        RefusalError: kamxl will not write into it; the sentence says why.
    """
    entries = {entry.name: entry for entry in read_archive(content)}
    package = Package(entries=entries, workbook="")
    if package.find(NAME) is None:
        raise FormatError(say("The file is a zip archive, but no workbook. It stays as it is."))
    package.workbook = _main_part(package)
    _refuse_kind(package)
    _refuse_signature(package)
    _refuse_shared(package)
    return package


def missing(part: str) -> BrokenPackageError:
    """Say that a part is not there."""
    return BrokenPackageError(
        say(
            "The part '{part}', which the workbook needs, is not in the file. It stays as it is; "
            "open it in Excel and save it.",
            part=part,
        )
    )


def _renewed(before: Entry, content: bytes) -> Entry:
    """Pack changed content under the same name, in the same place."""
    packed = Entry.of(before.name, content)
    return Entry(
        name=before.name,
        written_name=before.written_name,
        packed=packed.packed,
        method=packed.method,
        checksum=packed.checksum,
        size=packed.size,
        flags=before.flags & 0x800,
        time=before.time,
        system=before.system,
        rights=before.rights,
    )


def _main_part(package: Package) -> str:
    arrows = package.rels("")
    for arrow in arrows:
        if arrow.kind == STRICT_DOCUMENT:
            raise strict()
    found = next((arrow.target for arrow in arrows if arrow.kind == OFFICE_DOCUMENT), "xl/workbook.xml")
    name = package.find(found)
    if name is None:
        raise FormatError(say("The file is a package of another program, not a workbook. It stays as it is."))
    return name


def _refuse_kind(package: Package) -> None:
    kind = package.content_types().of(package.workbook)
    if kind in TEMPLATES:
        raise TemplateError(
            say(
                "The file is a template. Make a workbook from it in Excel and name that; "
                "the template stays as it is."
            )
        )
    if kind not in {WORKBOOK, MACRO_WORKBOOK}:
        raise FormatError(
            say(
                "kamxl writes into .xlsx and .xlsm workbooks only; this file holds '{kind}'. "
                "It stays as it is. Save it as .xlsx in Excel.",
                kind=kind,
            )
        )
    if STRICT_MAIN in package.read(package.workbook)[:4096]:
        raise strict()


def _refuse_signature(package: Package) -> None:
    signed = any(name.casefold().startswith("_xmlsignatures/") for name in package.entries) or any(
        "digital-signature" in arrow.kind for arrow in package.rels("")
    )
    if signed:
        raise SignedError(
            say(
                "The workbook is digitally signed, and any change would break the signature. "
                "It stays as it is; write into an unsigned copy."
            )
        )


def _refuse_shared(package: Package) -> None:
    """Refuse what Excel keeps a log of changes for: such a workbook may not hold tables, which ours have."""
    if any(arrow.kind == REVISIONS for arrow in package.rels(package.workbook)):
        raise SharedError(
            say(
                "The workbook is shared in the old way of Excel (Share Workbook), which allows no tables. "
                "It stays as it is; stop sharing it in Excel, or write into a copy that is not shared."
            )
        )


def strict() -> StrictError:
    """Say that a workbook is saved as Strict Open XML."""
    return StrictError(
        say(
            "The workbook is saved as 'Strict Open XML'. It stays as it is; "
            "save it as an ordinary Excel workbook (.xlsx) and try again."
        )
    )
