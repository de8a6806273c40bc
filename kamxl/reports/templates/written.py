"""What every sheet of a template is written with: the workbook, its styles, its language."""

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kamxl.locale import Translate
from kamxl.reports.measure import height_of, lines_needed
from kamxl.reports.page import LANDSCAPE, Running, set_paper
from kamxl.reports.theme import Theme, is_bold, size_of

PIXELS_PER_CHARACTER = 7
TAB_LIMIT = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A template being written."""

    workbook: Workbook
    theme: Theme
    t: Translate

    def sheet(self, tab: str) -> Worksheet:
        """Start the next worksheet; its name stays within what Excel allows."""
        return self.workbook.add_worksheet(tab[:TAB_LIMIT])

    def paper(self, sheet: Worksheet, title: str, pages: int = 1) -> None:
        """Set up printing: A4 across, so many pages wide."""
        running = Running(title=title, as_of="", made="", pages=self.t("Page {page} of {pages}"))
        set_paper(sheet, LANDSCAPE, running)
        sheet.fit_to_pages(pages, 0)

    def height(self, text: str, width: float, style: str = "header") -> float:
        """Return the height in points of a row that shows a text in full; the width is in characters."""
        lines = lines_needed(text, width * PIXELS_PER_CHARACTER, size_of(style), bold=is_bold(style))
        return height_of(lines, size_of(style))
