"""What a worker of a Dask cluster does: one book at a time, in a room of its own."""

from __future__ import annotations

import secrets
import socket
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.version import __version__
from kamxl.workflows.batch.outcome import Outcome, failed
from kamxl.workflows.batch.places import place
from kamxl.workflows.batch.task import perform

if TYPE_CHECKING:
    from kamxl.workflows.batch.task import Task

_alone = threading.Lock()
"""Also a worker with several threads does one book at a time: so the memory of each can be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A task as it travels. `settings` is the content of the settings file, which a worker may not see.

    `topic` is where the worker tells that it starts.
    """

    task: Task
    settings: bytes | None
    topic: str
    version: str = __version__


def perform_on_worker(sent: Sent) -> Outcome:
    """Carry out a task on a worker. Nothing of it stays on the worker's disk."""
    from distributed import get_worker

    worker = get_worker()
    with _alone:
        worker.log_event(sent.topic, {"book": sent.task.book, "worker": worker.address})
        refusal = _refusal(sent)
        if refusal is not None:
            return refusal
        room = Path(worker.local_directory, f"kamxl-{secrets.token_hex(8)}")
        try:
            return perform(_moved_in(sent, room))
        finally:
            rmtree(room, ignore_errors=True)


def version_here() -> str:
    """Return the version of kamxl on a worker."""
    return __version__


def _refusal(sent: Sent) -> Outcome | None:
    task = sent.task
    if sent.version != __version__:
        return failed(
            task.book,
            say(
                "The worker on {host} has kamxl {theirs}, this computer has {ours}. Install the "
                "same version.",
                host=socket.gethostname(),
                theirs=__version__,
                ours=sent.version,
            ),
        )
    for one in task.inputs:
        path = place(one)
        if isinstance(path, Path) and not path.exists():
            return failed(
                task.book,
                say(
                    "{file} is not there for the worker on {host}. Give addresses like s3://bucket/teams, or "
                    "a folder that every worker has under the same name.",
                    file=path,
                    host=socket.gethostname(),
                ),
            )
    return None


def _moved_in(sent: Sent, room: Path) -> Task:
    """Let everything be made in a room on the worker's disk, with the settings that came along."""
    settings = None
    if sent.settings is not None and sent.task.settings_file is not None:
        file = room / "settings" / Path(sent.task.settings_file).name
        file.parent.mkdir(parents=True)
        file.write_bytes(sent.settings)
        settings = str(file)
    return replace(sent.task, staging=str(room / "work"), settings_file=settings)
