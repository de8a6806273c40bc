"""Marks of .xls, .xlsb and .ods workbooks."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.parsers import expat

from kamxl.sheets.files.marks import MOST_ROWS, Marks, MarksBuilder

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_MANY = 2_000


def xls_marks(path: Path) -> Mapping[str, Marks]:
    """Find the error cells and hidden rows of an old .xls workbook; {} when they cannot be told."""
    import xlrd

    try:
        with xlrd.open_workbook(
            str(path), formatting_info=True, on_demand=True, logfile=io.StringIO()
        ) as book:
            return {name: _xls_sheet(book.sheet_by_name(name)) for name in book.sheet_names()}
    except Exception:  # noqa: BLE001 - xlrd raises nearly anything on odd files, and the marks are an extra
        return {}


def _xls_sheet(sheet: Any) -> Marks:
    found = MarksBuilder()
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == 5:
                found.add(row, column, _ERRORS.get(sheet.cell_value(row, column), "#N/A"))
    found.hidden_rows = sum(1 for info in sheet.rowinfo_map.values() if info.hidden)
    return found.done()


def xlsb_marks(path: Path) -> Mapping[str, Marks]:
    """Find the error cells of an .xlsb workbook; {} when they cannot be told."""
    import pyxlsb

    try:
        with pyxlsb.open_workbook(str(path)) as book:
            return {name: _xlsb_sheet(book, name) for name in book.sheets}
    except Exception:  # noqa: BLE001 - pyxlsb raises nearly anything on odd files, and the marks are an extra
        return {}


def _xlsb_sheet(book: Any, name: str) -> Marks:
    found = MarksBuilder()
    with book.get_sheet(name) as sheet:
        for row in sheet.rows(sparse=True):
            for cell in row:
                value = cell.v
                if isinstance(value, str) and value.startswith("0x") and len(value) <= 4:
                    found.add(cell.r, cell.c, _ERRORS.get(int(value, 16), "#N/A"))
    return found.done()


def xlsb_size(path: Path, name: str) -> tuple[int, int]:
    """Return the rows and columns an .xlsb sheet says it has; 0, 0 for other files."""
    if not zipfile.is_zipfile(path):
        return 0, 0
    import pyxlsb

    try:
        with pyxlsb.open_workbook(str(path)) as book, book.get_sheet(name) as sheet:
            return sheet.dimension.r + sheet.dimension.h, sheet.dimension.c + sheet.dimension.w
    except Exception:  # noqa: BLE001 - an .ods, or an odd file: the fast reader decides
        return 0, 0


def ods_marks(path: Path) -> Mapping[str, Marks]:
    """Find error cells, hidden rows and merged cells of an .ods workbook."""
    walker = _OdsWalker()
    try:
        with zipfile.ZipFile(path) as package, package.open("content.xml") as part:
            walker.parser.ParseFile(part)
    except (zipfile.BadZipFile, OSError, KeyError, expat.ExpatError):
        return {}
    return {name: found.done() for name, found in walker.sheets.items()}


class _OdsWalker:
    """Walks content.xml; rows and cells may be repeated."""

    def __init__(self) -> None:
        self.sheets: dict[str, MarksBuilder] = {}
        self.found = MarksBuilder()
        self.row = self.column = 0
        self.repeat = self.width = 1
        self.broken: list[tuple[int, str]] = []
        self.filled = self.in_text = False
        self.text = ""
        self.error = self.formula = False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _doctype(self, *_: object) -> None:
        raise expat.ExpatError("a document type has no place in a workbook")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"table:table-cell", "table:covered-table-cell"}:
            self._cell(attributes)
        elif name == "table:table-row":
            self.repeat = int(attributes.get("table:number-rows-repeated", "1"))
            self.hidden = attributes.get("table:visibility") in {"collapse", "filter"}
            self.column, self.filled, self.broken = 0, False, []
        elif name == "table:table":
            self.found = self.sheets.setdefault(attributes.get("table:name", ""), MarksBuilder())
            self.row = 0
        elif name == "text:p":
            self.in_text = True

    def _cell(self, attributes: dict[str, str]) -> None:
        self.width = int(attributes.get("table:number-columns-repeated", "1"))
        kind = attributes.get("calcext:value-type") or attributes.get("office:value-type")
        self.error = kind == "error"
        self.formula = "table:formula" in attributes and kind is None
        self.filled = self.filled or kind is not None
        self.text = ""
        down, right = (int(attributes.get(f"table:number-{way}-spanned", "1")) for way in ("rows", "columns"))
        if down > 1 or right > 1:
            self.found.spans.append(((self.row, self.column), (self.row + down - 1, self.column + right - 1)))

    def _characters(self, text: str) -> None:
        if self.in_text and self.error:
            self.text += text

    def _end(self, name: str) -> None:
        if name in {"table:table-cell", "table:covered-table-cell"}:
            if self.error or self.formula:
                self.broken += [
                    (self.column + k, self.text or "#N/A" if self.error else "")
                    for k in range(min(self.width, _MANY))
                ]
            self.column += self.width
        elif name == "table:table-row":
            for k in range(min(self.repeat, _MANY)):
                for column, error in self.broken:
                    self.found.add(self.row + k, column, error)
            self.found.hidden_rows += self.repeat if self.hidden and self.filled else 0
            self.row += self.repeat
            self.found.rows_cut = self.found.rows_cut or (self.filled and self.row > MOST_ROWS)
        elif name == "text:p":
            self.in_text = False
