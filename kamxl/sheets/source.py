"""Open a team's file, whatever it is, and hand out its sheets."""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamxl.domain.errors import UnreadableFileError
from kamxl.domain.message import say
from kamxl.sheets.csv_file import csv_file
from kamxl.sheets.far_cells import far_rows
from kamxl.sheets.marks import Marks
from kamxl.sheets.old_marks import ods_marks, xls_marks, xlsb_marks, xlsb_size
from kamxl.sheets.sniff import Format, sniff
from kamxl.sheets.xlsx_marks import XlsxParts

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

TOO_MANY_CELLS = 60_000_000
"""Beyond so many cells between the first and the last one, the fast reader would ask for too much memory."""

Range = tuple[tuple[int, int], tuple[int, int]]


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
    cut: bool = False
    """Cells far to the right were not read."""


def sheets_of(path: Path) -> Iterator[SourceSheet]:
    """Yield the sheets of a file, one at a time.

    Raises:
        UnreadableFileError: The file is missing, empty, encrypted, damaged or not a workbook.
    """
    kind = sniff(path)
    if kind is Format.CSV:
        text = csv_file(path)
        yield SourceSheet(
            file=path, name=path.stem, rows=text.rows, marks=Marks(), decimal_comma=text.decimal_comma
        )
        return
    yield from _workbook(path, kind)


def _workbook(path: Path, kind: Format) -> Iterator[SourceSheet]:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
    except python_calamine.PasswordError as error:
        raise _unreadable(
            "{file} is protected by a password. Save it without one and try again.", path
        ) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise _damaged(path) from error
    parts = XlsxParts(path) if kind is Format.XLSX else None
    marks = _marks(path, kind, parts)
    for sheet in book.sheets_metadata:
        if sheet.typ is python_calamine.SheetTypeEnum.WorkSheet:
            yield _sheet(path, book, sheet.name, marks, parts)


def _marks(path: Path, kind: Format, parts: XlsxParts | None) -> Callable[[str], Marks]:
    if parts is not None:
        return parts.marks
    every = {Format.XLS: xls_marks, Format.XLSB: xlsb_marks, Format.ODS: ods_marks}[kind](path)
    return lambda name: every.get(name, Marks())


def _sheet(
    path: Path, book: "CalamineWorkbook", name: str, marks: Callable[[str], Marks], parts: XlsxParts | None
) -> SourceSheet:
    epoch_1904 = parts.epoch_1904 if parts else False
    try:
        rows, columns = parts.size(name) if parts else xlsb_size(path, name)
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise _damaged(path) from error
    if rows * columns > TOO_MANY_CELLS:
        return SourceSheet(
            file=path, name=name, rows=far_rows(path, name), marks=Marks(), epoch_1904=epoch_1904, cut=True
        )
    found = marks(name)
    loaded = _load(path, book, name)
    if loaded.start is None:
        return SourceSheet(file=path, name=name, rows=lambda: iter(()), marks=found)
    return SourceSheet(
        file=path,
        name=name,
        rows=loaded.iter_rows,
        marks=found,
        first_column=loaded.start[1],
        merged=tuple(loaded.merged_cell_ranges or ()) or (found.spans or ()),
        epoch_1904=epoch_1904,
    )


def _load(path: Path, book: "CalamineWorkbook", name: str) -> "CalamineSheet":
    import python_calamine

    try:
        return book.get_sheet_by_name(name)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> UnreadableFileError:
    return _unreadable("{file} is damaged or no workbook. Open it in Excel, save it, and try again.", path)


def _unreadable(sentence: str, path: Path, **values: Any) -> UnreadableFileError:
    return UnreadableFileError(say(sentence, file=path.name, **values))
