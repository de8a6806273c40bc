"""A workbook that becomes a report: options, properties, and sheets with running words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from xlsxwriter import Workbook

from kamxl.domain.kept_words import text_constant
from kamxl.locale import Translate, translator
from kamxl.reports.page import Paper, Running
from kamxl.reports.palette import FONTS
from kamxl.reports.repeatable import RepeatableWorkbook
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.theme import Theme

# Text from cells never becomes a formula or a link; everything stays in memory, which is faster.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


class Dated(Protocol):
    """What a report speaks about: it is as of a day."""

    @property
    def as_of(self) -> date:
        """The day."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What a report is called. `made_on` is printed at the foot; None prints nothing."""

    title: str
    subject: str
    made_on: date | None


class OpenBook:
    """A report being written."""

    def __init__(self, workbook: Workbook, theme: Theme, running: Running) -> None:
        self._workbook = workbook
        self._theme = theme
        self._running = running

    def new_sheet(self, tab: str, paper: Paper) -> ReportSheet:
        """Start the next worksheet."""
        return ReportSheet(self._workbook, self._theme, tab, paper=paper, running=self._running)

    def name_constant(self, name: str, text: str) -> None:
        """Keep a text under a name, where nobody sees it but who asks for it."""
        self._workbook.define_name(name, text_constant(text))


@contextmanager
def open_book(path: Path, book: Book, subject: Dated, language: str) -> Iterator[OpenBook]:
    """Open a report for writing; it is saved when the block ends without an error."""
    t = translator(language)
    # Column widths count in digits of the default font: at 10 points all three fonts have 7 pixels.
    default = {"font_name": FONTS[language], "font_size": 10}
    workbook = RepeatableWorkbook(str(path), OPTIONS | {"default_format_properties": default})
    # The same subject gives the same bytes, so the clock stays out of the file.
    created = datetime(subject.as_of.year, subject.as_of.month, subject.as_of.day)  # noqa: DTZ001
    workbook.set_properties(
        {"title": book.title, "subject": book.subject, "author": "kamxl", "created": created}
    )
    yield OpenBook(workbook, Theme(workbook, language), _running(book, subject, t))
    workbook.close()


def _running(book: Book, subject: Dated, t: Translate) -> Running:
    return Running(
        title=f"{book.title} · {book.subject}",
        as_of=t("As of {day}").format(day=subject.as_of.isoformat()),
        made="" if book.made_on is None else t("Made on {day}").format(day=book.made_on.isoformat()),
        pages=t("Page {page} of {pages}"),
    )
