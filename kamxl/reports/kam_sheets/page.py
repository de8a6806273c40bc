"""What every KAM sheet has: a title, a line of explanation, widths that fit, and a page to print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from kamxl.domain.review import Review
from kamxl.reports.cell_text import plain
from kamxl.reports.kam_sheets.grid import LongSheet
from kamxl.reports.kam_sheets.home import Home
from kamxl.reports.kam_sheets.value import Value
from kamxl.reports.kam_sheets.words import Words
from kamxl.reports.measure import height_of, lines_needed, longest_word, text_width
from kamxl.reports.page import LANDSCAPE, Running, set_paper
from kamxl.reports.theme import BODY_SIZE, Theme

PIXELS_PER_CHARACTER = 7
PADDING = 12
FILTER_BUTTON = 20
WIDEST = 46


@dataclass(frozen=True, kw_only=True)
class Page:
    """One sheet being written, with the words and the styles of the book."""

    sheet: LongSheet
    workbook: Workbook
    theme: Theme
    words: Words
    home: Home = Home()

    def file(self, name: str) -> str:
        """Return how a file is called on the sheet."""
        return self.words.t("this workbook") if name == self.home.name else name

    def style(self, name: str, number: str | None = None) -> Format:
        """Return a style of the theme by name."""
        return self.theme.style(name, number)

    def text(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Write a text, which never becomes anything else; an empty one leaves the cell blank."""
        if text:
            self.sheet.write_string(row, column, plain(text), self.style(style))
        else:
            self.sheet.write_blank(row, column, None, self.style(style))

    def band(self, row: int, first: int, last: int, text: str) -> None:
        """Write what the columns from `first` to `last` have in common above them."""
        if last > first:
            self.sheet.merge_range(row, first, row, last, plain(text), self.style("box_title"))
        else:
            self.text(row, first, text, "box_title")

    def title(self, title: str, explanation: str, column: int = 0) -> None:
        """Write the two lines every sheet starts with."""
        self.text(0, column, title, "title")
        self.text(1, column, explanation, "subtitle")
        self.sheet.set_row(0, 28)
        self.sheet.set_row(1, 16)

    def headers(self, row: int, headers: Sequence[str], widths: Sequence[float], *, buttons: bool) -> None:
        """Set the height of a header row so that every header can be read."""
        room = FILTER_BUTTON if buttons else 0
        lines = max(
            lines_needed(header, width * PIXELS_PER_CHARACTER - room, BODY_SIZE, bold=True)
            for header, width in zip(headers, widths, strict=True)
        )
        self.sheet.set_row(row, height_of(lines, BODY_SIZE) + 4)

    def printed(self, title: str, review: Review, *, repeat: tuple[int, int] | None) -> None:
        """Set up printing: A4 across, one page wide, the header rows on every page."""
        t = self.words.t
        running = Running(
            title=title,
            as_of=t("As of {day}").format(day=review.as_of.isoformat()),
            made="",
            pages=t("Page {page} of {pages}"),
        )
        set_paper(self.sheet, LANDSCAPE, running)
        self.sheet.fit_to_pages(1, 0)
        if repeat is not None:
            self.sheet.repeat_rows(*repeat)


def header_width(header: str, least: float, *, button: bool) -> float:
    """Return a width in characters in which no word of a header is broken."""
    needed = longest_word(header, BODY_SIZE, bold=True) + PADDING + (FILTER_BUTTON if button else 0)
    return max(least, round(needed / PIXELS_PER_CHARACTER + 0.5, 1))


def content_width(values: Iterable[Value], least: float) -> float:
    """Return a width in characters that shows texts and amounts of money in full, within reason."""
    widest = least
    for value in values:
        if isinstance(value, str):
            widest = max(widest, (text_width(value, BODY_SIZE) + PADDING) / PIXELS_PER_CHARACTER)
        elif isinstance(value, float):
            widest = max(widest, len(f"{value:,.0f}") + 2.0)
    return min(round(widest, 1), WIDEST)
