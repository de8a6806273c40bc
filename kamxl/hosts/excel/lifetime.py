"""Where Windows started this Python for Excel, it ends with the last Excel that it serves."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Any

from kamxl.hosts.excel.binding import raw_call

_SYNCHRONIZE = 0x0010_0000
_FOR_EVER = 0xFFFF_FFFF
_WM_QUIT = 0x0012


class EndWith:
    """Takes the window of an Excel that wants answers; xlwings finds it by name.

    Args:
        wait: Comes back when the process with this window has ended.
        end: Ends this Python.
    """

    def __init__(self, wait: Callable[[int], None], end: Callable[[], None]) -> None:
        self.__name__ = "end_with"
        self.__xlfunc__ = raw_call("end_with", ("window",))
        self._wait, self._end = wait, end
        self._served: set[int] = set()
        self._lock = threading.Lock()

    def __call__(self, window: float) -> list[list[bool]]:
        """Serve this Excel as well; the second time it says so changes nothing.

        Args:
            window: The handle of its window.
        """
        handle = int(window)
        with self._lock:
            if handle not in self._served:
                self._served.add(handle)
                threading.Thread(target=self._until_gone, args=(handle,), daemon=True).start()
        return [[True]]

    def _until_gone(self, window: int) -> None:
        self._wait(window)
        with self._lock:
            self._served.discard(window)
            last = not self._served
        if last:
            self._end()


def process_of(window: int, windows: Any = None) -> int:
    """Return the number of the process that a window belongs to; 0 when there is no such window."""
    user = windows or ctypes.WinDLL("user32")  # type: ignore[attr-defined,unused-ignore]
    number = ctypes.c_uint32()
    user.GetWindowThreadProcessId(ctypes.c_void_p(window), ctypes.byref(number))
    return number.value


def _wait_for_process(window: int) -> None:
    kernel: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = ctypes.c_void_p
    process = kernel.OpenProcess(_SYNCHRONIZE, False, process_of(window))  # noqa: FBT003 - Windows' own order
    if process:
        kernel.WaitForSingleObject(ctypes.c_void_p(process), _FOR_EVER)
        kernel.CloseHandle(ctypes.c_void_p(process))


def _end_this_python() -> None:
    """Let xlwings' server leave its loop, in which the first thread of this process waits."""
    user: Any = ctypes.WinDLL("user32")  # type: ignore[attr-defined,unused-ignore]
    user.PostThreadMessageW(threading.main_thread().native_id, _WM_QUIT, 0, 0)


end_with = EndWith(_wait_for_process, _end_this_python)
