"""A file as another program holds it on Windows."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_READ_AND_WRITE, _EXISTING = 0xC0000000, 3
SHARES = {"as Excel does: others may read": 1, "exclusively": 0}
"""What others may do meanwhile (FILE_SHARE_READ is 1)."""


@contextmanager
def held(path: Path, share: int) -> Iterator[None]:
    """Hold a file open as a program that edits it."""
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = kernel.CreateFileW(str(path), _READ_AND_WRITE, share, None, _EXISTING, 0, None)
    assert handle != ctypes.c_void_p(-1).value, ctypes.get_last_error()
    try:
        yield
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
