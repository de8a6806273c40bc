"""The workflows of the command line on what is open: read it, judge it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Severity
from kamxl.hosts.live.reading import read_open_book
from kamxl.reports.kam_sheets.home import Home
from kamxl.workflows.score import Scored, score

if TYPE_CHECKING:
    import xlwings

    from kamxl.hosts.live.watch import Watch
    from kamxl.sheets.files.open_book import OpenBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An open workbook as it was read, and what was concluded from it.

    Attributes:
        given: Its cells.
        scored: The judged book.
        language: The language of what is written: as asked for, else that of the sheets.
    """

    given: OpenBook
    scored: Scored
    language: str

    @property
    def home(self) -> Home:
        """The workbook, as sheets about it call it."""
        return Home(name=self.given.path.name, epoch_1904=self.given.epoch_1904)


def judge(book: xlwings.Book, language: str | None, watch: Watch, answers: OpenBook | None = None) -> Judged:
    """Read an open workbook and judge its accounts; `answers` is the one with the team's answers, if any.

    Raises:
        KamxlError: There is no way on; the message is one sentence.
    """
    given = read_open_book(book, watch)
    watch.step(say("judging the accounts"))
    scored = score([given], settings_file=answers)
    return Judged(given=given, scored=scored, language=language or scored.book.language)


def remarks(scored: Scored) -> tuple[Message, ...]:
    """Return in one sentence how much of the data wants a look; nothing when all is well."""
    count = sum(one.count for one in scored.problems if one.severity is not Severity.NOTE)
    if not count:
        return ()
    return (say("Cells or rows that could not be used: {count}. KAM Data quality names each.", count=count),)
