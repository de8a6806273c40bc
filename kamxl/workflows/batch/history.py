"""The snapshots of a batch: a history workbook among the results of a book, or KAM History in the book."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.workflows.batch.marks import sha256_now
from kamxl.workflows.batch.places import Place, Remote, place, reason_of
from kamxl.workflows.batch.request import Kind
from kamxl.workflows.batch.transfer import fetch
from kamxl.workflows.remembered import ENDING, history_place
from kamxl.workflows.there import is_there

if TYPE_CHECKING:
    from kamxl.workflows.batch.task import Task
    from kamxl.workflows.into import Target
    from kamxl.workflows.score import Scored
    from kamxl.workflows.snapshot import Added


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The history workbook of a book as it is worked on, away from its place.

    `known` is the hash of the one in its place, which may be replaced by this one and nothing else: what
    somebody wrote into it meanwhile is not lost. None where there is none yet.
    """

    path: Path
    known: str | None

    @property
    def is_there(self) -> bool:
        """Whether there are snapshots to judge by."""
        return self.path.exists()


def begin(task: Task, folder: Path) -> Begun:
    """Bring the history workbook of a book here; its first snapshot goes on with the one beside the book.

    Raises:
        KamxlError: It cannot be brought.
    """
    there = place(task.output) / f"{task.book}/{task.book}{ENDING}"
    path = folder / f"{task.book}{ENDING}"
    beside = history_place(Path(task.inputs[0]))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if there.exists():
            _bring(there, path)
            return Begun(path=path, known=sha256_now(path, None))
        if Kind.SNAPSHOT in task.kinds and is_there(beside):
            _bring(beside, path)
    except OSError as error:
        raise KamxlError(
            say("{path} cannot be looked at ({reason}).", path=there, reason=reason_of(error))
        ) from error
    return Begun(path=path, known=None)


def _bring(there: Place, path: Path) -> None:
    if isinstance(there, Remote):
        fetch(there, path.parent)
    else:
        shutil.copyfile(there, path)


def add(scored: Scored, begun: Begun, task: Task) -> Added:
    """Add a snapshot to the history workbook of a book.

    Raises:
        KamxlError: The book has a KAM History itself, or its history workbook cannot be used.
    """
    from kamxl.workflows.snapshot import add_to_workbook

    if scored.book.snapshots and not begun.is_there:
        raise KamxlError(
            say(
                "{file} has a KAM History itself. Use --in-place to add to it. Nothing was written.",
                file=Path(task.inputs[0]).name,
            )
        )
    language = task.language or scored.book.language
    return add_to_workbook(scored, begun.path, language=language, again=task.again, now=_now())


def opened(task: Task) -> Target:
    """Open the workbook of a book to add to its own KAM History.

    Raises:
        KamxlError: The book is several files, or its workbook cannot be changed.
    """
    from kamxl.workflows.into import open_target

    if len(task.inputs) > 1:
        raise KamxlError(
            say(
                "These are {count} files. --in-place goes with one workbook. Nothing was written.",
                count=len(task.inputs),
            )
        )
    return open_target(Path(task.inputs[0]), by="kamxl batch", settings_file=task.settings_file)


def add_to_book(scored: Scored, target: Target, task: Task) -> tuple[Message, ...]:
    """Add a snapshot to the KAM History of the team's own workbook, and say what became of it.

    Raises:
        KamxlError: Nothing was written, for a reason that the sentence names.
    """
    from kamxl.workflows.into import remarks
    from kamxl.workflows.remembered import kept_beside
    from kamxl.workflows.snapshot import snapshot_words
    from kamxl.workflows.snapshot_into import add_in_place

    other = kept_beside(history_place(target.path))
    language = task.language or scored.book.language
    added = add_in_place(scored, target, other, language=language, again=task.again, now=_now())
    return (*snapshot_words(added), *(remarks(target) if added.taken else ()))


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005 - the time on the user's own clock names the backup
