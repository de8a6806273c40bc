"""The documents whose cells ask: their settings, the day they count from, their empty cells."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.util import XModifyListener

from kamxl.functions import FUNCTIONS
from kamxl.functions.kinds import DAY_ZERO
from kamxl.hosts.libreoffice.inside.blanks import EmptyCells, empty_cells
from kamxl.rules.every_setting import all_settings, settings_from
from kamxl.settings import Settings

_LONGEST_KNOWN = 2.0
"""Seconds. What was read is read again after every change; this is for changes nobody told about."""
_ARGUMENTS = {one.name.upper(): len(one.args) for one in FUNCTIONS}
_MARK = "KAM_sheet_settings"
_SHEET = "KAM Settings"
_LAST_ROW = 1999


class Documents:
    """The documents that have asked so far."""

    def __init__(self, context: Any) -> None:
        self._context = context
        self._known: list[Document] = []
        self._nobody = Document(None)

    def of(self, caller: Any) -> Document:
        """Return the document of a caller; it is known until it is closed."""
        if caller is None:
            return self._nobody
        for place, known in enumerate(self._known):
            if known.model == caller:
                if place:
                    self._known.insert(0, self._known.pop(place))
                return known
        known = Document(caller)
        self._known.insert(0, known)
        changes = _Changes(self, known, self._context)
        known.soon = changes.soon
        caller.addModifyListener(changes)
        return known

    def forget(self, document: Document) -> None:
        """Let go of a document that is closed."""
        self._known = [one for one in self._known if one is not document]


class Document:
    """One document."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self.day_zero = DAY_ZERO
        self.soon: Callable[[], None] = lambda: None
        self._settings = Settings()
        self._values: dict[str, object] = {}
        self._empty = EmptyCells()
        self._settings_read = self._empty_read = float("-inf")
        if model is not None:
            zero = model.NullDate
            self.day_zero = date(zero.Year, zero.Month, zero.Day)

    @property
    def settings(self) -> Settings:
        """The settings of the team, as they stand in the document."""
        if self.model is not None and time.monotonic() - self._settings_read > _LONGEST_KNOWN:
            self.renew()
        return self._settings

    @property
    def empty(self) -> EmptyCells:
        """What its formulas ask of empty cells."""
        if self.model is not None and time.monotonic() - self._empty_read > _LONGEST_KNOWN:
            self._empty = empty_cells(self.model, _ARGUMENTS)
            self._empty_read = time.monotonic()
            # It holds for the calculation under way: a cell that is emptied asks before the change is told.
            self.soon()
        return self._empty

    def changed(self) -> None:
        """Something in it is new: read again when asked."""
        self._settings_read = self._empty_read = float("-inf")

    def renew(self) -> bool:
        """Read the settings, and say whether they are others than before."""
        values = dict(_setting_values(self.model))
        self._settings_read = time.monotonic()
        if values == self._values:
            return False
        self._values = values
        before, self._settings = self._settings, settings_from(values)[0]
        return before != self._settings


class _Changes(unohelper.Base, XModifyListener, XCallback):
    """Hears of changes. Cells do not depend on the settings sheet, so new settings calculate them anew."""

    def __init__(self, documents: Documents, document: Document, context: Any) -> None:
        self._documents = documents
        self._document = document
        self._later = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.awt.AsyncCallback", context
        )
        self._waiting = False

    def modified(self, event: Any) -> None:
        """Read again, once all that goes on now is done."""
        self._document.changed()
        self.soon()

    def soon(self) -> None:
        """Look again as soon as LibreOffice has nothing else to do."""
        if not self._waiting:
            self._waiting = True
            self._later.addCallback(self, None)

    def notify(self, data: Any) -> None:
        """Let go of what may be old; calculate with settings that are new."""
        self._waiting = False
        self._document.changed()
        if self._document.model is not None and self._document.renew():
            self._document.model.calculateAll()

    def disposing(self, event: Any) -> None:
        """The document is closed."""
        self._document.model = None
        self._documents.forget(self._document)


def _setting_values(model: Any) -> Iterator[tuple[str, object]]:
    """Yield what stands in the document for each setting: on its settings sheet, else under its name."""
    names = model.NamedRanges
    sheet = _settings_sheet(model, names)
    if sheet is not None:
        known = {one.name for one in all_settings()}
        for key, _, value in sheet.getCellRangeByPosition(0, 0, 2, _LAST_ROW).getDataArray():
            if key in known and value not in (None, ""):
                yield str(key), value
        return
    for one in all_settings():
        if names.hasByName(one.defined_name):
            cells = names.getByName(one.defined_name).getReferredCells()
            value = cells.getDataArray()[0][0] if cells is not None else None
            if value not in (None, ""):
                yield one.name, value


def _settings_sheet(model: Any, names: Any) -> Any:
    """Return the sheet of the settings, renamed or not."""
    if names.hasByName(_MARK):
        cells = names.getByName(_MARK).getReferredCells()
        if cells is not None:
            return cells.Spreadsheet
    return model.Sheets.getByName(_SHEET) if model.Sheets.hasByName(_SHEET) else None
