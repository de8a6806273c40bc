"""Names by which kamxl finds its own sheets and columns again in an open workbook."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xlwings

PREFIX = "KAM_"
_SHEET = re.compile(r"KAM_sheet_([a-z_]+)")
COLUMN = "KAM_column_"
_REFERENCE = re.compile(r"=?(?:'((?:[^']|'')+)'|([^'!]+))!(?:\$?([A-Z]{1,3})\$?[0-9]+)?.*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMarks:
    """What the names of a workbook tell.

    Attributes:
        names: Every name of the whole workbook and what it refers to.
        sheets: Sheets of kamxl as they are called now, and which each is: `settings`.
        columns: Columns (from 0) that kamxl added, by sheet.
    """

    names: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)
    columns: dict[str, set[int]] = field(default_factory=dict)


def own_marks(book: xlwings.Book) -> OwnMarks:
    """Look through the names of a workbook."""
    found = OwnMarks()
    sheets = set(book.sheet_names)
    for name in book.names:
        if "!" in name.name:
            continue
        refers_to = name.refers_to or ""
        found.names[name.name] = refers_to
        sheet, letters = reference(refers_to)
        if sheet not in sheets:
            continue
        if mark := _SHEET.fullmatch(name.name):
            found.sheets[sheet] = mark[1]
        elif name.name.startswith(COLUMN) and letters:
            found.columns.setdefault(sheet, set()).add(column_of(letters))
    return found


def show_own(book: xlwings.Book, which: str) -> str | None:
    """Show a sheet of kamxl, whatever it is called now, and return its name; None when there is none."""
    sheet = next((name for name, one in own_marks(book).sheets.items() if one == which), None)
    if sheet is not None:
        with suppress(Exception):  # it may have no window
            book.activate()
        book.sheets[sheet].activate()
    return sheet


def reference(refers_to: str) -> tuple[str, str]:
    """Return the sheet and the letters of the first column that a reference names; "" for what is missing."""
    match = _REFERENCE.fullmatch(refers_to.strip())
    if match is None:
        return "", ""
    return (match[1] or match[2] or "").replace("''", "'"), match[3] or ""


def column_of(letters: str) -> int:
    """Return the number (from 0) of a column by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def quoted(sheet: str) -> str:
    """Write the name of a sheet as references do."""
    return "'" + sheet.replace("'", "''") + "'"
