"""Read an open workbook through xlwings: one call for the values of a sheet, saved or not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamxl.domain.message import say
from kamxl.hosts.live.marks import own_marks
from kamxl.hosts.live.merged import merged_ranges
from kamxl.hosts.live.native_excel import epoch_1904, hidden_rows
from kamxl.sheets.files.marks import Broken
from kamxl.sheets.files.open_book import OpenBook, OpenSheet
from kamxl.sheets.files.source import OWN_SHEETS

if TYPE_CHECKING:
    import xlwings

    from kamxl.hosts.live.watch import Watch

_NEWER_ERRORS = {
    -2146828288 + code: text
    for code, text in {
        2043: "#GETTING_DATA",
        2045: "#SPILL!",
        2046: "#CONNECT!",
        2047: "#BLOCKED!",
        2048: "#UNKNOWN!",
        2049: "#FIELD!",
        2050: "#CALC!",
    }.items()
}
"""Numbers by which Excel on Windows gives errors that xlwings does not know."""

ERRORS = frozenset(
    ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", *_NEWER_ERRORS.values()]
)
"""Texts that stand for error cells; nobody types them as words."""


def read_open_book(book: xlwings.Book, watch: Watch) -> OpenBook:
    """Read every sheet of an open workbook.

    Raises:
        StoppedError: The user pressed Stop.
    """
    marks = own_marks(book)
    sheets = []
    for sheet in book.sheets:
        watch.step(say("reading {sheet}", sheet=sheet.name))
        ours = sheet.name in marks.sheets or sheet.name in OWN_SHEETS
        sheets.append(_sheet(sheet, frozenset(marks.columns.get(sheet.name, ())), ours=ours))
    return OpenBook(
        name=book.name,
        saved_as=saved_as(book),
        sheets=tuple(sheets),
        own_sheets=marks.sheets,
        epoch_1904=epoch_1904(book),
    )


def saved_as(book: xlwings.Book) -> Path | None:
    """Return where a workbook was last saved on this computer; None for one that was not.

    A workbook in OneDrive or SharePoint may have an address only, and no folder that xlwings can find.
    """
    try:
        path = Path(book.fullname)
    except Exception:  # noqa: BLE001 - xlwings raises several kinds for addresses it cannot resolve
        return None
    return path if path.is_absolute() and path.parent.is_dir() else None


def _sheet(sheet: xlwings.Sheet, own_columns: frozenset[int], *, ours: bool) -> OpenSheet:
    area = sheet.used_range
    top, left = area.row - 1, area.column - 1
    rows: list[list[Any]] = area.options(ndim=2, err_to_str=True, empty="").value
    broken: dict[int, dict[int, Broken]] = {}
    for place, row in enumerate(rows):
        if _odd(row):
            _settle(row, broken.setdefault(top + place, {}), left)
    return OpenSheet(
        name=sheet.name,
        rows=rows,
        first_row=top,
        first_column=left,
        broken={row: cells for row, cells in broken.items() if cells},
        merged=() if ours else merged_ranges(area),
        hidden_rows=0 if ours else hidden_rows(area),
        own_columns=own_columns,
    )


def _odd(row: list[Any]) -> bool:
    return not ERRORS.isdisjoint(row) or not {Decimal, int}.isdisjoint(map(type, row))


def _settle(row: list[Any], broken: dict[int, Broken], left: int) -> None:
    """Note the errors of a row and blank them, and make plain numbers of amounts of money."""
    for place, cell in enumerate(row):
        if type(cell) is int and cell in _NEWER_ERRORS:
            row[place] = _NEWER_ERRORS[cell]
        if isinstance(row[place], str) and row[place] in ERRORS:
            broken[left + place] = Broken(row[place])
            row[place] = ""
        elif isinstance(cell, Decimal | int) and not isinstance(cell, bool):
            row[place] = float(cell)
