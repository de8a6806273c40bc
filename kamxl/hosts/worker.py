"""A worker: the process that reads workbooks, with limits on its own time and memory.

What a C or Rust library says when it breaks down goes into a log for the supervisor, out of the user's
sight. The clock is a thread of the interpreter's own in C: it runs while a library holds the interpreter.
"""

import faulthandler
import gc
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO, TypeVar

from kamxl.hosts.bad_end import BadEnd, tell
from kamxl.hosts.not_ours import is_no_room
from kamxl.settings.limits import LimitSettings

Item = TypeVar("Item")


class _Post:
    """Where this process works: its log and its limits, or nothing when it is no worker."""

    log: TextIO | None = None
    limits = LimitSettings()


def work(log: str) -> int:
    """Do the command of this process within the default limits, and return its exit code."""
    # A command makes many small values and few cycles: looking for cycles costs a third of the judging.
    gc.disable()
    # Its threads would each reserve memory that counts as used; kamxl asks it for nothing heavy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _take_post(log)
    try:
        return _to_the_end()
    except MemoryError:
        end = BadEnd.MEMORY
    except (ImportError, OSError, RuntimeError) as error:
        # Pandas is imported late, when the memory may be used up already.
        if not is_no_room(error):
            raise
        end = BadEnd.MEMORY
    except BaseException as error:
        # What a Rust library raises when it breaks down is no Exception and belongs to no module.
        if type(error).__name__ != "PanicException":
            raise
        end = BadEnd.BROKEN
    # Said only here, where the memory that the failed attempt held is free again.
    return tell(end)


def _to_the_end() -> int:
    """Do the command and write out all it has to say, unless nobody reads on."""
    from kamxl.hosts.cli import main
    from kamxl.hosts.refusal import COULD_NOT

    try:
        code = main()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # What Python still has to write when it ends goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return COULD_NOT
    return code


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


def _take_post(log: str) -> None:
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
        from kamxl.hosts.windows_job import limit_memory

        limit_memory(size)
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    allowed = size if hard == resource.RLIM_INFINITY else min(size, hard)
    # macOS knows this limit but does not always take it, and never enforces it.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
