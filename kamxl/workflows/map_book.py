"""Write KAM Map as a workbook of its own: what each column is taken for, and the answers to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.domain.errors import NothingRecognisedError
from kamxl.workflows.outputs import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kamxl.domain.message import Message
    from kamxl.reports.kam_sheets.map_questions import Questions
    from kamxl.sheets import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """What KAM Map is to ask, in the language of the book; `refusal` says why nothing was recognised."""

    questions: Questions
    language: str
    refusal: Message | None = None


def questions_about(
    paths: Sequence[Given], settings_file: Given | None = None, *, checked: tuple[str, str] | None = None
) -> Mapped:
    """Read a book, recognised or not, and gather what a team may want to decide about it.

    Args:
        paths: The files that make up the book; also a workbook open in a spreadsheet program.
        settings_file: A workbook on which the team decided before.
        checked: Name and place of the open workbook that was read.

    Raises:
        KamxlError: A file cannot be read; the message is one sentence.
    """
    from kamxl.reports.kam_sheets.map_questions import Questions
    from kamxl.workflows.check import check

    try:
        book = check(paths, settings_file)
    except NothingRecognisedError as error:
        return asked_of_nothing(error, checked)
    return Mapped(questions=Questions.about(book, checked=checked), language=book.language)


def asked_of_nothing(error: NothingRecognisedError, checked: tuple[str, str] | None = None) -> Mapped:
    """Ask about a book of which nothing is recognised.

    Args:
        error: What was seen of it.
        checked: Name and place of the open workbook that was read.

    Raises:
        NothingRecognisedError: Nothing at all was seen.
    """
    from kamxl.reports.kam_sheets.map_questions import Questions

    if not error.sheets:
        raise error
    questions = Questions.about_nothing(error, checked=checked)
    return Mapped(questions=questions, language=error.language or "en", refusal=error.message)


def write_map_book(mapped: Mapped, output: Path, *, language: str | None = None) -> Path:
    """Write KAM Map, and return where.

    Raises:
        KamxlError: The file cannot be written.
    """
    from kamxl.reports.kam_sheets.workbook import write_map_workbook

    return write_whole(
        output, lambda path: write_map_workbook(path, mapped.questions, language=language or mapped.language)
    )
