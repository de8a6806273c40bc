"""The snapshots a book is judged with, and what changed since the last of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.history import last_before, since, snapshot
from kamxl.sheets.files.open_book import OpenBook
from kamxl.sheets.snapshots.read import History, history_in, history_of
from kamxl.workflows.there import is_there

if TYPE_CHECKING:
    from kamxl.domain.since import Since
    from kamxl.sheets import Given
    from kamxl.sheets.book import Book
    from kamxl.workflows.score import Scored

ENDING = ".kam-history.xlsx"


@dataclass(frozen=True, slots=True)
class Beside:
    """A history workbook that is used where it is there, and the book holds no snapshots itself."""

    path: Path


def history_place(first_input: Path) -> Path:
    """Return where the history workbook of a book is: `NAME.kam-history.xlsx` beside the first file."""
    return first_input.parent / (first_input.stem + ENDING)


def kept_beside(place: Path) -> History | None:
    """Read a history workbook; None where there is none, or it holds no KAM History.

    Raises:
        UnreadableFileError: It cannot be read.
    """
    return history_in(place) if is_there(place) else None


def remembering(book: Book, history: Given | Beside | None) -> Book:
    """Return the book with the snapshots of earlier quarters, and a note where they come from.

    A workbook that is named counts alone. Else KAM History in the book itself, else the history workbook
    beside it.

    Raises:
        UnreadableFileError: The history workbook cannot be read.
        NothingRecognisedError: The workbook that is named has no KAM History.
    """
    if history is None:
        return book
    if isinstance(history, Beside):
        found = None if book.snapshots else kept_beside(history.path)
        name = history.path.name
    else:
        given = history if isinstance(history, OpenBook) else Path(history)
        found, name = history_of(given), given.name
    if found is None:
        return book
    note = say(
        "Tiers are held, and changes explained, from the {rows} snapshots in {file}.",
        rows=len(found.snapshots),
        file=name,
    )
    return replace(
        book,
        snapshots=found.snapshots,
        problems=(*book.problems, *found.problems),
        notes=(*book.notes, note),
    )


def since_last(scored: Scored) -> Since | None:
    """Return what changed since the last snapshot of an earlier quarter; None without one."""
    review = scored.review
    last = last_before(scored.book.snapshots, review.quarter)
    return None if last is None else since(last, snapshot(review, scored.settings, 1))
