"""The limits on time and memory of this process, when it is a worker.

What a C or Rust library says when it breaks down goes into a log for the supervisor, out of the user's
sight. The clock is a thread of the interpreter's own in C: it runs while a library holds the interpreter.
"""

import faulthandler
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO, TypeVar

from kamxl.settings.limits import LimitSettings

Item = TypeVar("Item")


class _Post:
    """Where this process works: its log and its limits, or nothing when it is no worker."""

    log: TextIO | None = None
    limits = LimitSettings()


def obey(settings_file: Path | None) -> None:
    """Take over the limits of a workbook named with `--settings`; without effect outside a worker.

    Raises:
        KamxlError: It cannot be read.
    """
    if _Post.log is not None and settings_file is not None:
        from kamxl.sheets import limits_in

        _keep(limits_in(settings_file), _Post.log)


def on_time(results: Iterable[Item]) -> Iterator[Item]:
    """Pass results through; the clock starts anew with each."""
    for one in results:
        if _Post.log is not None:
            _start_clock(_Post.limits, _Post.log)
        yield one


def take_post(log: str) -> None:
    """Become a worker, with the default limits. What libraries say goes into the log.

    Args:
        log: A file that is there already.
    """
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND)
    if os.name == "posix":
        Path(log).unlink()
    if sys.stderr is not None:
        sys.stderr.flush()
        own = os.dup(2)
        os.dup2(descriptor, 2)
        sys.stderr = os.fdopen(own, "w", buffering=1, encoding="utf-8", errors="replace")
    _Post.log = os.fdopen(descriptor, "w", encoding="utf-8")
    faulthandler.enable(_Post.log)
    _keep(LimitSettings(), _Post.log)


def _keep(limits: LimitSettings, log: TextIO) -> None:
    _Post.limits = limits
    _start_clock(limits, log)
    _limit_memory(limits.limit_memory << 20)


def _start_clock(limits: LimitSettings, log: TextIO) -> None:
    faulthandler.dump_traceback_later(limits.limit_seconds, exit=True, file=log)


def _limit_memory(size: int) -> None:
    if sys.platform == "win32":
        from kamxl.hosts.process.windows_job import limit_memory

        limit_memory(size)
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    allowed = size if hard == resource.RLIM_INFINITY else min(size, hard)
    # macOS knows this limit but does not always take it, and never enforces it.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
