"""The program stands still while sheets are exchanged, and is afterwards as the user had it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kamxl.hosts.live.native_excel import selected

if TYPE_CHECKING:
    import xlwings

_STILL = {
    "screen_updating": False,
    "display_alerts": False,
    "enable_events": False,
    "calculation": "manual",
}


@contextmanager
def standing_still(book: xlwings.Book) -> Iterator[None]:
    """Hold screen, questions, events and calculation; restore them, the shown sheet and what is selected."""
    with suppress(Exception):  # it may have no window
        book.activate()
    sheet = book.sheets.active.name
    cells = _selected(book)
    before = {name: getattr(book.app, name) for name in _STILL}
    try:
        for name, value in _STILL.items():
            setattr(book.app, name, value)
        yield
    finally:
        for name, value in reversed(before.items()):
            setattr(book.app, name, value)
        _show_again(book, sheet, cells)


def _selected(book: xlwings.Book) -> str | None:
    # A shape or a chart may be selected, or the workbook may have no window.
    with suppress(Exception):
        area = selected(book)
        return None if area is None else str(area.address)
    return None


def _show_again(book: xlwings.Book, sheet: str, cells: str | None) -> None:
    with suppress(Exception):
        book.activate()
    if sheet not in book.sheet_names:
        return
    with suppress(Exception):
        book.sheets[sheet].activate()
        if cells is not None:
            book.sheets[sheet].range(cells).select()
