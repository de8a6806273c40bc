from collections.abc import Callable
from datetime import date
from math import inf, nan
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook

from kamxl.reports.blocks import Box, Tile
from kamxl.reports.book import OPTIONS
from kamxl.reports.page import LANDSCAPE, PORTRAIT, Running
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Shown, Table
from kamxl.reports.theme import Theme

RUNNING = Running(title="A & B", as_of="As of 2026-09-30", made="", pages="Page {page} of {pages}")
Write = Callable[[Callable[[ReportSheet], None]], Worksheet]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Give a function that writes one sheet and reads it back."""

    def write(build: Callable[[ReportSheet], None]) -> Worksheet:
        path = tmp_path / "sheet.xlsx"
        workbook = Workbook(str(path), OPTIONS)
        sheet = ReportSheet(workbook, Theme(workbook, "en"), "Sheet", paper=PORTRAIT, running=RUNNING)
        build(sheet)
        sheet.finish()
        workbook.close()
        return openpyxl.load_workbook(path).worksheets[0]

    return write


def values(sheet: Worksheet) -> list[object]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x")', "http://example.com", "12", "+SUM(A1)", "@x"]
)
def test_text_never_becomes_a_formula_a_link_or_a_number(written: Write, text: str) -> None:
    sheet = written(lambda one: one.paragraph(text))
    assert (sheet["A1"].value, sheet["A1"].data_type, sheet["A1"].hyperlink) == (text, "s", None)


@pytest.mark.parametrize("value", [None, nan, inf])
def test_unknown_is_a_dash_and_never_zero(written: Write, value: float | None) -> None:
    table = Table(columns=[Column(title="A", style="money")], rows=[[value], [0.0]])
    assert values(written(lambda one: one.table(table))) == ["A", "—", 0]


def test_an_empty_text_leaves_the_cell_empty_for_charts(written: Write) -> None:
    table = Table(columns=[Column(title="A", style="change"), Column(title="B")], rows=[["", "x"]])
    assert values(written(lambda one: one.table(table))) == ["A", "B", "x"]


def test_dates_are_dates(written: Write) -> None:
    table = Table(columns=[Column(title="Day", style="date")], rows=[[date(2026, 9, 30)]])
    sheet = written(lambda one: one.table(table))
    assert sheet["A2"].number_format == "yyyy-mm-dd"
    assert sheet["A2"].is_date


def test_an_empty_table_says_why(written: Write) -> None:
    table = Table(columns=[Column(title="A")], rows=[], empty="Nothing there.")
    assert values(written(lambda one: one.table(table))) == ["A", "Nothing there."]


def test_long_text_gets_a_higher_row(written: Write) -> None:
    table = Table(columns=[Column(title="A"), Column(title="B")], rows=[["short", "x"], ["word " * 100, "x"]])
    sheet = written(lambda one: one.table(table))
    assert sheet.row_dimensions[3].height > 3 * sheet.row_dimensions[2].height


def test_endless_text_is_cut_rather_than_hidden(written: Write) -> None:
    table = Table(columns=[Column(title="A")], rows=[["x" * 40_000]])
    assert len(str(values(written(lambda one: one.table(table)))[1])) == 700


def test_a_sheet_prints_one_page_wide_with_its_header(written: Write) -> None:
    sheet = written(lambda one: one.headline("Title", "Caption"))
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert sheet.oddHeader.left.text == "A && B"
    assert sheet.oddFooter.right.text == "Page &P of &N"
    assert not sheet.sheet_view.showGridLines


def test_a_long_table_repeats_its_header_on_every_page(written: Write) -> None:
    table = Table(columns=[Column(title="A"), Column(title="B", style="money")], rows=[["x", 1.0]] * 200)
    sheet = written(lambda one: one.table(table, repeat_header=True))
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.fitToHeight == 0


def test_a_sheet_that_follows_its_table_has_no_merged_table_cells(written: Write) -> None:
    table = Table(columns=[Column(title="A"), Column(title="B", style="money")], rows=[["x", 1.0]] * 3)

    def build(sheet: ReportSheet) -> None:
        sheet.follow(table)
        sheet.table(table)

    assert not written(build).merged_cells.ranges


def test_tiles_stand_side_by_side_even_over_uneven_columns(written: Write) -> None:
    table = Table(
        columns=[Column(title="A"), *(Column(title=str(n), style="money") for n in range(5))], rows=[]
    )

    def build(sheet: ReportSheet) -> None:
        sheet.follow(table)
        sheet.tiles([Tile(label=f"L{n}", value=float(n)) for n in range(4)])
        sheet.tiles([Tile(label="unknown", value=None)])

    found = values(written(build))
    assert [f"L{n}" for n in range(4)] == found[:4]
    assert found[-1] == "—"


def test_blocks_follow_each_other_downwards(written: Write) -> None:
    def build(sheet: ReportSheet) -> None:
        sheet.headline("Title")
        sheet.heading("Heading")
        sheet.pairs([("Label", "value"), ("Other", None), ("Third", "3")])
        sheet.bullets(["first"])
        sheet.boxes(
            [Box(title="Box", items=["in it", "more"], empty=""), Box(title="Bare", items=[], empty="none")]
        )
        sheet.signatures(("Who",), "Sign here")
        sheet.paragraph("")

    assert values(written(build)) == [
        "Title",
        "Heading",
        "Label",
        "value",
        "Other",
        "—",
        "Third",
        "3",
        "•  first",
        "Box",
        "Bare",
        "•  in it",
        "•  none",
        "•  more",
        "Who",
        "Sign here",
    ]


def test_a_cell_may_differ_from_its_column(written: Write) -> None:
    table = Table(
        columns=[Column(title="A", style="money", number="0.00")],
        rows=[[1.0], [Shown(2.0, "share")], [3.0]],
        total=True,
    )
    sheet = written(lambda one: one.table(table))
    assert [sheet[f"A{row}"].number_format for row in (2, 3, 4)] == ["0.00", "0.0%", "0.00"]


def test_a_landscape_page_is_wider_than_high() -> None:
    assert LANDSCAPE.width > PORTRAIT.width
    assert LANDSCAPE.height < PORTRAIT.height
