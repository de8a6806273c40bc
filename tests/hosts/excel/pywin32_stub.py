"""Stand-ins for pywin32, so that the real `xlwings.udfs` runs here: what Excel would call, without Excel."""

import ctypes
import importlib
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pickle import PicklingError
from types import ModuleType
from typing import Any, NoReturn
from unittest.mock import MagicMock, patch

import xlwings

_MODULES = (
    "pythoncom",
    "pywintypes",
    "win32api",
    "win32con",
    "win32event",
    "win32gui",
    "win32process",
    "win32timezone",
    "win32com",
    "win32com.client",
    "win32com.server",
    "win32com.server.dispatcher",
    "win32com.server.policy",
    "win32com.server.util",
)


class TimeType(datetime):
    """The dates of pywin32: they are datetimes, but cannot be pickled."""

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise PicklingError("Can't pickle <class 'pywintypes.datetime'>")


class Dispatched:
    """What win32com makes of a COM object."""


@contextmanager
def real_udfs() -> Iterator[Any]:
    """Give the module `xlwings.udfs` as it is on Windows; afterwards all is as it was."""
    before = dict(sys.modules)
    stubs = {name: _stub(name) for name in _MODULES}
    with ExitStack() as stack:
        stack.enter_context(patch.dict(sys.modules, stubs))
        for name in ("windll", "oledll", "PyDLL"):
            stack.enter_context(patch.object(ctypes, name, MagicMock(), create=True))
        windows = importlib.import_module("xlwings._xlwindows")
        stack.enter_context(patch.object(xlwings, "_xlwindows", windows, create=True))
        stack.enter_context(patch.dict(xlwings.engines.engines_by_name, {"excel": _engine()}))
        try:
            yield importlib.import_module("xlwings.udfs")
        finally:
            server = sys.modules.get("xlwings.com_server")
            if server is not None:
                server.loop.close()  # made when the module is imported
            for name in sys.modules.keys() - before.keys():
                if name.startswith("xlwings."):
                    del sys.modules[name]


def _engine() -> Any:
    engine = MagicMock()
    engine.name, engine.type = "excel", "desktop"
    return engine


def _stub(name: str) -> ModuleType:
    module: Any = MagicMock(name=name)
    module.__file__ = f"{name}.dll"
    module.__path__ = []
    if name == "pywintypes":
        module.TimeType = TimeType
    if name == "win32com.client":
        for kind in ("CDispatch", "CoClassBaseClass", "DispatchBaseClass"):
            setattr(module, kind, type(kind, (), {}))
        module.Dispatch = lambda dispatched: dispatched
    return module
