"""What Excel calls for every function: `kamxl.hosts.excel.udfs.ask`, found here by xlwings."""

from __future__ import annotations

from datetime import date

from kamxl.functions import FUNCTIONS
from kamxl.hosts.addin.book_functions import BOOK_FUNCTIONS, Books
from kamxl.hosts.addin.memory import Memory
from kamxl.hosts.excel.binding import Ask, Bound, catalogue_functions
from kamxl.hosts.excel.cell_values import Shown

_MOST_CELLS = 200_000
_memory: Memory[list[list[Shown]]] = Memory(_MOST_CELLS, lambda rows: 1 + sum(map(len, rows)))
_books_keep_theirs: Memory[list[list[Shown]]] = Memory(0)
_books = Books(date.today)

ask = Ask(
    {
        one.offered.name: one
        for one in (
            *catalogue_functions(FUNCTIONS, _memory),
            *(
                Bound(offered=one.offered, compute=_books.compute(one), memory=_books_keep_theirs)
                for one in BOOK_FUNCTIONS
            ),
        )
    }
)
