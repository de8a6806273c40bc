"""Memory of this very process: how much it used at most, and how much it may ask for."""

import sys
from contextlib import suppress
from pathlib import Path

_STATUS = Path("/proc/self/status")
_FORGET = Path("/proc/self/clear_refs")


def forget_peak() -> None:
    """Start measuring the peak anew, where the system can (Linux)."""
    with suppress(OSError):
        _FORGET.write_text("5", encoding="ascii")


def peak_mib() -> float | None:
    """Return the most memory this process held since `forget_peak`, in MiB; None where it is not told.

    Where the peak cannot be forgotten (macOS), that of the whole life of the process.
    """
    held = _kib("VmHWM")
    if held is not None:
        return held / 1024
    if sys.platform == "win32":
        return None
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)


def limit_memory(mib: int) -> None:
    """Let this process ask for so much memory more than it has now, where the system can (Linux).

    Beyond it Python raises MemoryError, and libraries that cannot bear that end the process.
    """
    asked_for = _kib("VmSize")
    if asked_for is None:
        return
    import resource

    most = asked_for * 1024 + mib * 1024 * 1024
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _kib(name: str) -> int | None:
    try:
        for line in _STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1])
    except OSError:
        pass
    return None
