"""A sheet's XML: what stands around its cells as elements, the cells as bytes.

A list of 200,000 rows is 150 MB of XML. Building elements of it would take gigabytes, so only the frame
around the cells is parsed; the cells are looked at where they stand.
"""

import re
from dataclasses import dataclass

from kamxl.domain.message import say
from kamxl.package.parts.outline import Element, check_well_formed, not_well_formed, outline
from kamxl.package.refusals import ProtectedSheetError

_HIDDEN = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_OPENING = re.compile(rb"<(?:([\w.-]+):)?sheetData(?=[\s/>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s[^>]*\?>")
_TRUE = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """One sheet. Places count bytes of `content`, also in `root`, whose `sheetData` has no children."""

    name: str
    part: str
    content: bytes
    scanned: bytes
    """The content with blanks where comments and the like stand, which could look like cells."""
    root: Element
    data: Element

    @classmethod
    def of(cls, name: str, part: str, content: bytes) -> "SheetPart":
        """Parse the frame of a sheet.

        Raises:
            RefusalError: The part cannot be parsed.
        """
        check_well_formed(content, part)
        scanned = _blanked(content)
        found = _OPENING.search(scanned)
        if found is None:
            raise not_well_formed(part)
        inner = stop = found.end()
        if content[inner - 2 : inner] != b"/>":
            prefix = found[1] + b":" if found[1] else b""
            stop = scanned.rfind(b"</" + prefix + b"sheetData")
        if stop < inner:
            raise not_well_formed(part)
        root = outline(content[:inner] + content[stop:], part)
        for element in root.walk():
            _move(element, inner, stop - inner)
        data = root.child("sheetData")
        if data is None or data.inner != inner:
            raise not_well_formed(part)
        return cls(name=name, part=part, content=content, scanned=scanned, root=root, data=data)

    @property
    def prefix(self) -> bytes:
        """What stands before the names of rows and cells: nothing, or `x:`."""
        return f"{self.data.prefix}:".encode() if self.data.prefix else b""

    def refuse_protected(self) -> None:
        """Make sure that cells may be written.

        Raises:
            ProtectedSheetError: The sheet is protected.
        """
        protection = self.root.child("sheetProtection")
        if protection is not None and protection.get("sheet") in _TRUE:
            raise ProtectedSheetError(
                say(
                    "The sheet '{sheet}' is protected. It stays as it is; unprotect it in Excel, "
                    "or say that protected sheets may be written too (--protected-sheets).",
                    sheet=self.name,
                )
            )


def _blanked(content: bytes) -> bytes:
    declared = _DECLARATION.match(content)
    start = declared.end() if declared else 0
    places = (content.find(sign, start) for sign in (b"<!--", b"<![CDATA[", b"<?"))
    first = min((place for place in places if place >= 0), default=-1)
    if first < 0:
        return content
    return content[:first] + _HIDDEN.sub(lambda found: b" " * len(found[0]), content[first:])


def _move(element: Element, inner: int, size: int) -> None:
    """Put the places behind the cells where they belong in the whole part."""
    if element.start >= inner:
        element.start += size
        element.inner += size
    if element.stop >= inner:
        element.stop += size
        element.end += size
