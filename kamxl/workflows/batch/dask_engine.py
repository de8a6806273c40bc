"""Tasks on the workers of a Dask cluster that is there already: same tasks, same results."""

from __future__ import annotations

import queue
import secrets
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.workflows.batch.dask_client import REACH_SECONDS, connected, refuse_other_versions
from kamxl.workflows.batch.dask_worker import Sent, perform_on_worker
from kamxl.workflows.batch.outcome import Outcome, costing, failed
from kamxl.workflows.batch.places import place
from kamxl.workflows.batch.worker import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kamxl.workflows.batch.task import Task

_WORKER_SECONDS = 60.0
_LOOK_SECONDS = 1.0
_RETRIES = 2
"""How often a task is tried again that its worker could not even begin. Dask itself gives the tasks of a
worker that died to others, and gives a task up that several workers died of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Works on the cluster whose scheduler is at `address`, within the seconds of `limits` for each book.

    How much memory a book may use is up to the workers (`dask worker --memory-limit`).
    """

    address: str
    limits: Limits = field(default_factory=Limits)

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield outcomes as they come.

        Raises:
            KamxlError: The cluster cannot be used, or went away.
        """
        waiting = list(tasks)
        if not waiting:
            return
        with connected(self.address) as client:
            refuse_other_versions(client, self.address)
            going = _Run(client=client, engine=self)
            try:
                going.send(waiting)
                yield from going.outcomes()
            finally:
                going.stop()


@dataclass(slots=True, kw_only=True)
class _Run:
    """The tasks that are still under way. `started` tells since when and where a book is worked on."""

    client: Any
    engine: Cluster
    topic: str = field(default_factory=lambda: f"kamxl-{secrets.token_hex(6)}")
    futures: dict[str, Any] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)
    ended: queue.SimpleQueue[str] = field(default_factory=queue.SimpleQueue)
    started: dict[str, tuple[float, str]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    seen: float = field(default_factory=time.monotonic)

    def send(self, tasks: Iterable[Task]) -> None:
        """Hand all tasks to the scheduler."""
        self.client.subscribe_topic(self.topic, self._note_start)
        settings: dict[str, bytes] = {}
        for number, task in enumerate(tasks):
            file = task.settings_file
            if file is not None and file not in settings:
                settings[file] = Path(file).read_bytes()
            sent = Sent(task=task, settings=None if file is None else settings[file], topic=self.topic)
            self.tasks[task.book] = task
            self.futures[task.book] = self.client.submit(
                perform_on_worker, sent, key=f"{self.topic}-{number}", retries=_RETRIES, pure=False
            )
        for book, future in self.futures.items():
            future.add_done_callback(lambda _, book=book: self.ended.put(book))

    def outcomes(self) -> Iterator[Outcome]:
        """Yield the outcome of each task when it is known."""
        while self.futures:
            try:
                book = self.ended.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                self._refuse_lost()
                yield from [self._given_up(book) for book in self._late()]
                continue
            future = self.futures.pop(book, None)
            if future is not None:
                if future.status not in {"finished", "error"} and self.client.status != "running":
                    raise _lost(self.engine.address)
                yield self._checked(book, _outcome(book, future))

    def stop(self) -> None:
        """Take back what has not begun; a book that a worker is at is still brought to its end there."""
        with suppress(Exception):
            self.client.cancel(list(self.futures.values()))
            self.client.unsubscribe_topic(self.topic)

    def _note_start(self, event: tuple[float, dict[str, str]]) -> None:
        with self.lock:
            self.started[event[1]["book"]] = (time.monotonic(), event[1]["worker"])

    def _late(self) -> list[str]:
        """Return the books that take longer than they may."""
        oldest = time.monotonic() - self.engine.limits.seconds
        with self.lock:
            return [book for book in self.futures if self.started.get(book, (oldest, ""))[0] < oldest]

    def _given_up(self, book: str) -> Outcome:
        """Take a book back from a worker, which Dask starts anew if a nanny watches over it."""
        future = self.futures.pop(book)
        since, worker = self.started[book]
        with suppress(Exception):
            future.cancel()
            self.client.restart_workers([worker], timeout=REACH_SECONDS, raise_for_error=False)
        reason = say("It took longer than {seconds:g} seconds.", seconds=self.engine.limits.seconds)
        return costing(failed(book, reason), time.monotonic() - since)

    def _checked(self, book: str, outcome: Outcome) -> Outcome:
        """Make sure that results in a folder are in the folder that this computer sees."""
        output = place(self.tasks[book].output)
        if not isinstance(output, Path) or all((output / one.mark.path).exists() for one in outcome.made):
            return outcome
        return failed(
            book,
            say(
                "The worker wrote its results into a folder {folder} of its own. Give -o an address like "
                "s3://bucket/results, or a folder that every worker shares with this computer.",
                folder=output,
            ),
        )

    def _refuse_lost(self) -> None:
        """Stop when the scheduler or its last worker is gone for good."""
        if self.client.status not in {"running", "connecting"}:
            raise _lost(self.engine.address)
        if self.client.scheduler_info()["workers"]:
            self.seen = time.monotonic()
        elif time.monotonic() - self.seen > _WORKER_SECONDS:
            raise KamxlError(
                say(
                    "The scheduler at {address} has no worker any more. Start workers, then give the same "
                    "command with --resume.",
                    address=self.engine.address,
                )
            )


def _outcome(book: str, future: Any) -> Outcome:
    from distributed.scheduler import KilledWorker

    if future.status == "finished":
        outcome: Outcome = future.result()
        return outcome
    error = future.exception() if future.status == "error" else None
    if isinstance(error, KilledWorker):
        return failed(book, say("Every worker that tried it ended suddenly."))
    if error is None:
        return failed(book, say("The cluster dropped it. Give the same command with --resume."))
    reason = say("The worker could not begin it ({error}).", error=f"{type(error).__name__}: {error}")
    return failed(book, reason)


def _lost(address: str) -> KamxlError:
    return KamxlError(
        say(
            "The connection to the scheduler at {address} was lost. Results that were complete stay. Give "
            "the same command with --resume to go on.",
            address=address,
        )
    )
