"""Marks of .xlsx and .xlsm sheets, by a streaming look at their XML."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.parsers import expat

from defusedxml import DefusedXmlException, ElementTree

from kamxl.sheets.files.bombs import lying, roomy
from kamxl.sheets.files.marks import MOST_COLUMNS, MOST_ROWS, Marks, MarksBuilder
from kamxl.sheets.files.sniff import damaged

_CHUNK = 1 << 20
_OVERLAP = 64
_SIGNS = (b't="e"', b' hidden="')
_FORMULA_SIGNS = (b"</f></c>", b"</f><v></v>", b"</f><v/>", b"</f><v />", b'"/></c>')
_LETTERS = re.compile(rb"r=[\"']([A-Za-z]{2,})\d")
_ROW = re.compile(rb"<row [^>]*?r=\"(\d+)\"")
_OWN_COLUMN = re.compile(r"=?(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?[0-9]+")
_OWN_SHEET = re.compile(r"KAM_sheet_([a-z_]+)")
_NO_TEXT = re.compile(rb't="s"><v>[^0-9\s]')
"""A text by its number in the list of texts, which is none: below zero, or no number at all."""
_PREFIXED = re.compile(rb"<\w+:worksheet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How far a sheet reaches, and whether it holds anything that the fast reader hides."""

    rows: int = 0
    columns: int = 0
    suspicious: bool = False


class XlsxParts:
    """The parts of an .xlsx package that hold its sheets."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.epoch_1904 = False
        self.parts: dict[str, str] = {}
        self.own_columns: dict[str, set[int]] = {}
        self.own_sheets: dict[str, str] = {}
        """Sheets of kamxl as they are called now, and which each is."""
        try:
            with zipfile.ZipFile(path) as package:
                self._find(package)
        except DefusedXmlException as error:
            raise damaged(path) from error
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
            if tag == "definedName" and element.get("name", "").startswith("KAM_column_"):
                self._own_column((element.text or "").strip())
            if tag == "definedName" and (mark := _OWN_SHEET.fullmatch(element.get("name", ""))):
                self.own_sheets[_sheet_of(element.text or "")] = mark[1]
            if tag == "sheet":
                rid = next((v for k, v in element.attrib.items() if k.endswith("}id")), None)
                part = names.get(targets.get(rid, "").lower())
                if part:
                    self.parts[element.get("name", "")] = part

    def _own_column(self, header_cell: str) -> None:
        """Note a column that an earlier run of kamxl added; its name refers to its header."""
        found = _OWN_COLUMN.fullmatch(header_cell)
        if found:
            sheet = (found[1] or found[2]).replace("''", "'")
            self.own_columns.setdefault(sheet, set()).add(_column(found[3].encode()))

    def look(self, sheet: str) -> Look:
        """Look through a sheet once, which costs little more than unpacking it.

        What the sheet says of its own size is not trusted.

        Raises:
            UnreadableFileError: It holds rows, columns or texts that no sheet can hold.
        """
        if sheet not in self.parts:
            self._refuse_lying()
            return Look()
        last_row, widest, suspicious = 0, 26, False
        tail = b""
        with (
            zipfile.ZipFile(self.path) as package,
            package.open(roomy(package.getinfo(self.parts[sheet]))) as part,
        ):
            while read := part.read(_CHUNK):
                chunk = tail + read
                suspicious = suspicious or _suspicious(chunk, first=not tail)
                widest = max(widest, *(_column(one) + 1 for one in set(_LETTERS.findall(chunk))), 0)
                last_row = max(last_row, _last_row(chunk))
                if _NO_TEXT.search(chunk):
                    raise damaged(self.path)
                tail = chunk[-_OVERLAP:]
        if last_row > MOST_ROWS or widest > MOST_COLUMNS:
            raise damaged(self.path)
        return Look(rows=last_row, columns=widest, suspicious=suspicious)

    def _refuse_lying(self) -> None:
        """Look through all parts when it is not known which one the fast reader will unpack."""
        with zipfile.ZipFile(self.path) as package:
            if lying(package, package.infolist()):
                raise damaged(self.path)

    def marks(self, sheet: str, look: Look) -> Marks:
        """Return the marks of a sheet that has been looked through."""
        if sheet not in self.parts or not look.suspicious:
            return Marks()
        try:
            return self._walk(sheet)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, expat.ExpatError) as error:
            raise damaged(self.path) from error

    def _walk(self, sheet: str) -> Marks:
        walker = _Walker(self.path)
        with zipfile.ZipFile(self.path) as package, package.open(self.parts[sheet]) as part:
            walker.parser.ParseFile(part)
        return walker.found.done()


class _Walker:
    """Walks a sheet's XML and notes what is broken or hidden.

    Only the start of each element is always listened to: most cells are neither errors nor formulas, and
    a call for each of their ends and texts would double the time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.found = MarksBuilder()
        self.row, self.column = -1, -1
        self.error = self.formula = self.value = False
        self.text = ""
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.started = {"c": self._cell, "row": self._row, "f": self._formula, "v": self._value}
        self.tags: dict[str, str] = {}

    def _doctype(self, *_: object) -> None:
        raise damaged(self.path)

    def _tag(self, name: str) -> str:
        if name not in self.tags:
            self.tags[name] = name.rpartition("}")[2]
        return self.tags[name]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        started = self.started.get(self._tag(name))
        if started is not None:
            started(attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        self.column = _column(place.rstrip("0123456789").encode()) if place else self.column + 1
        self.error = attributes.get("t") == "e"
        self.formula = self.value = False
        self.text = ""
        self.parser.EndElementHandler = self._end if self.error else None

    def _row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes["r"]) - 1 if attributes.get("r", "").isdigit() else self.row + 1
        self.column = -1
        self.found.hidden_rows += attributes.get("hidden") in {"1", "true"}

    def _formula(self, _: dict[str, str]) -> None:
        self.formula = True
        self.parser.EndElementHandler = self._end

    def _value(self, _: dict[str, str]) -> None:
        if self.error or self.formula:
            self.parser.CharacterDataHandler = self._characters

    def _characters(self, text: str) -> None:
        self.value = True
        self.text += text

    def _end(self, name: str) -> None:
        tag = self._tag(name)
        if tag == "v":
            self.parser.CharacterDataHandler = None
        elif tag == "c":
            if self.error:
                self.found.add(self.row, self.column, self.text or "#N/A")
            elif not self.value:
                self.found.add(self.row, self.column, "")
            self.parser.EndElementHandler = None


def _suspicious(chunk: bytes, *, first: bool) -> bool:
    if first and (b"\0" in chunk[:64] or b"='" in chunk[200:2048] or _PREFIXED.search(chunk[:2048])):
        return True
    if any(sign in chunk for sign in _SIGNS):
        return True
    return b"<f" in chunk and any(sign in chunk for sign in _FORMULA_SIGNS)


def _last_row(chunk: bytes) -> int:
    place = chunk.rfind(b"<row ")
    match = _ROW.match(chunk, place) if place >= 0 else None
    return int(match[1]) if match else 0


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
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


def _sheet_of(reference: str) -> str:
    """Return the sheet that a reference like `'My sheet'!$A$1` leads to."""
    return reference.strip().rpartition("!")[0].removeprefix("'").removesuffix("'").replace("''", "'")


def _target(package: zipfile.ZipFile, names: dict[str, str], rels: str, folder: str, kind: str) -> str | None:
    if rels not in names:
        return None
    for rel in ElementTree.fromstring(package.read(names[rels])):
        if rel.get("Type", "").endswith(kind):
            return _joined(folder, rel.get("Target", "")).removeprefix("./")
    return None
