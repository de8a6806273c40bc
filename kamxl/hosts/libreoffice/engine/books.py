"""Documents that are open in LibreOffice Calc."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

from kamxl.hosts.libreoffice.engine.base import base_classes
from kamxl.hosts.libreoffice.engine.cells import null_date
from kamxl.hosts.libreoffice.engine.main_thread import in_main_thread
from kamxl.hosts.libreoffice.engine.names import Names
from kamxl.hosts.libreoffice.engine.office import properties, uno_module
from kamxl.hosts.libreoffice.engine.one_step import one_step
from kamxl.hosts.libreoffice.engine.ranges import Range
from kamxl.hosts.libreoffice.engine.sheets import Sheets

_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".ods": "calc8",
    ".xls": "MS Excel 97",
}
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - sheets know no time zones


class Books(base_classes.Books):  # type: ignore[misc]  # see base
    """All documents that are spreadsheets."""

    def __init__(self, app: Any) -> None:
        self.app = app

    @property
    def api(self) -> Any:
        """What UNO has."""
        return self.app.api

    @property
    def active(self) -> Book | None:
        """The document in front; else the first one; None when there is none."""
        current = self.app.api.getCurrentComponent()
        if current is not None and current.supportsService(_SPREADSHEET):
            return Book(self.app, current)
        return next(iter(self), None)

    def __iter__(self) -> Iterator[Book]:
        found = self.app.api.getComponents().createEnumeration()
        while found.hasMoreElements():
            one = found.nextElement()
            if one.supportsService(_SPREADSHEET):
                yield Book(self.app, one)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, name_or_index: int | str) -> Book:
        """Return a document by name or by place, from 1."""
        for place, book in enumerate(self, start=1):
            if name_or_index in {place, book.name}:
                return book
        raise KeyError(name_or_index)

    def __contains__(self, name: str) -> bool:
        return any(book.name == name for book in self)

    def add(self) -> Book:
        """Make a new document."""
        return self._load("private:factory/scalc")

    def open(self, fullname: str, *options: Any) -> Book:
        """Open a file; unseen while the screen stands still."""
        read_only = bool(options[1]) if len(options) > 1 else False
        hidden = not self.app.screen_updating
        return self._load(Path(fullname).resolve().as_uri(), ReadOnly=read_only, Hidden=hidden)

    def _load(self, url: str, **options: object) -> Book:
        found: list[Any] = []

        def load() -> None:
            # 4: a macro in the file is not run unless the user's settings allow it.
            how = properties(MacroExecutionMode=4, **options)
            found.append(self.app.api.loadComponentFromURL(url, "_blank", 0, how))

        in_main_thread(self.app.context, load)
        return Book(self.app, found[0])


class Book(base_classes.Book):  # type: ignore[misc]  # see base
    """One document."""

    def __init__(self, app: Any, document: Any) -> None:
        self._app = app
        self._document = document

    @property
    def api(self) -> Any:
        """What UNO has."""
        return self._document

    @property
    def app(self) -> Any:
        """The program."""
        return self._app

    @property
    def name(self) -> str:
        """The file name; before it was saved, the title of the window."""
        return PurePath(self.fullname).name

    @property
    def fullname(self) -> str:
        """The path; before it was saved, the title of the window."""
        url = self._document.getURL()
        return str(uno_module().fileUrlToSystemPath(url)) if url else str(self._document.getTitle())

    @property
    def sheets(self) -> Sheets:
        """Its sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """Its names, those of single sheets included."""
        return Names(self._scopes)

    def _scopes(self) -> Iterator[tuple[str, Any]]:
        yield "", self._document.getPropertyValue("NamedRanges")
        for sheet in self.sheets:
            yield f"'{sheet.name}'!", sheet.api.getPropertyValue("NamedRanges")

    @property
    def selection(self) -> Range | None:
        """The selected cells; None when something else is selected."""
        controller = self._document.getCurrentController()
        found = controller.getSelection() if controller else None
        if found is None or not hasattr(found, "getRangeAddress"):
            return None
        return Range(self.sheets(found.getSpreadsheet().getName()), found)

    def activate(self) -> None:
        """Bring it to the front."""
        controller = self._document.getCurrentController()
        if controller is not None:
            controller.getFrame().activate()

    def save(self, path: str | None = None, password: str | None = None) -> None:  # noqa: ARG002 - as xlwings calls it
        """Save it, in the format that the name tells."""
        if path is None:
            self._document.store()
            return
        kind = properties(FilterName=_FILTERS[Path(path).suffix.lower()])
        self._document.storeAsURL(Path(path).resolve().as_uri(), kind)

    def close(self) -> None:
        """Close it without saving."""
        in_main_thread(self._app.context, lambda: self._document.close(True))  # noqa: FBT003 - UNO's way

    def one_step(self, *, sheets: bool, columns: bool) -> AbstractContextManager[None]:
        """Make all that is done inside one entry on the undo list."""
        title = self._app.step_title
        return one_step(self._app.context, self._document, title, sheets=sheets, columns=columns)

    @property
    def epoch_1904(self) -> bool:
        """Whether its dates count from 1904."""
        return null_date(self._document) == _EPOCH_1904

    @property
    def structure_protected(self) -> bool:
        """Whether no sheet may be added."""
        return bool(self._document.isProtected())

    @property
    def has_changes(self) -> bool:
        """Whether something is not saved."""
        return bool(self._document.isModified())
