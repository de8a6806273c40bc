"""Tasks in several processes of this computer.

Each worker has a pipe of its own and shares nothing with the others, not even a lock: whichever way one dies,
only the book it was working on is concerned. Workers are spawned, on every system alike.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.workflows.batch.outcome import Outcome, costing, failed
from kamxl.workflows.batch.task import perform
from kamxl.workflows.batch.worker import READY, Limits, work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from kamxl.workflows.batch.task import Task

_START_SECONDS = 120.0
_MOST_FAILED_STARTS = 3
# Windows waits for 63 things at most, and each worker is two of them.
_MOST_WORKERS = 30 if os.name == "nt" else 1000


@dataclass(slots=True)
class _Worker:
    """A worker as its parent sees it. `task` is None while it starts or waits."""

    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    task: Task | None = None
    since: float = field(default_factory=time.monotonic)

    def give(self, task: Task) -> None:
        """Hand over a task. A worker that has just died is noticed later."""
        self.task, self.since = task, time.monotonic()
        with suppress(OSError):
            self.pipe.send(task)

    def end(self) -> None:
        """End the process at once, whatever it is doing."""
        self.pipe.close()
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.process.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Processes:
    """Works in `jobs` processes within the limits of each book. `carry_out` does a task in a worker."""

    jobs: int
    limits: Limits = field(default_factory=Limits)
    carry_out: Callable[[Task], Outcome] = perform

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield outcomes as they come. A worker that dies or takes too long is replaced by a new one.

        Large books come first, so that none of them is left over when the other workers have no work.

        Raises:
            KamxlError: No worker can be started.
        """
        pool = _Pool(engine=self, waiting=deque(sorted(tasks, key=_size, reverse=True)))
        try:
            yield from pool.outcomes()
        finally:
            pool.end()


def automatic_jobs(tasks: int) -> int:
    """Return how many processes are worth starting: one for each processor that may be used."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, tasks))


def _size(task: Task) -> int:
    """Return the bytes a task reads, as far as they are known."""
    total = 0
    for path in task.inputs:
        with suppress(OSError):
            total += Path(path).stat().st_size
    return total


@dataclass(slots=True, kw_only=True)
class _Pool:
    """The workers of one run."""

    engine: Processes
    waiting: deque[Task]
    workers: list[_Worker] = field(default_factory=list)
    failed_starts: int = 0

    def outcomes(self) -> Iterator[Outcome]:
        """Keep workers busy until every task has its outcome."""
        while self.waiting or any(one.task for one in self.workers):
            self._fill()
            self._listen()
            for worker in tuple(self.workers):
                outcome = self._news(worker)
                if outcome is not None:
                    self._fill()  # whoever takes the outcome may need a while
                    yield outcome

    def end(self) -> None:
        """End all workers."""
        while self.workers:
            self.workers.pop().end()

    def _fill(self) -> None:
        for worker in self.workers:
            if worker.ready and worker.task is None and self.waiting:
                worker.give(self.waiting.popleft())
        starting = sum(not one.ready for one in self.workers)
        while len(self.workers) < min(self.engine.jobs, _MOST_WORKERS) and starting < len(self.waiting):
            self.workers.append(_started(self.engine))
            starting += 1

    def _listen(self) -> None:
        """Wait until a worker has something to say, has died, or has used up its time."""
        busy = [one for one in self.workers if one.task or not one.ready]
        left = min((self._deadline(one) for one in busy), default=0.0) - time.monotonic()
        sources: list[Any] = [one.pipe for one in busy] + [one.process.sentinel for one in self.workers]
        wait(sources, timeout=max(left, 0.0))

    def _deadline(self, worker: _Worker) -> float:
        return worker.since + (self.engine.limits.seconds if worker.ready else _START_SECONDS)

    def _news(self, worker: _Worker) -> Outcome | None:
        try:
            if worker.pipe.poll():
                return self._heard(worker, worker.pipe.recv())
        except (EOFError, OSError):
            return self._lost(worker, _how_it_ended(worker.process))
        if not worker.process.is_alive():
            return self._lost(worker, _how_it_ended(worker.process))
        if (worker.task or not worker.ready) and time.monotonic() >= self._deadline(worker):
            return self._lost(
                worker, say("It took longer than {seconds:g} seconds.", seconds=self.engine.limits.seconds)
            )
        return None

    def _heard(self, worker: _Worker, message: object) -> Outcome | None:
        if message == READY:
            worker.ready, self.failed_starts = True, 0
            return None
        worker.task = None
        return message if isinstance(message, Outcome) else None

    def _lost(self, worker: _Worker, reason: Message) -> Outcome | None:
        """Take leave of a worker; its book is reported and everybody else goes on."""
        self.workers.remove(worker)
        worker.end()
        if not worker.ready:
            self.failed_starts += 1
            if self.failed_starts >= _MOST_FAILED_STARTS:
                raise KamxlError(say("No worker process can be started. Try --jobs 0."))
        if worker.task is None:
            return None
        rmtree(worker.task.staging, ignore_errors=True)
        return costing(failed(worker.task.book, reason), time.monotonic() - worker.since)


def _started(engine: Processes) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=work, args=(theirs, engine.limits, engine.carry_out), name="kamxl-batch", daemon=True
    )
    with _uninterrupted():
        process.start()
    theirs.close()
    return _Worker(process=process, pipe=ours)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let a process that starts now ignore Ctrl-C from its first moment: its parent decides."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _how_it_ended(process: SpawnProcess) -> Message:
    process.join(timeout=5)
    code = process.exitcode
    if code is not None and code < 0:
        with suppress(ValueError):
            name = signal.Signals(-code).name
            return say("Its process ended suddenly ({name}).", name=name)
    return say("Its process ended suddenly (exit code {code}).", code=code)
