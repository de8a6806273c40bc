"""Paper: A4, upright or across, with its margins, header and footer."""

from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from kamxl.reports.measure import cut

_A4 = 9
_LONGEST_PART = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Room between the margins of an A4 page: pixels across (96 to the inch), points down."""

    landscape: bool
    width: float
    height: float
    columns: int


# A little narrower than the paper: LibreOffice counts columns in its own digits, some 6 % wider, and
# must not have to shrink the sheet, or it miscounts the pages of long tables and prints empty ones.
PORTRAIT = Paper(landscape=False, width=672, height=742, columns=36)
LANDSCAPE = Paper(landscape=True, width=980, height=500, columns=48)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Words at the top and bottom of every page. `pages` holds {page} and {pages}."""

    title: str
    as_of: str
    made: str
    pages: str


def set_paper(worksheet: Worksheet, paper: Paper, running: Running) -> None:
    """Set up printing: A4, margins, header and footer, one page wide, no gridlines."""
    worksheet.set_paper(_A4)
    if paper.landscape:
        worksheet.set_landscape()
    worksheet.hide_gridlines(2)
    worksheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.7)
    worksheet.center_horizontally()
    worksheet.set_header(f"&L&8{_part(running.title)}&R&8{_part(running.as_of)}", {"margin": 0.35})
    pages = running.pages.format(page="&P", pages="&N")
    worksheet.set_footer(f"&L&8{_part(running.made)}&R&8{pages}", {"margin": 0.35})


def _part(text: str) -> str:
    """Protect the signs that mean something in a header, and keep below Excel's 255 in all."""
    short = cut(" ".join(text.split()), _LONGEST_PART)
    # A leading digit would be read as part of the font size.
    return " " * short[:1].isdigit() + short.replace("&", "&&")
