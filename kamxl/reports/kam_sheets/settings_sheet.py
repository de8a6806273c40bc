"""KAM Settings: every number a team may change, and what it decided by hand."""

import re
from collections.abc import Iterable

from kamxl.domain.review import Review
from kamxl.reports.kam_sheets.decision_blocks import write_decisions
from kamxl.reports.kam_sheets.page import Page
from kamxl.reports.kam_sheets.setting_rows import (
    ALLOWED,
    DEFAULT,
    EFFECT,
    HELP,
    IN_USE,
    LABEL,
    SOURCE,
    UNIT,
    VALUE,
    write_setting_rows,
)
from kamxl.reports.labels import UNKNOWN
from kamxl.rules.every_setting import all_settings
from kamxl.settings import Settings
from kamxl.sheets.book import Book

WIDTHS = (25, 36, 26, 16, 26, 17, 21, 64, 22, 12)
"""Of the columns A to J."""
FACTS_ROW = 2
_NAMES = re.compile(r"KAM_[a-z]\w*")


def names_in(formulas: Iterable[str]) -> frozenset[str]:
    """Return the defined names that formulas mention."""
    return frozenset(name for formula in formulas for name in _NAMES.findall(formula))


def write_settings(
    page: Page, review: Review, book: Book, settings: Settings, formulas: Iterable[str]
) -> None:
    """Write the sheet.

    Args:
        page: The sheet.
        review: The review, for what it is a review of.
        book: The team's book, with what was written on this sheet before.
        settings: The values in use.
        formulas: Every formula of the other sheets; a setting they mention takes effect at once.
    """
    t = page.words.t
    # What a team may change stays open when it protects the sheet.
    page.style("input").set_locked(False)
    for column, width in enumerate(WIDTHS):
        page.sheet.set_column(column, column, width)
    page.title(
        t("KAM Settings"),
        t("Change the values in column C. Rows may be moved; the keys in column A tell kamxl what is what."),
        column=LABEL,
    )
    header_row = _write_facts(page, review, book)
    headers = {
        LABEL: t("Setting"),
        VALUE: t("Value"),
        DEFAULT: t("Default"),
        ALLOWED: t("Allowed"),
        UNIT: t("Unit"),
        EFFECT: t("Takes effect"),
        HELP: t("What it means"),
        SOURCE: t("Source"),
        IN_USE: t("In use"),
    }
    for column in range(IN_USE + 1):
        page.text(header_row, column, headers.get(column, ""), "header")
    first = header_row + 1
    row = write_setting_rows(page, first, settings, book.setting_values, names_in(formulas))
    page.sheet.conditional_format(
        first,
        VALUE,
        row - 1,
        VALUE,
        {
            "type": "formula",
            "criteria": f"=AND($C{first + 1}<>$D{first + 1}{_not_judging(first + 1)})",
            "format": page.style("heat_middle"),
        },
    )
    write_decisions(page, row + 1, book)
    page.sheet.freeze_panes(header_row + 1, VALUE)
    page.printed(t("KAM Settings"), review, repeat=None)
    page.sheet.set_h_pagebreaks([row + 1])


def _not_judging(row: int) -> str:
    """Leave out of what is marked as changed the settings that move no result."""
    return "".join(f',$A{row}<>"{one.name}"' for one in all_settings() if not one.judges)


def _write_facts(page: Page, review: Review, book: Book) -> int:
    """Write what the book is, and return the row of the headers below."""
    t = page.words.t
    facts = (
        (t("As of"), review.as_of.isoformat()),
        (t("Last completed quarter"), str(review.quarter)),
        (t("Language"), page.words.language),
        (t("Currency"), review.currency or UNKNOWN),
        (t("Files"), ", ".join(page.file(path.name) for path in book.files) or UNKNOWN),
    )
    for row, (label, value) in enumerate(facts, start=FACTS_ROW):
        page.text(row, LABEL, label, "label")
        page.text(row, VALUE, value, "text")
    return FACTS_ROW + len(facts) + 1
