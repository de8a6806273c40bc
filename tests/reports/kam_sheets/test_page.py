from pathlib import Path

from openpyxl import load_workbook
from xlsxwriter import Workbook

from kamxl.reports.kam_sheets.grid import LongSheet
from kamxl.reports.kam_sheets.page import Page, content_width, header_width
from kamxl.reports.kam_sheets.words import Words
from kamxl.reports.theme import Theme


def test_a_band_stands_over_one_column_or_many(tmp_path: Path) -> None:
    path = tmp_path / "bands.xlsx"
    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet(worksheet_class=LongSheet)
        page = Page(sheet=sheet, workbook=workbook, theme=Theme(workbook, "en"), words=Words("en"))
        page.band(0, 0, 0, "One")
        page.band(0, 1, 3, "Three")
    written = load_workbook(path).active
    assert written is not None
    assert [written["A1"].value, written["B1"].value] == ["One", "Three"]
    assert [str(area) for area in written.merged_cells.ranges] == ["B1:D1"]


def test_columns_are_as_wide_as_their_words_and_amounts_within_reason() -> None:
    assert (
        header_width("Complementarity", 5, button=True) > header_width("Complementarity", 5, button=False) > 5
    )
    assert content_width(["short", None, 1_234_567.0], 5) > 10
    assert content_width(["x" * 500], 5) == 46
    assert content_width([], 5) == 5
