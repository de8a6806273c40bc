"""The service `KAM`: each function of the catalogue as a method, so that cells can say `KAM.TIER(…)`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import uno
import unohelper
from com.sun.star.lang import XServiceInfo
from com.sun.star.sheet import ResultEvent, XVolatileResult
from org.kamxl import XKamFunctions

from kamxl.functions import FUNCTIONS, CellError, CellFunction, CellResult
from kamxl.hosts.addin.log import note_failure
from kamxl.hosts.libreoffice.inside.answer import answer, answer_either_way
from kamxl.hosts.libreoffice.inside.documents import Document, Documents
from kamxl.hosts.libreoffice.inside.values import ERRORS, shown

NAME = "KAM"
FAULT = CellError.NULL
"""What a cell shows when kamxl itself fails: an error that no function gives otherwise."""
SERVICES = (NAME, "com.sun.star.sheet.AddIn")


class _Rows(unohelper.Base, XVolatileResult):
    """Rows of results. Python cannot give Calc rows where a single value may stand as well; this can."""

    def __init__(self, rows: tuple[tuple[float | str, ...], ...]) -> None:
        self._rows = uno.Any("[][]any", rows)

    def addResultListener(self, listener: Any) -> None:
        """Hand the rows over, at once."""
        event = ResultEvent()
        event.Source = self
        event.Value = self._rows
        listener.modified(event)

    def removeResultListener(self, listener: Any) -> None:
        """Nothing is ever added later."""


class KamFunctions(unohelper.Base, XKamFunctions, XServiceInfo):
    """All functions. Their methods are set below."""

    def __init__(self, context: Any) -> None:
        self.documents = Documents(context)

    def getImplementationName(self) -> str:
        """Return the name by which Calc asks, which stands before the dot in cells."""
        return NAME

    def supportsService(self, name: str) -> bool:
        """Say whether this is such a service."""
        return name in SERVICES

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        """Return what this is."""
        return SERVICES


def _method(function: CellFunction) -> Callable[..., Any]:
    name = function.name.upper()

    def method(self: KamFunctions, caller: Any, *values: object) -> Any:
        try:
            document = self.documents.of(caller)
            result = _result(function, values, document)
            given = shown(result, document.day_zero)
        except Exception:  # noqa: BLE001 - a traceback is no cell value; it goes to the log
            note_failure(f"LibreOffice, KAM.{name}")
            return ERRORS[FAULT]
        return _Rows(given) if isinstance(given, tuple) else given

    method.__name__ = name
    return method


def _result(function: CellFunction, values: tuple[object, ...], document: Document) -> CellResult:
    if 0.0 not in values:
        return answer(function, values, document.settings, document.day_zero)
    ways = document.empty.among(function.name.upper(), values)
    return answer_either_way(function, values, ways, document.settings, document.day_zero)


for _function in FUNCTIONS:
    setattr(KamFunctions, _function.name.upper(), _method(_function))

g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(KamFunctions, NAME, SERVICES)
