"""Pages of the samples' books: nothing cut or beside a page, no page nearly empty, one language, one unit."""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import cache
from math import ceil
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from kamxl.reports.page import LANDSCAPE, PORTRAIT
from kamxl.workflows.report import plan, report
from kamxl.workflows.score import score

pytestmark = pytest.mark.slow

WORKBOOKS = Path(__file__).parents[2] / "workbooks"
SAMPLES = {"zh-Hans": "telecom_key_accounts.xlsx", "en": "industrial_key_accounts.xlsx"}
OF_EACH_STATUS = 2

# Widths of Arial in thousandths of its size, from the metrics of the font itself (those of Helvetica).
ARIAL = {
    1015: "@",
    1000: "—…",
    944: "W",
    889: "%",
    833: "mM",
    778: "GOQ",
    722: "wCDHNRU",
    667: "&ABEKPSVXY",
    611: "FTZ",
    584: "+−<=>~",
    500: "ckszvxyJ",
    350: "•",
    333: "r()-·",
    278: "ft .,:;/!I",
    222: "ijl",
    191: "'",
}
WIDTHS = {one: wide for wide, ones in ARIAL.items() for one in ones}
OTHER_LATIN, WIDE, BOLD, PIXELS = 556, 1000, 1.07, 96 / 72
WIDE_SIGNS = frozenset("★▲◆■●○→↑↓✓×")


def width(text: str, size: float, *, bold: bool) -> float:
    """Return how wide a line is in pixels; a Chinese character is as wide as it is high."""
    thousandths = sum(
        WIDE
        if unicodedata.east_asian_width(one) in "WF" or one in WIDE_SIGNS
        else WIDTHS.get(one, OTHER_LATIN)
        for one in text
    )
    return thousandths / 1000 * size * PIXELS * (BOLD if bold else 1.0)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Write the portfolio, books of accounts of each status, and their customers' editions."""
    found = {}
    for language, name in SAMPLES.items():
        scored = score([WORKBOOKS / name], quarter="2026Q3")
        chosen: dict[str, int] = {}
        accounts = []
        for one in scored.review.by_urgency():
            chosen[one.verdict.status] = chosen.get(one.verdict.status, 0) + 1
            if chosen[one.verdict.status] <= OF_EACH_STATUS:
                accounts.append(one.facts.account.id)
        folder = tmp_path_factory.mktemp(language)
        books = [*plan(scored, folder, [])[:1], *plan(scored, folder, accounts)]
        books += plan(scored, folder, accounts, client=True)
        found[language] = list(report(scored, books, language=language))
    return found


@cache
def pages(path: Path) -> list[Worksheet]:
    """Return the sheets that are printed."""
    return [one for one in openpyxl.load_workbook(path).worksheets if one.sheet_state == "visible"]


def printed(sheet: Worksheet) -> tuple[int, int]:
    """Return the last row and column of the area that is printed."""
    area = sheet.print_area.split("!")[-1].replace("$", "")
    _, _, column, row = range_boundaries(area)
    assert column is not None
    assert row is not None
    return row, column


def texts(sheet: Worksheet) -> Iterator[tuple[Cell, str, float]]:
    """Yield the texts that are printed, each with the pixels it has."""
    spans = {str(area).split(":")[0]: area for area in sheet.merged_cells.ranges}
    widths = {}
    for dimension in sheet.column_dimensions.values():
        for column in range(dimension.min, dimension.max + 1):
            widths[get_column_letter(column)] = dimension.width * 7
    last, _ = printed(sheet)
    for row in sheet.iter_rows(max_row=last):
        for cell in row:
            if isinstance(cell.value, str):
                area = spans.get(cell.coordinate)
                columns = range(area.min_col, area.max_col + 1) if area else [cell.column]
                yield cell, cell.value, sum(widths[get_column_letter(column)] for column in columns)


def every_page(made: dict[str, list[Path]]) -> Iterator[tuple[str, Path, Worksheet]]:
    for language, paths in made.items():
        for path in paths:
            for sheet in pages(path):
                yield language, path, sheet


