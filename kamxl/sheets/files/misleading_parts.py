"""Parts that no honest program writes: two of one name, outside the package, with a document type.

Programs differ in what they make of such parts, so what kamxl reads might not be what the team sees.
"""

import zipfile
from pathlib import Path
from typing import IO
from xml.parsers import expat

from kamxl.domain.errors import UnreadableFileError
from kamxl.domain.message import say

_PIECE = 4096
_LONGEST_PROLOG = 1 << 20
_SMALL = 1 << 16
_READ = 1 << 20
_NEVER_READ = (
    *("customxml/", "docprops/", "meta-inf/", "xl/charts/", "xl/media/", "xl/embeddings/", "xl/drawings/"),
    *("xl/diagrams/", "xl/theme/", "xl/externallinks/", "xl/printersettings/", "xl/persons/", "xl/model/"),
)


def refuse_misleading_parts(path: Path, package: zipfile.ZipFile) -> None:
    """Look at the names of all parts, and at the beginning of those that are read as XML.

    Raises:
        UnreadableFileError: One of them is made to mislead, or written in UTF-16, which the fast reader
            would take for an empty part.
    """
    seen: set[str] = set()
    parts = [info for info in package.infolist() if not _plain(info).endswith("/")]
    for info in parts:
        name = _plain(info)
        if ".." in name.split("/"):
            raise UnreadableFileError(
                say(
                    "{file}: the part '{part}' leads out of the package. It is not read.",
                    file=path.name,
                    part=name,
                )
            )
        if name.casefold() in seen:
            raise UnreadableFileError(
                say(
                    "{file} holds the part '{part}' twice, and programs differ in which one they read. "
                    "Open it in Excel and save it under a new name.",
                    file=path.name,
                    part=name,
                )
            )
        seen.add(name.casefold())
    for info in parts:
        name = _plain(info).casefold()
        if name.endswith((".xml", ".rels")) and not name.startswith(_NEVER_READ):
            with package.open(info) as part:
                _Prolog(path, info.filename).read(part)
                if info.compress_size < _SMALL:
                    # At its end the checksum is compared; larger parts are read through elsewhere.
                    while part.read(_READ):
                        pass


def _plain(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/").lstrip("/")


class _FirstElement(Exception):  # noqa: N818 - it ends the reading of a prolog and is no error
    """The prolog is over."""


class _Prolog:
    """What stands in an XML part before its first element."""

    def __init__(self, path: Path, part: str) -> None:
        self.path = path
        self.part = part
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._document_type
        self.parser.StartElementHandler = self._element

    def read(self, part: IO[bytes]) -> None:
        """Read as far as needed. What is no XML at all is left to the reader of the file."""
        read = 0
        try:
            while read < _LONGEST_PROLOG and (piece := part.read(_PIECE)):
                if not read and (piece.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in piece[:4]):
                    raise self._other_encoding()
                read += len(piece)
                self.parser.Parse(piece)
        except (_FirstElement, expat.ExpatError):
            return
        except (LookupError, ValueError) as error:  # an encoding that Python or expat does not know
            raise self._other_encoding() from error

    def _document_type(self, *_: object) -> None:
        raise UnreadableFileError(
            say(
                "{file}: the part '{part}' has a document type, which no workbook needs and which can do "
                "harm. It is not read.",
                file=self.path.name,
                part=self.part,
            )
        )

    def _element(self, *_: object) -> None:
        raise _FirstElement

    def _other_encoding(self) -> UnreadableFileError:
        return UnreadableFileError(
            say(
                "{file}: the part '{part}' is not written in UTF-8. Open the file in Excel, save it, and "
                "try again.",
                file=self.path.name,
                part=self.part,
            )
        )
