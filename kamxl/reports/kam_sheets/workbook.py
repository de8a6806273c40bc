"""Write the KAM sheets: one workbook in which every score is a live formula."""

from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook

from kamxl.domain.review import Review
from kamxl.reports.book import OPTIONS
from kamxl.reports.kam_sheets import list_columns, names, scorecard, why
from kamxl.reports.kam_sheets.grid import LongSheet
from kamxl.reports.kam_sheets.home import Home
from kamxl.reports.kam_sheets.measures_sheet import write_measures
from kamxl.reports.kam_sheets.page import Page
from kamxl.reports.kam_sheets.quality_sheet import write_quality
from kamxl.reports.kam_sheets.settings_sheet import write_settings
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.words import Words
from kamxl.reports.theme import FONTS, Theme
from kamxl.settings import Settings
from kamxl.sheets.book import Book


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
    workbook = _opened(target, review, words, epoch_1904=home.epoch_1904)
    theme = Theme(workbook, language)
    pages = {
        name: Page(sheet=_sheet(workbook, name), workbook=workbook, theme=theme, words=words, home=home)
        for name in (names.SCORECARD, names.WHY, names.MEASURES, names.SETTINGS, names.DATA_QUALITY)
    }
    subjects = [
        Subject(place=place, one=one, review=review, settings=settings, words=words)
        for place, one in enumerate(review.accounts, start=1)
    ]
    scorecard.write_scorecard(pages[names.SCORECARD], review, subjects)
    looked_up = tuple(dict.fromkeys((*why.score_words(), *list_columns.score_words())))
    scorecard.define_score_names(pages[names.SCORECARD], looked_up, len(subjects))
    why.write_why(pages[names.WHY], review, subjects)
    write_measures(pages[names.MEASURES], review, subjects)
    formulas = (*scorecard.formulas(), *why.formulas())
    write_settings(pages[names.SETTINGS], review, book, settings, formulas)
    write_quality(pages[names.DATA_QUALITY], review, book)
    for name in pages:
        workbook.define_name(names.mark(name), names.cell(name, 0, 0))
    workbook.close()


def write_quality_workbook(
    target: Path | BinaryIO, review: Review, book: Book, *, language: str, home: Home | None = None
) -> None:
    """Write a workbook that holds the sheet KAM Data quality alone: what was read, and every problem.

    Args:
        target: A path, replaced if it is there, or a file open for writing bytes.
        review: What was concluded.
        book: The team's book.
        language: zh-Hans, zh-Hant or en.
        home: The workbook that was read, where the sheet shall call it this workbook.
    """
    words, home = Words(language), home or Home()
    workbook = _opened(target, review, words, epoch_1904=False)
    sheet = _sheet(workbook, names.DATA_QUALITY)
    page = Page(sheet=sheet, workbook=workbook, theme=Theme(workbook, language), words=words, home=home)
    write_quality(page, review, book)
    workbook.close()


def _sheet(workbook: Workbook, name: str) -> LongSheet:
    sheet: LongSheet = workbook.add_worksheet(name, worksheet_class=LongSheet)  # type: ignore[assignment]
    return sheet


def _opened(target: Path | BinaryIO, review: Review, words: Words, *, epoch_1904: bool) -> Workbook:
    default = {"font_name": FONTS[words.language], "font_size": 10}
    options = OPTIONS | {"default_format_properties": default, "date_1904": epoch_1904}
    workbook = Workbook(str(target) if isinstance(target, Path) else target, options)
    # The same review gives the same bytes, so the clock stays out of the file.
    created = datetime(review.as_of.year, review.as_of.month, review.as_of.day)  # noqa: DTZ001
    title = words.t("Scored key accounts, {quarter}").format(quarter=review.quarter)
    workbook.set_properties({"title": title, "author": "kamxl", "created": created})
    return workbook
