"""A worker process: takes tasks from its pipe and puts their outcomes back, until the pipe ends."""

from __future__ import annotations

import gc
import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from kamxl.workflows.batch.memory import limit_memory

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from kamxl.workflows.batch.outcome import Outcome
    from kamxl.workflows.batch.task import Task

READY = "ready"

_NEEDED = (
    "pandas",
    "python_calamine",
    "xlsxwriter",
    "kamxl.measures",
    "kamxl.reports.kam_sheets",
    "kamxl.reports.account_book",
    "kamxl.reports.portfolio_book",
    "kamxl.rules.review",
    "kamxl.sheets",
    "kamxl.workflows.score",
)
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one book may cost: seconds by the clock, and MiB of memory beyond what a worker starts with."""

    seconds: float = 900.0
    memory: int = 4096


def work(pipe: Connection, limits: Limits, carry_out: Callable[[Task], Outcome]) -> None:
    """Be a worker. A parent that is gone closes the pipe, and that ends this process too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _prepare(limits)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send(READY)
        while True:
            task: Task = pipe.recv()
            pipe.send(carry_out(task))
            # Looking for cycles while judging costs a third of the time; once for each book is enough.
            gc.collect()


def _prepare(limits: Limits) -> None:
    """Load what every book needs, once. One thread each: the books are what runs side by side."""
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    for name in _NEEDED:
        import_module(name)
    gc.disable()
    gc.freeze()
    limit_memory(limits.memory)
