"""Make the results of one book in a folder."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamxl.workflows.batch.history import add, add_to_book, begin, opened
from kamxl.workflows.batch.outcome import Finding, Reading
from kamxl.workflows.batch.request import Kind
from kamxl.workflows.remembered import Beside, history_place
from kamxl.workflows.snapshot import snapshot_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kamxl.domain.message import Message
    from kamxl.sheets.book import Book
    from kamxl.workflows.batch.task import Task
    from kamxl.workflows.score import Scored

_FINDINGS = 20
_FAR_OFF = date(2200, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What was made and what was found.

    `known` gives the hash of results that may be replaced, beside those of the task. `to_the_book` is what is
    done to the book itself once its results are in their places; it says what became of that.
    """

    files: tuple[tuple[Kind, Path], ...]
    reading: Reading
    facts: str | None
    for_today: bool
    known: Mapping[str, str] = field(default_factory=dict)
    said: tuple[Message, ...] = ()
    to_the_book: Callable[[], tuple[Message, ...]] | None = None


def make(task: Task, folder: Path) -> Work:
    """Read a book once and make every kind of result asked for.

    Raises:
        KamxlError: There is no way on with this book.
    """
    from kamxl.workflows.check import check

    if set(task.kinds) == {Kind.CHECK}:
        book = check(task.inputs, task.settings_file)
        files = _check(book, task, folder)
        return Work(files=tuple(files), reading=_reading(book), facts=None, for_today=False)
    if task.in_place and Kind.SNAPSHOT in task.kinds:
        return _made_in_place(task, folder)
    begun = begin(task, folder)
    scored = _scored(task, Beside(begun.path), task.settings_file)
    files = _files(scored, task, folder)
    said: tuple[Message, ...] = ()
    if Kind.SNAPSHOT in task.kinds:
        said = snapshot_words(add(scored, begun, task))
    place = f"{task.book}/{begun.path.name}"
    if said or (begun.known and begun.known != task.known.get(place)):
        files.append((Kind.SNAPSHOT, begun.path))
    return replace(_work(scored, task, files), known={place: begun.known} if begun.known else {}, said=said)


def _made_in_place(task: Task, folder: Path) -> Work:
    """Judge by the snapshots in the book itself, and add to them once its results are in their places."""
    from kamxl.workflows.kam_workbook import settings_in

    workbook = Path(task.inputs[0])
    target = opened(task)
    scored = _scored(task, Beside(history_place(workbook)), task.settings_file or settings_in(workbook))
    work = _work(scored, task, _files(scored, task, folder))
    return replace(work, to_the_book=lambda: add_to_book(scored, target, task))


def _files(scored: Scored, task: Task, folder: Path) -> list[tuple[Kind, Path]]:
    makers = [_MAKERS[kind] for kind in task.kinds if kind is not Kind.SNAPSHOT]
    return [one for maker in makers for one in maker(scored, task, folder)]


def _work(scored: Scored, task: Task, files: list[tuple[Kind, Path]]) -> Work:
    return Work(
        files=tuple(files),
        reading=_reading(scored.book, scored),
        facts=_facts(scored),
        for_today=_for_today(scored, task),
    )


def _scored(task: Task, history: Beside, settings_file: str | Path | None) -> Scored:
    from kamxl.workflows.score import score

    return score(
        task.inputs,
        as_of=task.as_of,
        quarter=task.quarter,
        settings_file=settings_file,
        history=history,
        today=task.today,
    )


def _check(book: Book, task: Task, folder: Path) -> list[tuple[Kind, Path]]:
    """Write what was recognised. Folders are left out: they differ between computers."""
    from kamxl.workflows.check import checked
    from kamxl.workflows.outputs import write_whole

    document = checked(book) | {"files": [path.name for path in book.files]}
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    path = folder / f"{task.book}.check.json"
    return [(Kind.CHECK, write_whole(path, lambda temporary: _write_text(temporary, text)))]


def _write_text(path: Path, text: str) -> None:
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _check_scored(scored: Scored, task: Task, folder: Path) -> list[tuple[Kind, Path]]:
    return _check(scored.book, task, folder)


def _score(scored: Scored, task: Task, folder: Path) -> Iterator[tuple[Kind, Path]]:
    from kamxl.workflows.kam_workbook import write_scored

    language = task.language or scored.book.language
    yield Kind.SCORE, write_scored(scored, folder / f"{task.book}.kam.xlsx", language=language)


def _report(scored: Scored, task: Task, folder: Path) -> Iterator[tuple[Kind, Path]]:
    from kamxl.workflows.report import plan, report

    language = task.language or scored.book.language
    for path in report(scored, plan(scored, folder / "reports", ()), language=language):
        yield Kind.REPORT, path


_MAKERS: dict[Kind, Callable[[Scored, Task, Path], Any]] = {
    Kind.CHECK: _check_scored,
    Kind.SCORE: _score,
    Kind.REPORT: _report,
}


def _reading(book: Book, scored: Scored | None = None) -> Reading:
    from kamxl.domain.problem import Severity

    problems = [one for one in book.problems if one.severity is not Severity.NOTE]
    counts = book.counts.values()
    return Reading(
        language=book.language,
        currency=book.currency,
        as_of=scored.review.as_of if scored else None,
        quarter=str(scored.review.quarter) if scored else None,
        accounts=len(book.accounts),
        read=sum(one.read for one in counts),
        used=sum(one.used for one in counts),
        left_out=sum(one.left_out for one in counts),
        problems=len(problems),
        findings=tuple(Finding(where=one.where, message=one.message) for one in problems[:_FINDINGS]),
    )


def _facts(scored: Scored) -> str:
    from kamxl.workflows.batch.facts import essence
    from kamxl.workflows.batch.plain import to_json

    return to_json(essence(scored.review))


def _for_today(scored: Scored, task: Task) -> bool:
    """Say whether the book has sales after today: tomorrow the same book may be judged otherwise."""
    from kamxl.measures import newest_sale

    calendar = scored.settings.calendar
    return newest_sale(scored.book, calendar, task.today) != newest_sale(scored.book, calendar, _FAR_OFF)
