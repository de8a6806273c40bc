"""A printed sheet that is written block by block, downwards."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import accumulate, pairwise
from typing import cast

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell

from kamxl.domain.kept_words import KEPT, SAID, fingerprint, text_constant
from kamxl.reports.blocks import Box, Picture, Placed, Tile
from kamxl.reports.cell_text import plain
from kamxl.reports.grid import Grid, Span, even_grid
from kamxl.reports.labels import UNKNOWN
from kamxl.reports.measure import CELL_PADDING, PIXELS_PER_POINT, TALLEST_ROW, cut_to
from kamxl.reports.page import Paper, Running, set_paper
from kamxl.reports.quick_sheet import QuickSheet
from kamxl.reports.sheet_cells import height_needed, shown_cell, tile_value
from kamxl.reports.table import Cell, Kept, Shown, Table, fitted
from kamxl.reports.theme import Theme, size_of

# How much a sheet may be shrunk to fit on one page: when it should, and when a few rows are too many.
_STILL_ONE_PAGE = 1.45
_NEARLY_ONE_PAGE = 1.2
# How much of what is left of a page a box to write into may take; other programs set rows higher.
_FILLED = 0.85
_USUAL_ROW = 15
# Workbooks count days from the last but one of 1899.
_BEFORE_1900 = date(1899, 12, 30).toordinal()


class ReportSheet:
    """One worksheet; each block starts below the one before."""

    def __init__(
        self,
        workbook: Workbook,
        theme: Theme,
        name: str,
        *,
        paper: Paper,
        running: Running,
    ) -> None:
        self.theme = theme
        self.name = name
        self.paper = paper
        self._workbook = workbook
        self._worksheet = cast("QuickSheet", workbook.add_worksheet(name, QuickSheet))
        self.grid = even_grid(paper.width, paper.columns)
        self._row = 0
        self._heights: list[float] = []
        set_paper(self._worksheet, paper, running)

    def follow(self, table: Table) -> None:
        """Take over the columns of a long table, so that its cells need no merging; before any block."""
        flexible = [one.flexible for one in table.columns]
        self.grid = Grid(fitted(table.needs(self.paper.width), flexible, self.paper.width))

    def set_columns(self, widths: Sequence[float]) -> None:
        """Give the sheet columns of its own, before any block."""
        self.grid = Grid(widths)

    def raw_row(
        self,
        values: Sequence[float | int | str | date | None],
        styles: Sequence[str],
        numbers: Sequence[str | None],
        height: float = 15,
    ) -> None:
        """Write a row cell by cell into the sheet's own columns, without measuring it."""
        for column, (value, style, number) in enumerate(zip(values, styles, numbers, strict=True)):
            if value is not None:
                self._write(column, value, self.theme.style(style, number))
        if height == _USUAL_ROW:
            self._row += 1
            self._heights.append(height)
        else:
            self._finish_row(height)

    def filter_rows(self, count: int) -> None:
        """Give the list of so many rows just written filters, and let its headings stand still."""
        first = self._row - count - 1
        self._worksheet.autofilter(first, 0, max(first, self._row - 1), len(self.grid.widths) - 1)
        self._worksheet.freeze_panes(first + 1, 2)

    def headline(self, text: str, caption: str = "") -> None:
        """Write the sheet's title, and a smaller line below."""
        self._line(cut_to(text, self.grid.width - CELL_PADDING, size_of("title") * 1.05), "title")
        if caption:
            self._line(caption, "subtitle")
        self.spacer(6)

    def heading(self, text: str) -> None:
        """Write a heading within the sheet."""
        self.spacer(7)
        self._line(text, "section", least=19)
        self.spacer(2)

    def paragraph(self, text: str, style: str = "note") -> None:
        """Write text over the whole width, in as many lines as it takes."""
        if text:
            self._line(text, style)

    def banner(self, text: str, style: str) -> None:
        """Write the sentence that comes first, on a coloured ground."""
        self._line(text, style, least=34)
        self.spacer(6)

    def spacer(self, points: float = 8) -> None:
        """Leave room."""
        self._finish_row(points)

    def tiles(self, tiles: Sequence[Tile]) -> None:
        """Write big numbers side by side, equally wide."""
        count = len(tiles)
        spans = self.grid.parts(count)
        self._across(spans, [Shown(tile.label, "tile_label") for tile in tiles], least=20)
        self._across(spans, [tile_value(tile) for tile in tiles], least=28)
        self._across(spans, [Shown(tile.note, "tile_note") for tile in tiles], least=26)
        self.spacer(4)

    def pairs(self, pairs: Sequence[tuple[str, str | None]], columns: int = 2) -> None:
        """Write labels with their values, so many pairs beside each other."""
        edges = [(place + step) / columns for place in range(columns) for step in (0.0, 0.42)] + [1.0]
        spans = [self.grid.part(start, end) for start, end in pairwise(edges)]
        for start in range(0, len(pairs), columns):
            row: list[Cell] = []
            for name, value in pairs[start : start + columns]:
                row += [Shown(name, "label"), Shown(UNKNOWN if value is None else value, "wrapped")]
            self._across(spans[: len(row)], row)

    def bullets(self, items: Sequence[str], style: str = "bullet") -> None:
        """Write a list."""
        for item in items:
            self._line(f"•  {item}", style)

    def boxes(self, boxes: Sequence[Box]) -> None:
        """Write titled lists side by side."""
        count = len(boxes)
        spans = self.grid.parts(count)
        self._across(spans, [Shown(box.title, box.style) for box in boxes], least=18)
        lists = [list(box.items) or [box.empty] for box in boxes]
        for place in range(max(map(len, lists))):
            items = [f"•  {one[place]}" if place < len(one) else "" for one in lists]
            self._across(spans, [Shown(item, "box") for item in items])
        self.spacer(4)

    def pictures(self, pictures: Sequence[Picture], height: float, share: float = 0.56) -> None:
        """Show one chart over the whole width, or two side by side; the first has `share` of it."""
        row = self.room_for_chart(height)
        first = self.grid.part(0.0, share if len(pictures) > 1 else 1.0)
        spans = (first, self.grid.after(first, gap=0))
        for picture, span in zip(pictures, spans, strict=False):
            self._insert(picture.chart, row, span, round(height / 15) * 15.0, picture.title)
        self.spacer(2)

    def box_to_fill(self, shown: Shown, least: float) -> None:
        """Leave one high cell for somebody to write into, nearly down to the end of the page."""
        left = (self.paper.height - sum(self._heights)) * _FILLED
        self._across([self.grid.whole()], [shown], least=min(max(least, left), TALLEST_ROW / 2))

    def signatures(self, names: Sequence[str], hint: str) -> None:
        """Write lines to sign on, side by side."""
        count = len(names)
        spans = [self.grid.part((place + 0.06) / count, (place + 0.94) / count) for place in range(count)]
        self._across(spans, [Shown(name, "label") for name in names])
        self._across(spans, [Shown("", "signature")] * count, least=30)
        self._across(spans, [Shown(hint, "note")] * count)

    def table(self, table: Table, *, repeat_header: bool = False, within: Span | None = None) -> Placed:
        """Write a table; with `repeat_header` its heading appears on every further page."""
        area = within or self.grid.whole()
        spans = self.grid.spans(table.needs(area.width), [one.flexible for one in table.columns], area)
        if repeat_header:
            self._worksheet.repeat_rows(self._row)
        self._across(spans, [Shown(one.title, one.header_style) for one in table.columns], least=18)
        first = self._row
        for place, row in enumerate(table.rows):
            is_total = table.total and place == len(table.rows) - 1
            cells = [
                shown_cell(cell, column, is_total=is_total)
                for cell, column in zip(row, table.columns, strict=True)
            ]
            self._across(spans, cells, least=max(table.least_height, 15))
        if not table.rows and table.empty:
            self._across([area], [Shown(table.empty, "note")], least=16)
        return Placed(
            sheet=self.name,
            first_row=first,
            last_row=max(first, self._row - 1),
            columns=tuple(span.first for span in spans),
        )

    def new_chart(self, kind: str, subtype: str | None = None) -> Chart:
        """Start a chart of this workbook: column, line, scatter, bar."""
        return cast(
            "Chart", self._workbook.add_chart({"type": kind} | ({"subtype": subtype} if subtype else {}))
        )

    def room_for_chart(self, height: float) -> int:
        """Keep room for a chart that draws a table further down; `place_chart` fills it."""
        row = self._row
        for _ in range(round(height / 15)):
            self._finish_row(15)
        return row

    def place_chart(self, row: int, height: float, chart: Chart, title: str) -> None:
        """Put a chart where `room_for_chart` kept room for it."""
        self._insert(chart, row, self.grid.whole(), round(height / 15) * 15.0, title)

    def chart_beside(
        self, table: Table, draw: Callable[[Placed], Chart], title: str, share: float = 0.62
    ) -> Placed:
        """Write a table at the right and its chart at the left, equally high."""
        row, before = self._row, len(self._heights)
        picture = self.grid.part(0.0, share)
        placed = self.table(table, within=self.grid.after(picture))
        self._insert(draw(placed), row, picture, sum(self._heights[before:]), title)
        self.spacer(4)
        return placed

    def finish(
        self, *, one_page: bool = False, first_page: bool = False, whole: bool = False, hidden: bool = False
    ) -> None:
        """Set the print area and the number of pages, when every block is written.

        Args:
            one_page: Shrink a little more, so that it fits on one page.
            first_page: Print only what fits on one page; what is further down is for the screen.
            whole: Shrink as much as it takes for one page.
            hidden: Hide the sheet, so that it is not printed with the others.
        """
        for column, width in enumerate(self.grid.widths):
            self._worksheet.set_column_pixels(column, column, width)
        if hidden:  # without an area to print, no program prints it
            self._worksheet.hide()
            return
        last, rows = len(self.grid.widths) - 1, len(self._heights)
        limit = _STILL_ONE_PAGE if one_page or first_page else _NEARLY_ONE_PAGE
        if first_page:
            rows = sum(high <= self.paper.height * limit for high in accumulate(self._heights))
        short = sum(self._heights[:rows]) <= self.paper.height * limit
        self._worksheet.print_area(0, 0, max(0, rows - 1), last)
        self._worksheet.fit_to_pages(1, 1 if short or whole else 0)

    def _insert(self, chart: Chart, row: int, span: Span, height: float, title: str) -> None:
        # It ends exactly where a column ends, so that it keeps its width where fonts are wider.
        chart.set_size({"width": span.width, "height": height * PIXELS_PER_POINT - 6})
        self._worksheet.insert_chart(
            row,
            span.first,
            chart,
            {"object_position": 1, "x_offset": 0, "y_offset": 3, "description": title},
        )

    def _line(self, text: str, style: str, least: float = 15) -> None:
        self._across([self.grid.whole()], [Shown(text, style)], least=least)

    def _across(self, spans: Sequence[Span], cells: Sequence[Cell], least: float = 15) -> None:
        """Write one row of cells, as high as its tallest text."""
        height = least
        for span, cell in zip(spans, cells, strict=True):
            shown = cell if isinstance(cell, Shown) else Shown(cell, "plain")
            self._put(span, shown)
            height = max(height, height_needed(shown, span))
        self._finish_row(height)

    def _finish_row(self, height: float) -> None:
        self._worksheet.set_row(self._row, height)
        self._row += 1
        self._heights.append(height)

    def _put(self, span: Span, shown: Shown) -> None:
        style = self.theme.style(shown.style, shown.number)
        if shown.kept is not None:
            self._name(shown.kept, self._row, span.first)
        if span.first < span.last:
            self._worksheet.merge_row(self._row, span.first, span.last, style)
        self._write(span.first, shown.value, style)

    def _write(self, column: int, value: float | str | date | None, style: Format) -> None:
        if value is None or value == "":
            self._worksheet.write_blank(self._row, column, None, style)
        elif isinstance(value, str):
            self._worksheet.write_string(self._row, column, plain(value), style)
        elif isinstance(value, date):
            self._worksheet.write_number(self._row, column, value.toordinal() - _BEFORE_1900, style)
        else:
            self._worksheet.write_number(self._row, column, value, style)

    def _name(self, kept: Kept, row: int, column: int) -> None:
        """Name a cell that people write into, and note what kamxl itself would have written there."""
        place = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
        sheet = self.name.replace("'", "''")
        self._workbook.define_name(f"{KEPT}{kept.key}", f"='{sheet}'!{place}")
        self._workbook.define_name(f"{SAID}{kept.key}", text_constant(fingerprint(kept.said)))
