"""A sheet to fill in: headers with notes, drop-downs and limits below them, and rows to write on."""

from collections.abc import Sequence
from math import ceil

from xlsxwriter.worksheet import Worksheet

from kamxl.reports.kam_sheets.page import header_width
from kamxl.reports.measure import lines_needed
from kamxl.reports.page import LANDSCAPE
from kamxl.reports.templates.cells import note, number_format, validation
from kamxl.reports.templates.sheet import TemplateColumn, TemplateSheet
from kamxl.reports.templates.written import PIXELS_PER_CHARACTER, Written
from kamxl.reports.theme import BODY_SIZE
from kamxl.sheets.tables.column import Kind

_SMALLEST_PRINT = 0.7
"""A page may be shrunk to this share of its size."""
RULED = 30
"""So many rows have lines to write on; the page that is printed ends with them."""
CHECKED = 1000
"""So many rows below the header have drop-downs and limits."""

_WIDTHS = {Kind.KEY: 14.0, Kind.TEXT: 20.0, Kind.DAY: 12.0, Kind.MONEY: 14.0, Kind.WORD: 14.0}
_STYLES = {
    Kind.TEXT: "wrapped",
    Kind.DAY: "date",
    Kind.MONEY: "money",
    Kind.NUMBER: "integer",
    Kind.PERCENT: "integer",
}
_HEADERS = {"date": "header_center", "money": "header_right", "integer": "header_right"}
_OTHER_WIDTH = 10.0
_NAME_WIDTH = 24.0
_TIME_WIDTH = 16.0
_NOTE_WIDTH, _NOTE_LINE, _NOTE_EDGE = 280, 15, 14
"""Pixels."""


def write_form(written: Written, one: TemplateSheet, *, accounts: str | None = None) -> None:
    """Write one sheet.

    Args:
        written: The template being written.
        one: What the sheet holds.
        accounts: The cells with the names of the accounts, as a formula; None where they are not in the file.
    """
    sheet = written.sheet(written.t(one.tab))
    headers = [written.t(column.column.label) for column in one.columns]
    widths = [_width(column, header) for column, header in zip(one.columns, headers, strict=True)]
    for place, (column, header) in enumerate(zip(one.columns, headers, strict=True)):
        _write_column(written, sheet, place, column, header, widths[place])
        _check(written, sheet, place, column, accounts)
    _rule(written, sheet, one)
    sheet.set_row(0, max(written.height(*pair) for pair in zip(headers, widths, strict=True)) + 4)
    sheet.freeze_panes(1, one.keys)
    written.paper(sheet, written.t(one.tab), pages=_pages_across(widths))
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, one.keys - 1)
    sheet.print_area(0, 0, max(RULED, one.numbered), len(one.columns) - 1)
    # Lines are seen on the screen, so that a cell is found; on paper those of the rows are enough.
    sheet.hide_gridlines(1)


def _pages_across(widths: Sequence[float]) -> int:
    """Return over how many pages a wide sheet is printed side by side, so that it can still be read."""
    return ceil(sum(widths) * PIXELS_PER_CHARACTER * _SMALLEST_PRINT / LANDSCAPE.width)


def _width(one: TemplateColumn, header: str) -> float:
    kind = one.column.kind
    least = _NAME_WIDTH if one.column.name == "account_name" else _WIDTHS.get(kind, _OTHER_WIDTH)
    if number_format(one).endswith("mm"):
        least = _TIME_WIDTH
    return header_width(header, least, button=False)


def _write_column(
    written: Written, sheet: Worksheet, place: int, one: TemplateColumn, header: str, width: float
) -> None:
    # Rows below the ruled ones take the format of their column, so that a number keeps its zeros there too.
    sheet.set_column(place, place, width, written.theme.style("plain", number_format(one)))
    sheet.write_string(0, place, header, written.theme.style(_HEADERS.get(_style(one), "header")))
    text = note(one, written.t)
    lines = lines_needed(text, _NOTE_WIDTH, BODY_SIZE)
    size = {"width": _NOTE_WIDTH, "height": lines * _NOTE_LINE + _NOTE_EDGE}
    look = {
        "font_name": written.theme.font,
        "font_size": BODY_SIZE,
        "color": written.theme.color("input_pale"),
    }
    sheet.write_comment(0, place, text, {"author": ""} | size | look)


def _check(written: Written, sheet: Worksheet, place: int, one: TemplateColumn, accounts: str | None) -> None:
    if accounts is not None and one.column.name == "account_name":
        checked: dict[str, object] | None = {
            "validate": "list",
            "source": accounts,
            "error_type": "warning",
            "error_title": written.t("Not in the list"),
            "error_message": written.t("This account is not on the first list of accounts yet."),
        }
    else:
        checked = validation(one, written.t)
    if checked is not None:
        sheet.data_validation(1, place, CHECKED, place, checked)


def _rule(written: Written, sheet: Worksheet, one: TemplateSheet) -> None:
    """Draw the rows to write on, with their numbers where the form is numbered."""
    for row in range(1, max(RULED, one.numbered) + 1):
        for place, column in enumerate(one.columns):
            form = written.theme.style(_style(column), number_format(column))
            if row <= one.numbered and column.column.name == _numbers_of(one.columns):
                sheet.write_number(row, place, row, form)
            else:
                sheet.write_blank(row, place, None, form)


def _style(one: TemplateColumn) -> str:
    return _STYLES.get(one.column.kind, "text")


def _numbers_of(columns: Sequence[TemplateColumn]) -> str:
    """Return the column that bears the numbers of a form: its first number."""
    return next((one.column.name for one in columns if one.column.kind is Kind.NUMBER), "")
