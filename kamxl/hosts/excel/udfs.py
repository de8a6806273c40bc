"""What Excel calls: one name for each function, found here by xlwings (`kamxl.hosts.excel.udfs.KAM_TIER`)."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

from kamxl.functions import FUNCTIONS
from kamxl.hosts.addin.book_functions import BOOK_FUNCTIONS, Books
from kamxl.hosts.addin.memory import Memory
from kamxl.hosts.excel.binding import Bound, catalogue_functions
from kamxl.hosts.excel.book_settings import BookSettings
from kamxl.hosts.excel.cell_values import Shown
from kamxl.hosts.excel.given_ranges import given_range
from kamxl.settings import Settings

_MOST_CELLS = 200_000
_settings = BookSettings()
_memory: Memory[list[list[Shown]]] = Memory(_MOST_CELLS, lambda rows: 1 + sum(map(len, rows)))
_books_keep_theirs: Memory[list[list[Shown]]] = Memory(0)
_books = Books(date.today)


def settings_now() -> Settings:
    """Return the settings of the workbook whose cell is being computed."""
    return _settings.of(_calling_book())


def _calling_book() -> Any:
    """Return the workbook, which xlwings notes before it calls; None when there is none."""
    windows: Any = sys.modules.get("xlwings._xlwindows")
    if windows is None or windows.BOOK_CALLER is None:
        return None
    import xlwings

    return xlwings.Book(impl=windows.Book(windows.BOOK_CALLER))


BOUND: tuple[Bound, ...] = (
    *catalogue_functions(FUNCTIONS, settings_now, _memory),
    *(
        Bound(one.offered, _books.compute(one), settings_now, _books_keep_theirs, given_range)
        for one in BOOK_FUNCTIONS
    ),
)
globals().update({one.__name__: one for one in BOUND})
