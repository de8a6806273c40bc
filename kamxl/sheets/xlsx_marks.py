"""Marks of .xlsx and .xlsm sheets, by a streaming look at their XML."""

import re
import zipfile
from pathlib import Path, PurePosixPath
from xml.parsers import expat

from defusedxml import DefusedXmlException, ElementTree

from kamxl.domain.errors import UnreadableFileError
from kamxl.domain.message import say
from kamxl.sheets.marks import Marks, MarksBuilder

_CHUNK = 1 << 20
_OVERLAP = 64
_SUSPICIOUS = (
    b't="e"',
    b"t='e'",
    b' hidden="',
    b" hidden='",
    b"</f></c>",
    b"</f><v></v>",
    b"</f><v/>",
    b"</f><v />",
    b'"/></c>',
)
_TWO_LETTERS = re.compile(rb"r=[\"']([A-Z]{2,3})\d")
_ROW = re.compile(rb"<row [^>]*?r=\"(\d+)\"")
_PREFIXED = re.compile(rb"<\w+:worksheet")


class XlsxParts:
    """The parts of an .xlsx package that hold its sheets."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.epoch_1904 = False
        self.parts: dict[str, str] = {}
        try:
            with zipfile.ZipFile(path) as package:
                self._find(package)
        except DefusedXmlException as error:
            raise _damaged(path) from error
        except (KeyError, ValueError, SyntaxError, OSError, zipfile.BadZipFile, NotImplementedError):
            # The fast reader decides whether the file can be read; without the parts there are just no marks.
            self.parts = {}

    def _find(self, package: zipfile.ZipFile) -> None:
        names = {name.replace("\\", "/").lower().lstrip("/"): name for name in package.namelist()}
        book = _target(package, names, "_rels/.rels", "", "officeDocument") or "xl/workbook.xml"
        folder = str(PurePosixPath(book).parent)
        rels = ElementTree.fromstring(
            package.read(names[f"{folder}/_rels/{PurePosixPath(book).name}.rels".lower()])
        )
        targets = {rel.get("Id"): _joined(folder, rel.get("Target", "")) for rel in rels}
        root = ElementTree.fromstring(package.read(names[book.lower()]))
        for element in root.iter():
            tag = element.tag.rpartition("}")[2]
            if tag == "workbookPr":
                self.epoch_1904 = element.get("date1904") in {"1", "true"}
            if tag == "sheet":
                rid = next((v for k, v in element.attrib.items() if k.endswith("}id")), None)
                part = names.get(targets.get(rid, "").lower())
                if part:
                    self.parts[element.get("name", "")] = part

    def size(self, sheet: str) -> tuple[int, int]:
        """Count rows and columns that hold cells, without trusting what the sheet says of itself."""
        if sheet not in self.parts:
            return 0, 0
        last_row, widest = 0, 26
        with zipfile.ZipFile(self.path) as package, package.open(self.parts[sheet]) as part:
            tail = b""
            while chunk := part.read(_CHUNK):
                chunk = tail + chunk
                for match in _TWO_LETTERS.finditer(chunk):
                    widest = max(widest, _column(match[1]) + 1)
                place = chunk.rfind(b"<row ")
                match = _ROW.match(chunk, place) if place >= 0 else None
                last_row = max(last_row, int(match[1])) if match else last_row
                tail = chunk[-_OVERLAP:]
        return last_row, widest

    def marks(self, sheet: str) -> Marks:
        """Return the marks of a sheet. A sheet with nothing suspicious costs little more than unpacking it."""
        if sheet not in self.parts:
            return Marks()
        try:
            if not self._suspicious(sheet):
                return Marks()
            return self._walk(sheet)
        except (zipfile.BadZipFile, OSError, EOFError, expat.ExpatError) as error:
            raise _damaged(self.path) from error

    def _suspicious(self, sheet: str) -> bool:
        with zipfile.ZipFile(self.path) as package, package.open(self.parts[sheet]) as part:
            tail = b""
            first = True
            while chunk := part.read(_CHUNK):
                chunk = tail + chunk
                if first and (b"\0" in chunk[:64] or _PREFIXED.search(chunk[:2048])):
                    return True
                if any(sign in chunk for sign in _SUSPICIOUS):
                    return True
                tail, first = chunk[-_OVERLAP:], False
        return False

    def _walk(self, sheet: str) -> Marks:
        walker = _Walker(self.path)
        with zipfile.ZipFile(self.path) as package, package.open(self.parts[sheet]) as part:
            walker.parser.ParseFile(part)
        return walker.found.done()


class _Walker:
    """Walks a sheet's XML and notes what is broken or hidden."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.found = MarksBuilder()
        self.row, self.column = -1, -1
        self.error = self.formula = self.value = self.in_value = False
        self.text = ""
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _doctype(self, *_: object) -> None:
        raise _damaged(self.path)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition("}")[2]
        if tag == "c":
            place = attributes.get("r")
            self.column = _column(place.rstrip("0123456789").encode()) if place else self.column + 1
            self.error = attributes.get("t") == "e"
            self.formula = self.value = False
            self.text = ""
        elif tag == "row":
            self.row = int(attributes["r"]) - 1 if attributes.get("r", "").isdigit() else self.row + 1
            self.column = -1
            self.found.hidden_rows += attributes.get("hidden") in {"1", "true"}
        elif tag == "f":
            self.formula = True
        elif tag == "v":
            self.in_value = True

    def _characters(self, text: str) -> None:
        if self.in_value:
            self.value = True
            self.text += text

    def _end(self, name: str) -> None:
        tag = name.rpartition("}")[2]
        if tag == "v":
            self.in_value = False
        elif tag == "c":
            if self.error:
                self.found.add(self.row, self.column, self.text or "#N/A")
            elif self.formula and not self.value:
                self.found.add(self.row, self.column, "")


def _damaged(path: Path) -> UnreadableFileError:
    return UnreadableFileError(
        say("{file} is damaged and cannot be read. Open it in Excel, save it, and try again.", file=path.name)
    )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _joined(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return target.lstrip("/")
    parts = [piece for piece in folder.split("/") if piece not in {"", "."}]
    for piece in target.split("/"):
        if piece == "..":
            parts = parts[:-1]
        elif piece != ".":
            parts.append(piece)
    return "/".join(parts)


def _target(package: zipfile.ZipFile, names: dict[str, str], rels: str, folder: str, kind: str) -> str | None:
    if rels not in names:
        return None
    for rel in ElementTree.fromstring(package.read(names[rels])):
        if rel.get("Type", "").endswith(kind):
            return _joined(folder, rel.get("Target", "")).removeprefix("./")
    return None
