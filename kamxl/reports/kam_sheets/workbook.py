"""Write the KAM sheets: one workbook in which every score is a live formula."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook

from kamxl.domain.review import Review
from kamxl.reports.book import OPTIONS
from kamxl.reports.kam_sheets import addresses, alerts_sheet, list_columns, names, scorecard, week_sheet, why
from kamxl.reports.kam_sheets.grid import LongSheet
from kamxl.reports.kam_sheets.history_sheet import write_history
from kamxl.reports.kam_sheets.home import Home
from kamxl.reports.kam_sheets.map_questions import Questions
from kamxl.reports.kam_sheets.map_sheet import write_map
from kamxl.reports.kam_sheets.measures_sheet import write_measures
from kamxl.reports.kam_sheets.page import Page
from kamxl.reports.kam_sheets.quality_sheet import write_quality
from kamxl.reports.kam_sheets.settings_sheet import write_settings
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.words import Words
from kamxl.reports.palette import FONTS
from kamxl.reports.repeatable import RepeatableWorkbook
from kamxl.reports.theme import Theme
from kamxl.rules.week import week
from kamxl.settings import Settings
from kamxl.sheets.book import Book

_SHEETS = (
    names.SCORECARD,
    names.WHY,
    names.ALERTS,
    names.WEEK,
    names.MEASURES,
    names.SETTINGS,
    names.DATA_QUALITY,
    names.MAP,
)
_NO_DAY = date(2000, 1, 1)
"""Stands for the day of a file that is of no day."""


def write_kam_workbook(
    target: Path | BinaryIO,
    review: Review,
    book: Book,
    settings: Settings,
    *,
    language: str,
    home: Home | None = None,
) -> None:
    """Write the scored workbook; the same input gives the same bytes.

    Args:
        target: A path, replaced if it is there, or a file open for writing bytes.
        review: What was concluded.
        book: The team's book: what was recognised, counted, and written by hand.
        settings: The settings the review was made with.
        language: zh-Hans, zh-Hant or en.
        home: The workbook the sheets are meant for; None for one of their own.
    """
    words, home = Words(language), home or Home()
    workbook = _opened(target, _title(review, words), review.as_of, words, epoch_1904=home.epoch_1904)
    remembered = home.history is not None or bool(home.snapshots)
    pages = _pages(workbook, words, home, (*_SHEETS, names.HISTORY) if remembered else _SHEETS)
    subjects = [
        Subject(place=place, one=one, review=review, settings=settings, words=words)
        for place, one in enumerate(review.accounts, start=1)
    ]
    scorecard.write_scorecard(pages[names.SCORECARD], review, subjects)
    looked_up = (
        *why.score_words(),
        *alerts_sheet.score_words(),
        *week_sheet.score_words(),
        *list_columns.score_words(),
    )
    scorecard.define_score_names(pages[names.SCORECARD], tuple(dict.fromkeys(looked_up)), len(subjects))
    why.write_why(pages[names.WHY], review, subjects)
    alerts_sheet.write_alerts(pages[names.ALERTS], review, subjects)
    week_sheet.write_week(pages[names.WEEK], review, week(review, settings), subjects)
    write_measures(pages[names.MEASURES], review, subjects)
    formulas = (*scorecard.formulas(), *why.formulas())
    write_settings(pages[names.SETTINGS], review, book, settings, formulas)
    write_quality(pages[names.DATA_QUALITY], review, book)
    write_map(pages[names.MAP], Questions.about(book, kept_beside=True))
    if remembered:
        write_history(pages[names.HISTORY])
    _close(workbook, pages)


def write_quality_workbook(
    target: Path | BinaryIO,
    review: Review,
    book: Book,
    *,
    language: str,
    home: Home | None = None,
    checked: tuple[str, str] | None = None,
) -> None:
    """Write a workbook that holds KAM Data quality and KAM Map alone: what was read, and every problem.

    Args:
        target: A path, replaced if it is there, or a file open for writing bytes.
        review: What was concluded.
        book: The team's book.
        language: zh-Hans, zh-Hant or en.
        home: The workbook that was read, where the sheets shall call it this workbook.
        checked: Name and place of the open workbook that was read; its answers are for it.
    """
    words = Words(language)
    workbook = _opened(target, _title(review, words), review.as_of, words, epoch_1904=False)
    pages = _pages(workbook, words, home or Home(), (names.DATA_QUALITY, names.MAP))
    write_quality(pages[names.DATA_QUALITY], review, book)
    write_map(pages[names.MAP], Questions.about(book, checked=checked))
    _close(workbook, pages)


def write_map_workbook(
    target: Path | BinaryIO, questions: Questions, *, language: str, home: Home | None = None
) -> None:
    """Write a workbook that holds KAM Map alone.

    Args:
        target: A path, replaced if it is there, or a file open for writing bytes.
        questions: What is asked.
        language: zh-Hans, zh-Hant or en.
        home: The workbook that was read.
    """
    words = Words(language)
    workbook = _opened(target, words.t("KAM Map"), _NO_DAY, words, epoch_1904=False)
    pages = _pages(workbook, words, home or Home(), (names.MAP,))
    write_map(pages[names.MAP], questions)
    _close(workbook, pages)


def write_history_workbook(target: Path | BinaryIO, home: Home, *, language: str) -> None:
    """Write a workbook that holds KAM History alone.

    Args:
        target: A path, replaced if it is there, or a file open for writing bytes.
        home: The workbook the sheet is meant for, with what stands in it already and what is added.
        language: zh-Hans, zh-Hant or en, for the headers and the words of new rows.
    """
    words = Words(language)
    workbook = _opened(target, words.t("KAM History"), _NO_DAY, words, epoch_1904=home.epoch_1904)
    pages = _pages(workbook, words, home, (names.HISTORY,))
    write_history(pages[names.HISTORY])
    _close(workbook, pages)


def _pages(workbook: Workbook, words: Words, home: Home, sheets: Sequence[str]) -> dict[str, Page]:
    theme = Theme(workbook, words.language)
    return {
        name: Page(sheet=_sheet(workbook, name), workbook=workbook, theme=theme, words=words, home=home)
        for name in sheets
    }


def _sheet(workbook: Workbook, name: str) -> LongSheet:
    sheet: LongSheet = workbook.add_worksheet(name, worksheet_class=LongSheet)  # type: ignore[assignment]
    return sheet


def _title(review: Review, words: Words) -> str:
    return words.t("Scored key accounts, {quarter}").format(quarter=review.quarter)


def _opened(target: Path | BinaryIO, title: str, day: date, words: Words, *, epoch_1904: bool) -> Workbook:
    default = {"font_name": FONTS[words.language], "font_size": 10}
    options = OPTIONS | {"default_format_properties": default, "date_1904": epoch_1904}
    workbook = RepeatableWorkbook(str(target) if isinstance(target, Path) else target, options)
    # The same review gives the same bytes, so the clock stays out of the file.
    created = datetime(day.year, day.month, day.day)  # noqa: DTZ001
    workbook.set_properties({"title": title, "author": "kamxl", "created": created})
    return workbook


def _close(workbook: Workbook, pages: Iterable[str]) -> None:
    """Mark each sheet with a name by which it is found again, and write the file."""
    for name in pages:
        workbook.define_name(names.mark(name), addresses.cell(name, 0, 0))
    workbook.close()
