"""Sheets of a Calc document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kamxl.hosts.libreoffice.engine.base import base_classes
from kamxl.hosts.libreoffice.engine.looks import settle_looks
from kamxl.hosts.libreoffice.engine.main_thread import in_main_thread
from kamxl.hosts.libreoffice.engine.names import Names
from kamxl.hosts.libreoffice.engine.ranges import Range, letters


class Sheets(base_classes.Sheets):  # type: ignore[misc]  # see base
    """All sheets of a document."""

    def __init__(self, book: Any) -> None:
        self.book = book

    @property
    def api(self) -> Any:
        """What UNO has."""
        return self.book.api.getSheets()

    @property
    def active(self) -> Sheet:
        """The sheet that is shown."""
        controller = self.book.api.getCurrentController()
        return Sheet(self.book, controller.getActiveSheet() if controller else self.api.getByIndex(0))

    def __call__(self, name_or_index: int | str) -> Sheet:
        """Return a sheet by name, whatever its case, or by place, from 1."""
        if isinstance(name_or_index, int):
            return Sheet(self.book, self.api.getByIndex(name_or_index - 1))
        wanted = name_or_index.casefold()
        for name in self.api.getElementNames():
            if name.casefold() == wanted:
                return Sheet(self.book, self.api.getByName(name))
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return int(self.api.getCount())

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self.book, self.api.getByName(name)) for name in self.api.getElementNames())

    def __contains__(self, name: str) -> bool:
        return name.casefold() in {one.casefold() for one in self.api.getElementNames()}

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """Add an empty sheet."""
        place = _place(before, after)
        given = name or self._free_name()
        place = len(self) if place is None else place
        in_main_thread(self.book.app.context, lambda: self.api.insertNewByName(given, place))
        return self(given)

    def _free_name(self) -> str:
        return next(name for n in range(1, 10_000) if (name := f"Sheet{n}") not in self)


class Sheet(base_classes.Sheet):  # type: ignore[misc]  # see base
    """One sheet."""

    book: Any = None

    def __init__(self, book: Any, sheet: Any) -> None:
        self.book = book
        self._sheet = sheet

    @property
    def api(self) -> Any:
        """What UNO has."""
        return self._sheet

    @property
    def document(self) -> Any:
        """The document, as UNO has it."""
        return self.book.api

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self._sheet.getName())

    @name.setter
    def name(self, value: str) -> None:
        self._sheet.setName(value)

    @property
    def index(self) -> int:
        """Its place, from 1."""
        return int(self._sheet.getRangeAddress().Sheet) + 1

    @property
    def names(self) -> Names:
        """The names that hold in this sheet only."""
        return Names(lambda: iter([(f"'{self.name}'!", self._sheet.getPropertyValue("NamedRanges"))]))

    @property
    def visible(self) -> bool:
        """Whether it is shown."""
        return bool(self._sheet.getPropertyValue("IsVisible"))

    @visible.setter
    def visible(self, value: bool) -> None:
        self._sheet.setPropertyValue("IsVisible", value)

    @property
    def protected(self) -> bool:
        """Whether its cells may not be changed."""
        return bool(self._sheet.isProtected())

    def range(self, first: Any, last: Any = None) -> Range:
        """Return cells by address, by row and column (from 1), or between two corners."""
        if isinstance(first, str):
            address = first if last is None else f"{first}:{last}"
            return Range(self, self._sheet.getCellRangeByName(address))
        top, left, bottom, right = _corners(first)
        if last is not None:
            bottom, right = _corners(last)[2:]
        return Range(self, self._sheet.getCellRangeByPosition(left - 1, top - 1, right - 1, bottom - 1))

    @property
    def cells(self) -> Range:
        """All cells."""
        return Range(self, self._sheet)

    @property
    def used_range(self) -> Range:
        """From the first cell that is used to the last one."""
        cursor = self._sheet.createCursor()
        cursor.gotoStartOfUsedArea(False)  # noqa: FBT003 - UNO knows no names of arguments
        start = cursor.getRangeAddress()
        cursor.gotoEndOfUsedArea(False)  # noqa: FBT003 - the same
        end = cursor.getRangeAddress()
        top, left = min(start.StartRow, end.EndRow) + 1, min(start.StartColumn, end.EndColumn) + 1
        return self.range(f"{letters(left)}{top}", f"{letters(end.EndColumn + 1)}{end.EndRow + 1}")

    def activate(self) -> None:
        """Show it."""
        controller = self.document.getCurrentController()
        if controller is not None:
            self._in_main_thread(lambda: controller.setActiveSheet(self._sheet))

    def select(self) -> None:
        """Show it."""
        self.activate()

    def clear_contents(self) -> None:
        """Empty all cells."""
        self.used_range.clear_contents()

    def delete(self) -> None:
        """Take it out. It is moved to the front first.

        With a sheet, LibreOffice (seen in 7.4) takes out the tables and filters of the one before it, too.
        """
        sheets = self.document.getSheets()

        def take_out() -> None:
            sheets.moveByName(self.name, 0)
            sheets.removeByName(self.name)

        self._in_main_thread(take_out)

    def _in_main_thread(self, work: Callable[[], Any]) -> None:
        in_main_thread(self.book.app.context, work)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        """Copy it beside another sheet, of this document or another one."""
        beside = before or after or self
        sheets = beside.document.getSheets()
        place = _place(before, after)
        place = sheets.getCount() if place is None else place
        self._in_main_thread(lambda: sheets.importSheet(self.document, self.name, place))
        if beside.document != self.document:
            settle_looks(sheets.getByIndex(place), beside.document, self.document)

    def move(self, before: Sheet | None, after: Sheet | None) -> None:
        """Move it within its document."""
        sheets = self.document.getSheets()
        place = _place(before, after)
        place = sheets.getCount() if place is None else place
        self._in_main_thread(lambda: sheets.moveByName(self.name, place))


def _place(before: Sheet | None, after: Sheet | None) -> int | None:
    """Return the place (from 0) before or behind a sheet; None for the end."""
    if before is not None:
        return before.index - 1
    return after.index if after is not None else None


def _corners(given: Any) -> tuple[int, int, int, int]:
    """Return first and last row and column of a cell, of a block (row, column, height, width), or a range."""
    if isinstance(given, Range):
        return given.row, given.column, given.row + given.shape[0] - 1, given.column + given.shape[1] - 1
    row, column, *size = given
    height, width = size or (1, 1)
    return row, column, row + height - 1, column + width - 1
