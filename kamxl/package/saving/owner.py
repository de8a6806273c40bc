"""Whose temporary file or lock it is, and whether that run of kamxl still lives."""

import hashlib
import os
import re
import secrets
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ABANDONED_AFTER = 3600.0
"""Seconds. No save takes an hour: an older temporary file or lock belongs to a run that is gone,
also when it ran on another computer, where we cannot look."""

_LARGEST = 0xFFFFFFFF
"""No system has a process with a larger number."""
_TEMPORARY = re.compile(r"\.kamxl-(?P<host>[0-9a-f]{8})-(?P<pid>[0-9]{1,10})-[0-9a-f]{12}\.tmp")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemporaryOwner:
    """The run that a temporary file belongs to, as its name says. `host` is a short hash of the name."""

    host: str
    pid: int


def temporary_beside(target: Path) -> Path:
    """Return a name for a temporary file in the folder of `target` that says which run it belongs to."""
    return target.with_name(f".kamxl-{_host_hash()}-{os.getpid()}-{secrets.token_hex(6)}.tmp")


def temporary_owner(name: str) -> TemporaryOwner | None:
    """Return whose temporary file this is; None when its name is not one that kamxl gives."""
    match = _TEMPORARY.fullmatch(name)
    return TemporaryOwner(host=match["host"], pid=int(match["pid"])) if match else None


def is_temporary_abandoned(owner: TemporaryOwner, age: float) -> bool:
    """Whether a temporary file, `age` seconds old, belongs to no living run."""
    return age > ABANDONED_AFTER or (owner.host == _host_hash() and not is_running(owner.pid))


def age(path: Path) -> float:
    """Return how many seconds ago a file was written."""
    return time.time() - path.stat().st_mtime


def is_running(pid: int) -> bool:
    """Whether this computer runs a process with this number."""
    if not 0 < pid <= _LARGEST:
        return False
    if sys.platform == "win32":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it lives, and belongs to somebody else
        return True
    return True


def host_name() -> str:
    """Return the name of this computer."""
    return socket.gethostname()


def _host_hash() -> str:
    return hashlib.sha256(host_name().encode()).hexdigest()[:8]


def _is_running_on_windows(pid: int) -> bool:
    """Ask Windows; `os.kill` would end the process there."""
    import ctypes

    synchronize, access_denied, still_waiting = 0x100000, 5, 0x102
    library = getattr(ctypes, "WinDLL")  # noqa: B009 - type checkers know it on Windows only
    kernel = library("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    kernel.WaitForSingleObject.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
    kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
    handle = kernel.OpenProcess(synchronize, False, pid)  # noqa: FBT003 - Windows' own order
    if not handle:
        return bool(getattr(ctypes, "get_last_error")() == access_denied)  # noqa: B009
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == still_waiting)
    finally:
        kernel.CloseHandle(handle)
