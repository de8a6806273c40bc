"""The file itself: the same every time, safe whatever names say, readable by old and new programs."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from cells import table, written
from made_up import AS_OF, NO_BOOK, made_up, named
from office import cell_values
from openpyxl import load_workbook
from openpyxl.formula import Tokenizer
from openpyxl.utils import get_column_letter
from workbook_text import numbers_with_room

from kamxl.locale import LANGUAGES
from kamxl.reports.kam_sheets import scorecard
from kamxl.reports.kam_sheets.names import can_be_matched
from kamxl.reports.kam_sheets.workbook import write_kam_workbook
from kamxl.settings import Settings

BOOK = made_up(1, 20)
SHEETS = [
    "KAM Scorecard",
    "KAM Why",
    "KAM Alerts",
    "KAM Week",
    "KAM Measures",
    "KAM Settings",
    "KAM Data quality",
    "KAM Map",
]
EXCEL_2010 = set(
    re.findall(
        r"[A-Z]+",
        "ABS AND AVERAGE CHOOSE COUNT COUNTA COUNTIF IF IFERROR INDEX INT ISBLANK ISNUMBER ISTEXT LEN LOWER "
        "MATCH MAX MEDIAN MID MIN N NA NOT OR RANK ROUND STDEVP SUM SUMIF SUMPRODUCT TRIM",
    )
)
HOSTILE = {
    "=1+1": '=HYPERLINK("http://x","y")',
    "@SUM(1)": "http://example.com",
    "007": "<r><t>broken</r>",
    "1e5": "\x01 & <b> _x0041_",
    "#N/A": "+cmd|' /C calc'!A0",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("written") / "book.xlsx", BOOK.review())


def formulas(path: Path) -> list[str]:
    """Return every formula without its equals sign."""
    return [
        str(cell.value)[1:]
        for sheet in load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_gives_the_five_sheets_scorecard_first(language: str, tmp_path: Path) -> None:
    book = load_workbook(written(tmp_path / "book.xlsx", BOOK.review(), language=language))
    assert book.sheetnames == SHEETS
    assert book.active is not None
    assert book.active.title == "KAM Scorecard"
    assert list(book["KAM Scorecard"].tables) == ["KAM_Scorecard"]
    assert list(book["KAM Why"].tables) == ["KAM_Why"]


def test_the_same_review_gives_the_same_bytes_on_disk_and_in_memory(path: Path) -> None:
    memory = io.BytesIO()
    write_kam_workbook(memory, BOOK.review(), NO_BOOK, Settings(), language="en")
    assert memory.getvalue() == path.read_bytes()
    assert load_workbook(path).properties.created.date() == AS_OF


def test_formulas_need_no_more_than_excel_2010(path: Path) -> None:
    used = set()
    for formula in set(formulas(path)):
        assert len(formula) < 8192
        tokens = Tokenizer("=" + formula).items
        used |= {
            token.value.rstrip("(") for token in tokens if token.type == "FUNC" and token.subtype == "OPEN"
        }
    assert used <= EXCEL_2010
    with zipfile.ZipFile(path) as package:
        assert not [name for name in package.namelist() if b"_xlfn" in package.read(name)]


def test_every_name_in_a_formula_is_defined_and_every_reference_stays_on_its_row(path: Path) -> None:
    book = load_workbook(path)
    defined = set(book.defined_names)
    assert {name for formula in formulas(path) for name in re.findall(r"KAM_\w+", formula)} <= defined
    sheet = book["KAM Scorecard"]
    for cell in sheet[scorecard.FIRST_ROW + 1]:
        if cell.data_type == "f":
            rows = re.findall(r"(?<![A-Za-z_])\$[A-Z]{1,3}(\$?\d+)", str(cell.value))
            assert set(rows) <= {str(scorecard.FIRST_ROW + 1)}


def test_names_that_look_like_something_else_stay_text(tmp_path: Path) -> None:
    path = written(tmp_path / "hostile.xlsx", named(made_up(3, 5), **HOSTILE).review())
    book = load_workbook(path)
    rows = list(book["KAM Scorecard"].iter_rows(min_row=scorecard.FIRST_ROW + 1, max_col=3))
    assert {cell.data_type for row in rows for cell in (row[0], row[2])} == {"s"}
    assert [row[0].value for row in rows] == list(HOSTILE)
    assert not any(cell.hyperlink for row in rows for cell in row)
    names = [row["Account name"] for row in table(cell_values(path)["KAM Why"], 4)]
    assert "<r><t>broken</r> " in names


def test_ids_that_match_would_confuse_are_numbered_instead(tmp_path: Path) -> None:
    assert can_be_matched(["A-1", "A-2", "客户"])
    assert not can_be_matched(["abc", "ABC"])
    assert not can_be_matched(["A*"])
    assert not can_be_matched(["x" * 256])
    path = written(tmp_path / "case.xlsx", named(made_up(3, 4), abc="one", ABC="two").review())
    sheet = load_workbook(path)["KAM Scorecard"]
    first = scorecard.FIRST_ROW + 1
    assert [sheet.cell(first + place, 2).value for place in range(4)] == [1, 2, 3, 4]


def test_a_book_without_accounts_is_written_too(tmp_path: Path) -> None:
    cells = cell_values(written(tmp_path / "empty.xlsx", made_up(1, 0).review()))
    assert cells["KAM Scorecard"]["D4"] == 0


def test_a_text_is_cut_where_a_cell_ends(tmp_path: Path) -> None:
    path = written(tmp_path / "long.xlsx", named(made_up(3, 2), a="x" * 40_000).review())
    assert len(str(load_workbook(path)["KAM Scorecard"].cell(scorecard.FIRST_ROW + 1, 3).value)) == 32_767


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_has_room(language: str, tmp_path: Path) -> None:
    path = written(tmp_path / "room.xlsx", made_up(1, 60).review(), language=language)
    cramped = [
        (cell.parent.title, cell.coordinate, need, has)
        for cell, need, has in numbers_with_room(path)
        if need > has
    ]
    assert cramped == []


def test_a_column_is_as_wide_as_the_number_of_the_book_above_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = scorecard.PLACES["abc"]
    monkeypatch.setattr(scorecard, "_book_values", lambda *_: {place: 123_456_789.0})
    sheet = load_workbook(written(tmp_path / "wide.xlsx", BOOK.review()))["KAM Scorecard"]
    assert sheet.column_dimensions[get_column_letter(place + 1)].width > len("123,456,789")


def test_headers_that_are_translated_alike_stay_different(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def alike(text: str) -> str:
        return text if "{" in text else "Same"

    path = tmp_path / "alike.xlsx"
    monkeypatch.setattr("kamxl.reports.kam_sheets.words.translator", lambda _: alike)
    write_kam_workbook(path, BOOK.review(), NO_BOOK, Settings(), language="en")
    headers = [cell.value for cell in load_workbook(path)["KAM Scorecard"][scorecard.HEADER_ROW + 1]]
    headers = [header for header in headers if header is not None]
    assert len({str(header).casefold() for header in headers}) == len(headers)
