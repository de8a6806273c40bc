"""The few things for which xlwings has no words of its own, said to Excel directly (`.api`), here only.

Not run by our tests: they need Excel on Windows or a Mac. The engine for LibreOffice answers the same
questions by properties of the same names, and those are tested.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlwings

_VISIBLE = 12
_MAC_CONTAINER = "Library/Containers/com.microsoft.Excel/Data"


def epoch_1904(book: xlwings.Book) -> bool:
    """Say whether the dates of a workbook count from 1904."""
    return bool(_asked(book, "epoch_1904", "Date1904", "date_1904"))


def structure_protected(book: xlwings.Book) -> bool:
    """Say whether no sheet may be added or taken out."""
    return bool(_asked(book, "structure_protected", "ProtectStructure", "protect_structure"))


def sheet_protected(sheet: xlwings.Sheet) -> bool:
    """Say whether cells of a sheet may not be changed."""
    return bool(_asked(sheet, "protected", "ProtectContents", "protect_contents"))


def in_table(cell: xlwings.Range) -> bool:
    """Say whether a cell is part of a table, which needs a header in every column."""
    own = getattr(cell.impl, "in_table", None)
    return bool(own) if own is not None else cell.table is not None


def has_changes(book: xlwings.Book) -> bool:
    """Say whether something in a workbook is not saved."""
    own = getattr(book.impl, "has_changes", None)
    return bool(own) if own is not None else not _asked(book, "", "Saved", "saved")


@contextmanager
def one_step(book: xlwings.Book, *, sheets: bool, columns: bool = False) -> Iterator[None]:
    """Let the user undo all that is done inside at once, where the program can; give up all after a failure.

    Excel forgets what can be undone as soon as another program changes a workbook.

    Args:
        book: The workbook.
        sheets: Whether KAM sheets may come or go.
        columns: Whether columns of kamxl in sheets of the team may go.
    """
    own = getattr(book.impl, "one_step", None)
    with own(sheets=sheets, columns=columns) if own is not None else nullcontext():
        yield


def selected(book: xlwings.Book) -> xlwings.Range | None:
    """Return what is selected in a workbook, also when another one is in front; None when that is no cell."""
    from xlwings import Range

    if hasattr(book.impl, "selection"):
        own = book.impl.selection
        return None if own is None else Range(impl=own)
    if book.app.books.active != book:
        book.activate()
    area = book.selection
    return area if isinstance(area, Range) else None


def hidden_rows(area: xlwings.Range) -> int:
    """Count the rows of an area that are hidden or filtered away; 0 where that cannot be told."""
    own = getattr(area.impl, "hidden_rows", None)
    if own is not None:
        return int(own)
    try:
        return _hidden_on_mac(area) if sys.platform == "darwin" else _hidden_on_windows(area)
    except Exception:  # noqa: BLE001 - COM and AppleScript raise their own kinds, and the count is an extra
        return 0


def _hidden_on_windows(area: xlwings.Range) -> int:
    rows = area.shape[0]
    hidden = area.api.EntireRow.Hidden
    if hidden is not None or rows == 1:
        return rows if hidden else 0
    for column in range(1, area.shape[1] + 1):
        # A column that is hidden itself has no visible cells, and Excel says so by an error.
        with suppress(Exception):
            return int(rows - area.api.Columns(column).SpecialCells(_VISIBLE).CountLarge)
    return 0


def _hidden_on_mac(area: xlwings.Range) -> int:
    hidden = area.api.entire_row.rows.hidden.get()
    return sum(map(bool, hidden)) if isinstance(hidden, list) else area.shape[0] * (hidden is True)


def scratch_folder() -> Path:
    """Return a folder for a workbook that is opened and thrown away at once.

    On a Mac, Excel opens a file outside of its own container only after asking the user.
    """
    container = Path.home() / _MAC_CONTAINER
    return container if sys.platform == "darwin" and container.is_dir() else Path(gettempdir())


def show_folder(folder: Path) -> None:
    """Show a folder in the file manager."""
    if sys.platform == "win32":
        os.startfile(folder)  # noqa: S606 - a folder that kamxl has just written
        return
    program = "open" if sys.platform == "darwin" else "xdg-open"
    with suppress(OSError):
        subprocess.Popen([program, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - the same


def _asked(one: xlwings.Book | xlwings.Sheet, own: str, windows: str, mac: str) -> Any:
    if own and hasattr(one.impl, own):
        return getattr(one.impl, own)
    if sys.platform == "darwin":
        return getattr(one.api, mac).get()
    return getattr(one.api, windows)
