"""When a file was changed last, as the system itself notes it.

A program that puts the old time of writing back cannot hide a change from it.
"""

import os
import sys
from pathlib import Path
from typing import Any

_EPOCH = 116_444_736_000_000_000
"""1 January 1970 in the time of Windows: steps of 100 nanoseconds since 1601."""
_STEP = 100
_READ_ATTRIBUTES, _ALL_MAY_SHARE, _EXISTING, _FOLDERS_TOO = 0x80, 7, 3, 0x02000000
_BASIC_INFORMATION = 0


def changed_ns(path: Path, status: os.stat_result) -> int | None:
    """Return the nanoseconds since 1970; None when this disk does not tell.

    Args:
        path: The file.
        status: What `stat` said of it. On Windows its `st_ctime_ns` is when the file was made.
    """
    return _on_windows(path) if sys.platform == "win32" else status.st_ctime_ns


def _on_windows(path: Path) -> int | None:
    """Ask Windows for the change time, which only a handle tells."""
    import ctypes

    library: Any = getattr(ctypes, "WinDLL")  # noqa: B009 - type checkers know it on Windows only
    kernel = library("kernel32")
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(
        kernel.CreateFileW(
            str(path), _READ_ATTRIBUTES, _ALL_MAY_SHARE, None, _EXISTING, _FOLDERS_TOO, ctypes.c_void_p()
        )
    )
    if handle.value in {None, ctypes.c_void_p(-1).value}:
        return None
    # FILE_BASIC_INFO: created, read, written, changed, attributes.
    told = (ctypes.c_int64 * 5)()
    try:
        done = kernel.GetFileInformationByHandleEx(handle, _BASIC_INFORMATION, told, ctypes.sizeof(told))
    finally:
        kernel.CloseHandle(handle)
    return (told[3] - _EPOCH) * _STEP if done and told[3] else None
