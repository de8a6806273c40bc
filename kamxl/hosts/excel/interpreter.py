"""Where Excel finds Python: absolute paths, written into the add-in when it is made.

Nothing is derived from a workbook, which may lie in OneDrive or on a share, and nothing is searched for, so
that another Python or conda on the same computer cannot get in between.
"""

import ctypes
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path, PureWindowsPath
from typing import Any

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

_SERVE = "import xlwings; xlwings.serve('{class_id}')"
CLASS_ID = "{7D3B0E64-52F1-4C0E-9A1D-6B8C0F2E9D47}"
"""The class that Windows starts for Excel where there is no library in between."""
CLASS_NAME = "kamxl.Server"
"""The name by which Excel's macros ask for it."""
_LONGEST_PATH = 1000
"""The xlwings library takes a command of 2,047 bytes; two bytes a character in Chinese Windows."""
_CODE_PAGE = "mbcs" if os.name == "nt" else "utf-8"


class Way(StrEnum):
    """How Excel reaches Python on Windows."""

    DLL = "dll"
    """Excel loads the library of xlwings, which starts Python."""
    COM = "com"
    """Windows starts Python, by a class that is registered for this user: no library, no `Declare`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreter:
    """One Python for Excel.

    Attributes:
        python: Its program.
        folder: Where the xlwings libraries lie (the environment's folder).
        xlwings: The version of xlwings, which is part of the libraries' names.
        way: How Excel reaches it.
    """

    python: str
    folder: str
    xlwings: str
    way: Way = Way.DLL

    @property
    def command(self) -> str:
        """The command that starts the COM server; the library puts a class id in place of $(CLSID)."""
        return self._serving("$(CLSID)")

    @property
    def class_command(self) -> str:
        """The command by which Windows starts the COM server of the registered class."""
        return self._serving(CLASS_ID)

    def _serving(self, class_id: str) -> str:
        return f'"{self.python}" -I -c "{_SERVE.format(class_id=class_id)}"'

    @property
    def log(self) -> str:
        """Where a Mac keeps what Python said when a button failed."""
        return f"{self.folder}/kamxl.log"

    def library(self, bits: int) -> str:
        """Return the path of the xlwings library for Excel of 32 or 64 bits."""
        return str(PureWindowsPath(self.folder) / f"xlwings{bits}-{self.xlwings}.dll")


def this_interpreter(way: Way = Way.DLL) -> Interpreter:
    """Return the Python that runs now, as Excel can start it.

    Args:
        way: How Excel is to reach it. Windows' registry holds any path; the library does not.

    Raises:
        KamxlError: Its path cannot be handed to Excel.
    """
    python = Path(sys.executable)
    silent = python.with_name("pythonw.exe")  # opens no black window
    path = str(silent if silent.exists() else python)
    return Interpreter(
        python=plain_path(path) if way is Way.DLL else path,
        folder=sys.prefix,
        xlwings=version("xlwings"),
        way=way,
    )


def plain_path(path: str, *, code_page: str = _CODE_PAGE, shorten: Callable[[str], str] | None = None) -> str:
    """Return a path that survives the way to xlwings' library, which knows only the code page of Windows.

    A path outside of it, like Chinese on an English computer, is written in its short form (8.3).

    Args:
        path: An absolute path.
        code_page: What the computer can pass on.
        shorten: Gives the short form; Windows does, by default.

    Raises:
        KamxlError: There is no such form, or it has signs that a command cannot hold.
    """
    plain = path if _fits(path, code_page) else (shorten or short_path)(path)
    if not _fits(plain, code_page) or "$(" in plain or '"' in plain or len(plain) > _LONGEST_PATH:
        raise KamxlError(
            say(
                "Excel cannot start Python from '{path}': the name has characters that Windows cannot pass "
                "on, or is too long. Install kamxl into a folder with a short, plain name.",
                path=path,
            )
        )
    return plain


def short_path(path: str, kernel: Any = None) -> str:
    """Return the short form of a path on Windows; the path itself where there is none."""
    kernel = kernel or ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    room = ctypes.create_unicode_buffer(_LONGEST_PATH + 1)
    return room.value if 0 < kernel.GetShortPathNameW(path, room, len(room)) < len(room) else path


def _fits(path: str, code_page: str) -> bool:
    try:
        path.encode(code_page)
    except UnicodeEncodeError:
        return False
    return True
