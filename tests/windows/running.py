"""The processes of a computer with Windows."""

import ctypes
import os
from collections.abc import Iterator
from typing import Any

_QUERY, _MOST, _ROOM = 0x1000, 4096, 1024


def running() -> Iterator[tuple[int, str]]:
    """Yield number and program of every process of this user, without this one."""
    library: Any = ctypes.WinDLL
    kernel, many = library("kernel32"), (ctypes.c_uint32 * _MOST)()
    kernel.OpenProcess.restype = ctypes.c_void_p
    got = ctypes.c_uint32()
    library("psapi").EnumProcesses(many, ctypes.sizeof(many), ctypes.byref(got))
    for number in many[: got.value // 4]:
        handle = kernel.OpenProcess(_QUERY, False, number) if number != os.getpid() else None
        if handle:
            room, size = ctypes.create_unicode_buffer(_ROOM), ctypes.c_uint32(_ROOM)
            if kernel.QueryFullProcessImageNameW(ctypes.c_void_p(handle), 0, room, ctypes.byref(size)):
                yield number, room.value
            kernel.CloseHandle(ctypes.c_void_p(handle))
