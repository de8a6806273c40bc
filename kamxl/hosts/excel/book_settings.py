"""The settings of the workbook whose cell is asking, read again when they may have changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kamxl.hosts.addin.log import note_failure
from kamxl.rules.every_setting import all_settings, settings_from
from kamxl.settings import Settings

FRESH_SECONDS = 1.0
"""Ten thousand cells ask one by one, and each look into the workbook takes milliseconds."""
_MARK = "KAM_sheet_settings"
_SHEET = "KAM Settings"
_NAMES = {one.name for one in all_settings()}
_BY_DEFINED_NAME = {one.defined_name.casefold(): one.name for one in all_settings()}
_DEFAULTS = Settings()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    values: Mapping[str, object]
    settings: Settings
    looked_at: float


class BookSettings:
    """The settings of open workbooks.

    Args:
        clock: Counts seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[str, _Known] = {}

    def of(self, book: Any) -> Settings:
        """Return the settings of an open workbook (of xlwings); the defaults when it has none.

        The same object is returned as long as nothing has changed.

        Raises:
            Exception: The workbook does not answer, and its settings were never read.
        """
        if book is None:
            return _DEFAULTS
        key, now = str(book.fullname), self._clock()
        known = self._known.get(key)
        if known and now - known.looked_at < FRESH_SECONDS:
            return known.settings
        try:
            values = setting_values(book)
        except Exception:
            # Excel refuses calls while it is busy. Without settings there is no result: one by the
            # defaults would look right and be wrong.
            if known is None:
                raise
            note_failure("the settings of a workbook")
            return known.settings
        same = known is not None and known.values == values
        settings = known.settings if known and same else settings_from(values)[0]
        self._known[key] = _Known(values=values, settings=settings, looked_at=now)
        return settings


def setting_values(book: Any) -> dict[str, object]:
    """Return what stands in the workbook for each setting: its settings sheet, else its defined names."""
    sheet = _settings_sheet(book)
    return dict(_in_sheet(sheet) if sheet is not None else _in_names(book))


def _settings_sheet(book: Any) -> Any:
    """Return the sheet of the settings, renamed or not."""
    if _MARK in book.names and "#REF!" not in book.names[_MARK].refers_to:
        return book.names[_MARK].refers_to_range.sheet
    return next((sheet for sheet in book.sheets if sheet.name == _SHEET), None)


def _in_sheet(sheet: Any) -> Iterator[tuple[str, object]]:
    """Yield name (column A) and value (column C) of each setting, in one call to the program."""
    last = sheet.used_range.last_cell.row
    for key, _, value in sheet.range((1, 1), (max(last, 2), 3)).options(ndim=2).value:
        if isinstance(key, str) and key in _NAMES and value not in (None, ""):
            yield key, value


def _in_names(book: Any) -> Iterator[tuple[str, object]]:
    for name in book.names:
        setting = _BY_DEFINED_NAME.get(name.name.casefold())
        if setting is not None:
            value = name.refers_to_range.value
            if value not in (None, ""):
                yield setting, value
