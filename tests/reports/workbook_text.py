"""A workbook as text, so that a change can be read in review."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kamxl.reports.measure import text_width
from kamxl.reports.numbers import shown


def as_text(path: Path) -> str:
    """Describe every sheet: printing, merged cells, contents, row heights; then charts and properties."""
    book = openpyxl.load_workbook(path)
    lines = [f"title: {book.properties.title}", f"created: {book.properties.created}"]
    for sheet in book.worksheets:
        lines += _sheet(sheet)
    lines += _charts(path)
    return "\n".join(lines) + "\n"


def _sheet(sheet: Worksheet) -> Iterator[str]:
    yield ""
    yield f"== {sheet.title}"
    setup = sheet.page_setup
    yield f"paper {setup.paperSize} {setup.orientation} fit {setup.fitToWidth}x{setup.fitToHeight}"
    yield f"area {sheet.print_area} repeat {sheet.print_title_rows or '-'}"
    yield f"header {sheet.oddHeader.left.text} | {sheet.oddHeader.right.text}"
    yield f"footer {sheet.oddFooter.left.text} | {sheet.oddFooter.right.text}"
    merged = {str(area).split(":")[0]: str(area).split(":")[1] for area in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        height = sheet.row_dimensions[row[0].row].height
        cells = [
            f"{cell.coordinate}{':' + merged[cell.coordinate] if cell.coordinate in merged else ''}"
            f" {_shown(cell.value)}" + (f" [{cell.number_format}]" if cell.number_format != "General" else "")
            for cell in row
            if cell.value is not None
        ]
        if cells:
            yield f"{height or 15:g}pt  " + "  ".join(cells)


def _charts(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as package:
        names = sorted(name for name in package.namelist() if name.startswith("xl/charts/chart"))
        for name in names:
            xml = package.read(name).decode()
            kinds = re.findall(r"<c:(\w+Chart)>", xml)
            titles = re.findall(r"<a:t>([^<]*)</a:t>", xml)
            ranges = re.findall(r"<c:f>([^<]*)</c:f>", xml)
            yield ""
            yield f"== {name}: {' + '.join(kinds)}"
            yield from titles
            yield from ranges


def words(path: Path) -> list[object]:
    """Return everything that stands in the cells of a workbook."""
    sheets = openpyxl.load_workbook(path).worksheets
    return [
        cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]


def _shown(value: object) -> str:
    """Show ten digits of a number: the last ones differ between Python versions and mean nothing."""
    return f"{value:.10g}" if isinstance(value, float) else repr(value)


def numbers_with_room(path: Path) -> Iterator[tuple[Cell, float, float]]:
    """Yield each number or date, of formulas too, with what it needs and what it has, in pixels."""
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        widths = {}
        for dimension in sheet.column_dimensions.values():
            for column in range(dimension.min, dimension.max + 1):
                widths[get_column_letter(column)] = dimension.width * 7
        spans = {str(area).split(":")[0]: area for area in sheet.merged_cells.ranges}
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None or isinstance(cell.value, str):
                    continue
                area = spans.get(cell.coordinate)
                columns = range(area.min_col, area.max_col + 1) if area else [cell.column]
                room = sum(widths[get_column_letter(column)] for column in columns)
                text = shown(cell.value, cell.number_format)
                yield cell, text_width(text[:10] if cell.is_date else text, cell.font.sz), room
