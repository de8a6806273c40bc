"""Cases 107, 108 and 110: sheets without end, cells where no cell can be, and a number that comes again."""

import json
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from bad_cases import case, only_case
from small_teams import run

from kamxl.domain.errors import UnreadableFileError
from kamxl.sheets import read_book

Capture = pytest.CaptureFixture[str]
HEADER = ("Date", "Customer", "Amount")
SALES = [(f"2026-{month:02}-15", "Ada" if month % 2 else "Bo", 100 * month) for month in range(1, 9)]


def workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sales")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def checked(capsys: Capture, path: Path) -> dict[str, Any]:
    assert run("check", path, "--json") in {0, 1}
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize(
    "columns", [case(107, "256 columns", 256), case(107, "8,192 columns × 11 rows", 8192)]
)
def test_columns_without_end_change_nothing(tmp_path: Path, capsys: Capture, columns: int) -> None:
    extra = [f"X{number}" for number in range(columns - 3)]
    rows = [(*HEADER, *extra), *((*row, *range(columns - 3)) for row in (*SALES, SALES[0], SALES[1]))]
    found = checked(capsys, workbook(tmp_path / "wide.xlsx", rows))
    assert found["rows"]["transactions"]["read"] == 10
    assert found["accounts"]["count"] == 2
    assert len(found["sheets"][0]["columns"]) <= 256


@pytest.mark.slow
@only_case(107, "a CSV of 1,000,000 headers")
def test_a_million_headers_change_nothing(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "million.csv"
    extra, cells = ",".join(f"X{number}" for number in range(999_997)), ",1" * 999_997
    lines = [f"{','.join(HEADER)},{extra}", *(",".join(map(str, row)) + cells for row in SALES[:3])]
    path.write_text("\n".join(lines), "utf-8")
    found = checked(capsys, path)
    assert found["rows"]["transactions"]["used"] == 3
    assert len(found["sheets"][0]["columns"]) <= 256


_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
    '<office:spreadsheet><table:table table:name="Sales">{rows}</table:table></office:spreadsheet>'
    "</office:body></office:document-content>"
)


def ods_row(*cells: object, repeated: int = 1) -> str:
    texts = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    inside = texts or "<table:table-cell/>"
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inside}</table:table-row>'


def ods(path: Path, rows: str) -> Path:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("content.xml", _ODS.format(rows=rows))
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f"{entry.format('/', kind)}{entry.format('content.xml', 'text/xml')}</manifest:manifest>",
        )
    return path


@pytest.mark.parametrize(
    ("middle", "cut"),
    [
        case(108, "1e9 empty rows", ods_row(repeated=10**9), True),
        case(108, "1e9 empty rows at the end", "", False),
    ],
)
def test_rows_repeated_without_end_are_cut_off_and_that_is_said(
    tmp_path: Path, middle: str, cut: bool
) -> None:
    rows = ods_row(*HEADER) + "".join(ods_row(*row) for row in SALES[:2]) + middle
    rows += ods_row(*SALES[2]) if cut else ods_row(repeated=10**9)
    book = read_book([ods(tmp_path / "team.ods", rows)])
    assert book.counts["transactions"].used == 2
    said = [str(one.message) for one in book.problems]
    assert any("below row 1,048,576 are not read" in one for one in said) == cut


@pytest.mark.slow
@only_case(108, "a row of sales repeated 1e9 times")
def test_sales_repeated_without_end_are_cut_off_and_that_is_said(tmp_path: Path) -> None:
    rows = ods_row(*HEADER) + ods_row(*SALES[0]) + ods_row(*SALES[1], repeated=10**9)
    said = [str(one.message) for one in read_book([ods(tmp_path / "team.ods", rows)]).problems]
    assert any("below row 1,048,576 are not read" in one for one in said)


def row_at(reference: str, row: str = "") -> Callable[[str], str]:
    cell = f'<row{row}><c r="{reference}"><v>1</v></c></row></sheetData>'
    return lambda sheet: sheet.replace("</sheetData>", cell)


def text_at(index: str) -> Callable[[str], str]:
    return lambda sheet: sheet.replace('t="s"><v>1</v>', f't="s"><v>{index}</v>')


