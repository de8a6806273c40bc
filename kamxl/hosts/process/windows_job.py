"""A memory limit on Windows: this process puts itself into a job object."""

import ctypes
from functools import cache
from typing import Any

_EXTENDED_LIMITS = 9
_PROCESS_MEMORY = 0x100


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("Basic", _Basic),
        ("Transfers", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def limit_memory(size: int, windows: Any = None) -> bool:
    """Limit the memory of this process to some bytes; False when Windows does not let it.

    Args:
        size: Bytes. A later call sets another limit on the same job.
        windows: The library kernel32; that of this computer by default.
    """
    try:
        kernel = windows or ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
        job = ctypes.c_void_p(_job(kernel))
        limits = Limits()
        limits.Basic.LimitFlags = _PROCESS_MEMORY
        limits.ProcessMemoryLimit = size
        size_of = ctypes.sizeof(limits)
        return bool(kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size_of))
    except (AttributeError, OSError):
        return False


@cache
def _job(kernel: Any) -> int | None:
    """Make a job, put this process into it, and return its handle."""
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job: int | None = kernel.CreateJobObjectW(None, None)
    here = ctypes.c_void_p(kernel.GetCurrentProcess())
    return job if kernel.AssignProcessToJobObject(ctypes.c_void_p(job), here) else None