def test_no_text_is_cut(made: dict[str, list[Path]]) -> None:
    cut = [
        (path.name, sheet.title, cell.coordinate, text)
        for _, path, sheet in every_page(made)
        for cell, text, room in texts(sheet)
        if is_cut(cell, text, room, sheet.row_dimensions[cell.row].height or 15.0)
    ]
    assert cut == []


def is_cut(cell: Cell, text: str, room: float, height: float) -> bool:
    """Say whether a text needs more than its cell has: more width, or more lines than its row is high."""
    size, bold = float(cell.font.sz), bool(cell.font.b)
    if cell.alignment.shrink_to_fit:
        return False
    lines = [width(line, size, bold=bold) for line in text.split("\n")]
    if not cell.alignment.wrap_text:
        return max(lines) > room
    needed = sum(max(1, ceil(one / max(room - 8, 1))) for one in lines)
    return needed * size * 1.2 > height + 2


def test_a_text_that_is_too_long_would_be_found() -> None:
    sheet = openpyxl.Workbook().active
    assert sheet is not None
    cell = sheet["A1"]
    assert isinstance(cell, Cell)
    assert is_cut(cell, "four words too many", 60.0, 15.0)
    assert not is_cut(cell, "short", 60.0, 15.0)


def test_charts_stand_inside_their_page(made: dict[str, list[Path]]) -> None:
    for _, path, sheet in every_page(made):
        row, column = printed(sheet)
        for chart in sheet._charts:
            assert chart.anchor.to.col <= column, (path.name, sheet.title)
            assert chart.anchor.to.row <= row, (path.name, sheet.title)


def test_no_page_but_the_last_is_nearly_empty(made: dict[str, list[Path]]) -> None:
    bare = []
    for _, path, sheet in every_page(made):
        row, _ = printed(sheet)
        paper = LANDSCAPE if sheet.page_setup.orientation == "landscape" else PORTRAIT
        used = sum(sheet.row_dimensions[one].height or 15.0 for one in range(1, row + 1))
        if used < 0.4 * paper.height and sheet is not pages(path)[-1]:
            bare.append((path.name, sheet.title, round(used / paper.height, 2)))
    assert bare == []


def test_each_sheet_is_one_page(made: dict[str, list[Path]]) -> None:
    for _, path, sheet in every_page(made):
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight in {None, 1}, (path.name, sheet.title)


def test_no_english_stands_in_a_chinese_book(made: dict[str, list[Path]]) -> None:
    found = set()
    for path in made["zh-Hans"]:
        with zipfile.ZipFile(path) as package:
            charts = [package.read(one).decode() for one in package.namelist() if "charts/chart" in one]
        said = [text for sheet in openpyxl.load_workbook(path).worksheets for text in cells(sheet)]
        said += [title for chart in charts for title in re.findall(r"<a:t>([^<]*)</a:t>", chart)]
        plain = (text.replace("KAM Settings", "") for text in said)
        found |= {text for text in plain if re.search(r"\b[A-Za-z]{2,} [A-Za-z]{2,}\b", text)}
    assert found == set()


def cells(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        yield from (cell.value for cell in row if isinstance(cell.value, str))
        yield from (
            f"{cell.number_format}" for cell in row if cell.value is not None and '"' in cell.number_format
        )


@pytest.mark.parametrize(("language", "unit"), [("zh-Hans", "[亿万]?元"), ("en", "EUR [kM]?")])
def test_one_unit_of_money_in_a_book(made: dict[str, list[Path]], language: str, unit: str) -> None:
    for path in made[language]:
        units = set()
        for sheet in pages(path):
            said = [text for text in cells(sheet) if "单位" in text or "Amounts in" in text or '"' in text]
            for text in said:
                units |= {re.sub(r"[\s\"]", "", one) for one in re.findall(rf'"?{unit}"?', text)}
        assert len(units - {"EUR"}) <= 1, (path.name, units)


def test_no_number_is_minus_nothing(made: dict[str, list[Path]]) -> None:
    for _, path, sheet in every_page(made):
        for _, text, _ in texts(sheet):
            assert not re.search(r"(?<![\d.])[-−]0(\.0+)?%", text), (path.name, text)
            assert "###" not in text
