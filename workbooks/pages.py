"""A thin layer over xlsxwriter: books and sheets as a team would lay them out, row by row.

It also keeps the list of the cells that were spoiled on purpose, for the README and the tests.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

CREATED = datetime(2026, 9, 30, 18, 0)  # noqa: DTZ001 - Excel's properties know no time zones
Kind = Literal["text", "date", "time", "money", "number", "price", "percent", "long"]
NUMBER_FORMATS = {
    "text": "General",
    "long": "General",
    "date": "yyyy-mm-dd",
    "time": "yyyy-mm-dd hh:mm",
    "money": "#,##0.00;[Red]-#,##0.00",
    "number": "#,##0",
    "price": "0.0000",
    "percent": "0.0%",
}
CENTRED = ("date", "time")


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a sheet: its header, what it holds, and its width in characters."""

    header: str
    kind: Kind = "text"
    width: float = 12


@dataclass(frozen=True, kw_only=True)
class Formula:
    """A formula with the value that Excel would show; `=` included, `{row}` stands for its own row."""

    text: str
    value: float | str


@dataclass(frozen=True, kw_only=True)
class Bad:
    """A cell that cannot be used, planted on purpose."""

    value: str | float | Formula
    why: str


@dataclass(frozen=True, kw_only=True)
class Planted:
    """Where a bad cell stands, what it shows, and why it cannot be used."""

    file: str
    cell: str
    shows: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Look:
    """The dress of a book: font, and the colours of its headers."""

    font: str = "微软雅黑"
    size: float = 10
    header_fill: str = "#1F4E79"
    header_text: str = "#FFFFFF"
    total_fill: str = "#DDEBF7"


class Book:
    """A workbook that is always built the same, byte for byte."""

    def __init__(self, path: Path, look: Look, *, title: str, author: str) -> None:
        """Open the book for writing."""
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.file = path.name
        self.look = look
        self.planted: list[Planted] = []
        self.excel = xlsxwriter.Workbook(str(path), options)
        self.excel.set_properties({"title": title, "author": author, "created": CREATED})
        self.excel.formats[0].set_font_name(look.font)
        self.excel.formats[0].set_font_size(look.size)
        self.dress = lru_cache(maxsize=None)(self._dress)

    def _dress(self, **style: Any) -> Any:
        """Give a cell format in the book's font."""
        return self.excel.add_format({"font_name": self.look.font, "font_size": self.look.size, **style})

    def cell(self, kind: Kind, **style: Any) -> Any:
        """Give the format of a body cell."""
        layout: dict[str, Any] = {"num_format": NUMBER_FORMATS[kind], "valign": "vcenter"}
        if kind == "long":
            layout["text_wrap"] = True
        elif kind in CENTRED:
            layout["align"] = "center"
        return self.dress(border=1, border_color="#BFBFBF", **{**layout, **style})

    def header(self) -> Any:
        """Give the format of a header cell."""
        fill, text = self.look.header_fill, self.look.header_text
        style = {"bold": True, "bg_color": fill, "font_color": text, "border": 1, "text_wrap": True}
        return self.dress(align="center", valign="vcenter", **style)

    def page(self, name: str, columns: Sequence[Column]) -> "Page":
        """Add a sheet with these columns."""
        return Page(self, name, columns)

    def close(self) -> list[Planted]:
        """Write the file and give the list of its bad cells."""
        self.excel.close()
        return self.planted


class Page:
    """A sheet that is filled from top to bottom."""

    def __init__(self, book: Book, name: str, columns: Sequence[Column]) -> None:
        """Add the sheet and set its column widths."""
        self.book, self.name, self.columns = book, name, columns
        self.sheet = book.excel.add_worksheet(name)
        self.row = 0
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        for place, column in enumerate(columns):
            self.sheet.set_column(place, place, column.width)

    def title(self, text: str, note: str = "") -> None:
        """Write a title across the sheet, and below it a note at the right such as 单位：万元."""
        last = len(self.columns) - 1
        dress = self.book.dress(bold=True, font_size=16, align="center", valign="vcenter")
        self.sheet.merge_range(self.row, 0, self.row, last, text, dress)
        self.sheet.set_row(self.row, 30)
        self.row += 1
        if note:
            self.sheet.write_string(self.row, last, note, self.book.dress(align="right", italic=True))
            self.row += 1

    def header(self) -> None:
        """Write the header row, freeze it, and repeat it on every printed page."""
        for place, column in enumerate(self.columns):
            self.sheet.write_string(self.row, place, column.header, self.book.header())
        self.sheet.set_row(self.row, 32)
        self.row += 1
        self.freeze()

    def freeze(self, columns: int = 0) -> None:
        """Keep everything above the next row in view, and on top of printed pages."""
        self.sheet.freeze_panes(self.row, columns)
        self.sheet.repeat_rows(self.row - 1)

    def write(self, values: Iterable[Any], **style: Any) -> None:
        """Write the next row."""
        for place, value in enumerate(values):
            self.put(place, value, self.book.cell(self.columns[place].kind, **style))
        self.row += 1

    def put(self, place: int, value: Any, dress: Any) -> None:
        """Write one cell of the current row; None leaves it blank."""
        if isinstance(value, Bad):
            cell = f"{self.name}!{xl_rowcol_to_cell(self.row, place)}"
            shows = value.value.value if isinstance(value.value, Formula) else value.value
            self.book.planted.append(Planted(file=self.book.file, cell=cell, shows=str(shows), why=value.why))
            value = value.value
        if isinstance(value, Formula):
            text = value.text.replace("{row}", str(self.row + 1))
            self.sheet.write_formula(self.row, place, text, dress, value.value)
        elif isinstance(value, date):
            self.sheet.write_datetime(self.row, place, value, dress)
        elif value is None or value == "":
            self.sheet.write_blank(self.row, place, None, dress)
        elif isinstance(value, str):
            self.sheet.write_string(self.row, place, value, dress)
        else:
            self.sheet.write_number(self.row, place, value, dress)

    def merge_down(self, place: int, first: int, value: str) -> None:
        """Merge a column from row `first` (0-based) to the row just written."""
        dress = self.book.cell("text", align="center")
        if self.row - 1 > first:
            self.sheet.merge_range(first, place, self.row - 1, place, value, dress)
        else:
            self.sheet.write_string(first, place, value, dress)

    def total(self, values: Iterable[Any]) -> None:
        """Write a total or subtotal row."""
        self.write(values, bold=True, bg_color=self.book.look.total_fill)

    def blank(self) -> None:
        """Leave a spacer row."""
        self.row += 1

    def footer(self, text: str) -> None:
        """Leave a row, then write a line such as 填表人：…."""
        self.row += 1
        self.sheet.write_string(self.row, 0, text, self.book.dress(italic=True, font_color="#595959"))
        self.row += 1
