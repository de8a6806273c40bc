"""One job of a batch: a small frozen value that any process, here or elsewhere, can carry out."""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError, NothingRecognisedError, UnreadableFileError
from kamxl.domain.message import Message, say
from kamxl.package.saving.rights import as_private_as
from kamxl.workflows.batch.making import Work, make
from kamxl.workflows.batch.marks import Mark, mark, marked, sha256_now
from kamxl.workflows.batch.memory import forget_peak, peak_mib
from kamxl.workflows.batch.outcome import Made, Outcome, Status, costing, failed
from kamxl.workflows.batch.places import Place, Remote, place, reason_of
from kamxl.workflows.batch.publish import PartlyMovedError, publish
from kamxl.workflows.batch.transfer import fetch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kamxl.workflows.batch.request import Kind

_TRIES = 3
_PAUSE = 0.3
_FETCHED = "inputs"
"""The folder, where results are made, for inputs from an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Make these kinds of results of one book.

    Everything is made in `staging` first and then put into `output`/`book`, so that a book that fails
    leaves its earlier results as they are. `inputs` and `output` are paths or addresses. `known` gives the
    hash of each result that may be replaced, by its path below `output`; with `replace` any may. `again`
    takes another snapshot of a quarter; with `in_place` it goes into the book itself.
    """

    book: str
    inputs: tuple[str, ...]
    kinds: tuple[Kind, ...]
    output: str
    staging: str
    today: date
    as_of: date | None = None
    quarter: str | None = None
    settings_file: str | None = None
    language: str | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    replace: bool = False
    again: bool = False
    in_place: bool = False


def perform(task: Task) -> Outcome:
    """Carry out a task. Whatever goes wrong with one book is told in its outcome."""
    start = time.perf_counter()
    forget_peak()
    inputs: list[Mark] = []
    try:
        with as_private_as(Path(one) for one in (*task.inputs, *filter(None, [task.settings_file]))):
            outcome = _performed(task, inputs)
    except MemoryError:
        reason = say(
            "It needs more memory than it may have, which grows with the rows and, above all, with the "
            "number of accounts. Allow more with limit_memory in a workbook named with --settings."
        )
        outcome = failed(task.book, reason, inputs=tuple(inputs))
    except PartlyMovedError as error:
        made = tuple(Made(kind=kind, mark=one) for kind, one in error.moved)
        outcome = replace(failed(task.book, error.message, inputs=tuple(inputs)), made=made)
    except KamxlError as error:
        lasting = isinstance(error, UnreadableFileError | NothingRecognisedError)
        outcome = failed(task.book, error.message, lasting=lasting, inputs=tuple(inputs))
    except OSError as error:
        reason = say("{place} cannot be used ({reason}).", place=_place(error), reason=reason_of(error))
        outcome = failed(task.book, reason, inputs=tuple(inputs))
    except Exception as error:  # noqa: BLE001 - a bug met in one book must not stop the others
        trace = traceback.format_exc()
        outcome = failed(task.book, own_fault(error), trace=trace, inputs=tuple(inputs))
    except BaseException as error:
        # What a Rust library raises when it breaks down is no Exception and belongs to no module.
        if type(error).__name__ != "PanicException":
            raise
        reason = say("The program that reads workbooks broke down. Open it in Excel, save it, and run again.")
        outcome = failed(task.book, reason, inputs=tuple(inputs))
    finally:
        rmtree(task.staging, ignore_errors=True)
    return costing(outcome, time.perf_counter() - start, peak_mib())


def _place(error: OSError) -> str:
    place = error.filename or error.filename2
    return "?" if place is None else str(place)


def own_fault(error: Exception) -> Message:
    """Say that kamxl itself made a mistake."""
    return say("kamxl made a mistake: {error}. Please report it.", error=f"{type(error).__name__}: {error}")


def _performed(task: Task, inputs: list[Mark]) -> Outcome:
    staging = Path(task.staging)
    here = [_readable(place(one), staging / _FETCHED) for one in task.inputs]
    inputs += [one for one, _ in here]
    work = make(replace(task, inputs=tuple(str(path) for _, path in here)), staging)
    _still_the_same(task, inputs)
    known = None if task.replace else {**task.known, **work.known}
    made = publish(staging, work.files, place(task.output), task.book, known=known)
    said = (*work.said, *_changed_itself(task, work, made, inputs))
    problems = work.reading.problems
    return Outcome(
        book=task.book,
        status=Status.PROBLEMS if problems else Status.DONE,
        inputs=tuple(inputs),
        made=tuple(Made(kind=kind, mark=one) for kind, one in made),
        reading=work.reading,
        facts=work.facts,
        for_today=work.for_today,
        said=said,
    )


def _changed_itself(
    task: Task, work: Work, made: tuple[tuple[Kind, Mark], ...], inputs: list[Mark]
) -> tuple[Message, ...]:
    """Add to the book itself where that is asked for, after its results are in their places."""
    if work.to_the_book is None:
        return ()
    try:
        said = work.to_the_book()
    except KamxlError as error:
        raise PartlyMovedError(error.message, made) from error
    inputs[:] = [mark(Path(one)) for one in task.inputs]
    return said


def _readable(path: Place, folder: Path) -> tuple[Mark, Path]:
    """Mark an input and have it on this computer; from an address it is brought into a folder.

    One that another program holds is tried again, but not for long.
    """
    for last in (*[False] * (_TRIES - 1), True):
        try:
            return _fetched(path, folder) if isinstance(path, Remote) else (mark(path), path)
        except FileNotFoundError as error:
            raise KamxlError(say("{file} is not there any more.", file=path.name)) from error
        except OSError as error:
            if last:
                raise KamxlError(
                    say(
                        "{file} cannot be opened ({reason}). Close it in other programs and check that you "
                        "may read it.",
                        file=path.name,
                        reason=reason_of(error),
                    )
                ) from error
        time.sleep(_PAUSE)
    raise AssertionError


def _fetched(remote: Remote, folder: Path) -> tuple[Mark, Path]:
    before = remote.stat()
    path = fetch(remote, folder)
    return marked(str(remote), mark(path).sha256, remote, before), path


def _still_the_same(task: Task, inputs: list[Mark]) -> None:
    for path, before in zip(task.inputs, inputs, strict=True):
        if sha256_now(place(path), before, ours=True) != before.sha256:
            raise KamxlError(
                say("{file} was saved by somebody while it was being read. Run again.", file=place(path).name)
            )
