"""Open a team's file, whatever it is, and hand out its sheets."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.settings.limits import LimitSettings
from kamxl.sheets.files.csv_file import CsvFile, csv_file
from kamxl.sheets.files.far_cells import far_rows
from kamxl.sheets.files.macro_sheets import without_macro_sheets
from kamxl.sheets.files.marks import MOST_ROWS, Marks
from kamxl.sheets.files.number_formats import BookFormats, ColumnFormat
from kamxl.sheets.files.old_marks import ods_marks, xls_marks, xlsb_marks, xlsb_size
from kamxl.sheets.files.sniff import Format, damaged, password, sniff
from kamxl.sheets.files.xlsx_marks import Look, XlsxParts

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata

OWN_SHEETS: Mapping[str, str] = {
    "KAM Settings": "settings",
    "KAM Measures": "measures",
    "KAM Scorecard": "scorecard",
    "KAM Why": "why",
    "KAM Alerts": "alerts",
    "KAM Week": "week",
    "KAM Data quality": "data_quality",
    "KAM Map": "map",
    "KAM History": "history",
}
"""The sheets of kamxl as it calls them."""

TOO_MANY_CELLS = 60_000_000
"""Beyond so many cells between the first and the last one, the fast reader would ask for too much memory."""

_UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError)
_DEFAULTS = LimitSettings()

Range = tuple[tuple[int, int], tuple[int, int]]


def _no_formats() -> Mapping[int, ColumnFormat]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSheet:
    """One sheet. Row 0 of `rows` is row 1 of the sheet; its cells start at column `first_column`."""

    file: Path
    name: str
    rows: Callable[[], Iterator[Sequence[object]]]
    marks: Marks
    first_column: int = 0
    merged: tuple[Range, ...] = ()
    epoch_1904: bool = False
    decimal_comma: bool = False
    """A text file in which some number proves that a comma marks decimals."""
    semicolons: bool = False
    """A text file with semicolons between its cells."""
    formats: Callable[[], Mapping[int, ColumnFormat]] = _no_formats
    """Looks up what the number formats of its columns (from 0) say."""
    cut: bool = False
    """Cells far to the right were not read."""
    own_columns: frozenset[int] = frozenset()
    """Columns (from 0) that an earlier run of kamxl added."""


def whole(sheet: SourceSheet) -> Iterator[Sequence[object]]:
    """Yield the rows with their cells from column A on."""
    before = [""] * sheet.first_column
    return ([*before, *row] for row in sheet.rows())


class SourceFile:
    """An open file. Its sheets are loaded when they are asked for."""

    def __init__(self, path: Path, limits: LimitSettings = _DEFAULTS) -> None:
        self.path = path
        self._text: CsvFile | None = None
        self._book: CalamineWorkbook | None = None
        self._parts: XlsxParts | None = None
        kind = sniff(path, limits)
        if kind is Format.CSV:
            self._text = csv_file(path)
            self.names: tuple[str, ...] = (path.stem,)
            return
        self._book = _opened(path)
        self._parts = XlsxParts(path) if kind is Format.XLSX else None
        self._formats = BookFormats(path, self._parts.parts) if self._parts else None
        self._marks = {} if self._parts else _MARKS[kind](path)
        self.names = tuple(sheet.name for sheet in self._book.sheets_metadata if _holds_cells(sheet))

    def own(self, name: str) -> str | None:
        """Say which sheet of kamxl a sheet is, by the name it has or had: `settings`; None for the team's."""
        if self._parts and name in self._parts.own_sheets:
            return self._parts.own_sheets[name]
        return OWN_SHEETS.get(name)

    def sheet(self, name: str) -> SourceSheet:
        """Load a sheet.

        Raises:
            UnreadableFileError: The sheet is damaged.
        """
        if self._text is not None:
            return SourceSheet(
                file=self.path,
                name=name,
                rows=self._text.rows,
                marks=Marks(),
                decimal_comma=self._text.decimal_comma,
                semicolons=self._text.delimiter == ";",
            )
        look = self._look(name)
        epoch_1904 = self._parts.epoch_1904 if self._parts else False
        if look.rows * look.columns > TOO_MANY_CELLS:
            return SourceSheet(
                file=self.path,
                name=name,
                rows=far_rows(self.path, name),
                marks=Marks(),
                epoch_1904=epoch_1904,
                cut=True,
                own_columns=self._own_columns(name),
            )
        marks = self._parts.marks(name, look) if self._parts else self._marks.get(name, Marks())
        loaded = self._load(name)
        if self._parts and loaded.end and loaded.end[0] >= MOST_ROWS:  # told by a cell and not by its row
            raise damaged(self.path)
        return SourceSheet(
            file=self.path,
            name=name,
            rows=loaded.iter_rows if loaded.start else _no_rows,
            marks=marks,
            first_column=loaded.start[1] if loaded.start else 0,
            merged=tuple(loaded.merged_cell_ranges or ()) or (marks.spans or ()),
            epoch_1904=epoch_1904,
            formats=partial(self._formats.of, name) if self._formats else _no_formats,
            own_columns=self._own_columns(name),
        )

    def _own_columns(self, name: str) -> frozenset[int]:
        return frozenset(self._parts.own_columns.get(name, ())) if self._parts else frozenset()

    def _look(self, name: str) -> Look:
        try:
            if self._parts is not None:
                return self._parts.look(name)
            rows, columns = xlsb_size(self.path, name)
        except _UNREADABLE as error:
            raise damaged(self.path) from error
        return Look(rows=rows, columns=columns)

    def _load(self, name: str) -> CalamineSheet:
        import python_calamine

        if self._book is None:
            raise damaged(self.path)
        try:
            return self._book.get_sheet_by_name(name)
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise damaged(self.path) from error


_MARKS: Mapping[Format, Callable[[Path], Mapping[str, Marks]]] = {
    Format.XLS: xls_marks,
    Format.XLSB: xlsb_marks,
    Format.ODS: ods_marks,
}


def _opened(path: Path) -> CalamineWorkbook:
    import python_calamine

    try:
        return python_calamine.CalamineWorkbook.from_path(path)
    except python_calamine.PasswordError as error:
        raise password(path) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        return _without_macros(path, error)


def _without_macros(path: Path, reason: Exception) -> CalamineWorkbook:
    """Open a workbook that the fast reader refused, if it was only for its macro sheets."""
    import python_calamine

    try:
        copy = without_macro_sheets(path)
        if copy is not None:
            return python_calamine.CalamineWorkbook.from_filelike(copy)
    except (*_UNREADABLE, python_calamine.CalamineError, KeyError, SyntaxError, ValueError) as error:
        raise damaged(path) from error
    raise damaged(path) from reason


def _holds_cells(sheet: SheetMetadata) -> bool:
    import python_calamine

    return sheet.typ is python_calamine.SheetTypeEnum.WorkSheet


def _no_rows() -> Iterator[Sequence[object]]:
    return iter(())