BROKEN: dict[str, Callable[[str], str]] = {
    "a row below the last": row_at("A1048577", ' r="1048577"'),
    "a row far below": row_at("A5000000000", ' r="5000000000"'),
    "a cell below the last row": row_at("A2000000", ' r="10"'),
    "a cell below the last row, in a row without number": row_at("A2000000"),
    "rows out of order": lambda sheet: sheet.replace(
        '<row r="5"', '<row r="3000000"><c r="A3000000"><v>1</v></c></row><row r="5"', 1
    ),
    "column XFE": row_at("XFE10", ' r="10"'),
    "column ZZZZ": row_at("ZZZZ10", ' r="10"'),
    "column ZZZZZZZZZZ": row_at("ZZZZZZZZZZ10", ' r="10"'),
    "column zzzzzzzz": row_at("zzzzzzzz10", ' r="10"'),
    "a text beyond the list": text_at("99999"),
    "a text below zero": text_at("-1"),
    "a text that is no number": text_at("abc"),
}


@pytest.mark.parametrize("change", [case(108, name, change) for name, change in BROKEN.items()])
def test_cells_where_no_cell_can_be_are_damage_and_never_a_want_of_memory(
    tmp_path: Path, change: Callable[[str], str]
) -> None:
    sound, broken = workbook(tmp_path / "sound.xlsx", [HEADER, *SALES]), tmp_path / "broken.xlsx"
    with zipfile.ZipFile(sound) as before, zipfile.ZipFile(broken, "w") as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                changed = change(content.decode()).encode()
                assert changed != content
                content = changed
            after.writestr(part, content)
    assert len(read_book([sound]).accounts) == 2
    with pytest.raises(UnreadableFileError, match="is damaged and cannot be read"):
        read_book([broken])


@only_case(108, "the last cell there is")
def test_the_last_cell_of_a_sheet_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "last.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sales")
        for number, row in enumerate([HEADER, *SALES]):
            sheet.write_row(number, 0, row)
        sheet.write(0, 16383, "note")
        book.add_worksheet("Notes").write(1_048_575, 0, "last")
    assert read_book([path]).counts["transactions"].used == 8


COMES_AGAIN = {
    "beside a gap in the header": [
        ("Customer", "Product", "", "Amount", "Date"),
        ("Customer", "Service", "Service", 2000, "2026-01-15"),
        *[("Ada", "Service", "Service", 2000, f"2026-{month:02}-15") for month in range(2, 9)],
    ],
    "under a header that is there twice": [
        ("Customer", "Amount", "Amount", "Date"),
        ("Customer", 2000, 2000, "Date"),
        *[("Ada", 2000, 2000, f"2026-{month:02}-15") for month in range(2, 9)],
    ],
    "in Chinese": [
        ("客户", "产品", "", "金额", "日期"),
        ("客户", "服务", "服务", 2000, "2026-01-15"),
        *[("华", "服务", "服务", 2000, f"2026-{month:02}-15") for month in range(2, 9)],
    ],
}


@pytest.mark.parametrize("rows", [case(110, name, rows) for name, rows in COMES_AGAIN.items()])
def test_a_number_that_comes_again_below_is_no_part_of_the_header(
    tmp_path: Path, capsys: Capture, rows: list[tuple[object, ...]]
) -> None:
    found = checked(capsys, workbook(tmp_path / "team.xlsx", rows))
    assert found["sheets"][0]["table"] == "transactions"
    assert [one["header"] for one in found["sheets"][0]["columns"]] == list(rows[0])
    assert found["rows"]["transactions"]["read"] == len(rows) - 1


@only_case(110, "years that do not come again")
def test_years_in_a_second_row_of_the_header_still_belong_to_it(tmp_path: Path, capsys: Capture) -> None:
    rows = [
        ("Customer", "Revenue", "Revenue", "Revenue"),
        ("Customer", 2024, 2025, 2026),
        *[(f"Customer {number}", 100 * number, 200 * number, 300 * number) for number in range(1, 8)],
    ]
    headers = [
        one["header"]
        for one in checked(capsys, workbook(tmp_path / "years.xlsx", rows))["sheets"][0]["columns"]
    ]
    assert [re.sub(r"\D", "", one) for one in headers] == ["", "2024", "2025", "2026"]
