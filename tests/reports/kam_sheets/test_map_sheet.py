"""KAM Map as a sheet: drop-downs from hidden cells, what may be answered, print set-up, languages."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kamxl.domain.message import say
from kamxl.reports.kam_sheets.map_questions import Questions
from kamxl.reports.kam_sheets.workbook import write_map_workbook
from kamxl.sheets.accounts.names import NameCandidate
from kamxl.sheets.book import ColumnReading, RecognisedSheet
from kamxl.sheets.settings.map_layout import At
from kamxl.sheets.settings.map_sheet import read_map_sheet
from kamxl.sheets.settings.settings_sheet import Alias, HeaderMapping, OwnWords


def column(letter: str, header: str, **values: object) -> ColumnReading:
    blank = ColumnReading(
        letter=letter,
        cell=f"{letter}1",
        header=header,
        samples=("1", "2"),
        table=None,
        column=None,
        why=say("the header is not known"),
    )
    return replace(blank, **values)


SHEET = RecognisedSheet(
    file="a.xlsx",
    sheet="Ventas",
    table=None,
    region="A1:F9",
    reason=say("it is empty."),
    readings=(
        column("A", "Cliente"),
        column("B", "Importe"),
        column("C", "Nota"),
        column("D", "Nota"),
        column("E", ""),
        column("F", "=1+1"),
    ),
)
NAME = NameCandidate(
    written="华能", where="拜访!A2", rows=3, account_id="0017", account_name="华能国际", kind="short_name"
)
QUESTIONS = Questions(sheets=(SHEET,), names=(NAME,))


def written(path: Path, questions: Questions = QUESTIONS, language: str = "en") -> Worksheet:
    write_map_workbook(path, questions, language=language)
    return load_workbook(path)["KAM Map"]


def read(page: Worksheet) -> OwnWords:
    rows = [["" if cell is None else cell for cell in row] for row in page.iter_rows(values_only=True)]
    return read_map_sheet(rows, "KAM Map")


def row_of(page: Worksheet, header: str) -> int:
    return next(row for row in range(5, page.max_row + 1) if page.cell(row, At.HEADER + 1).value == header)


def test_every_answer_has_a_list_from_hidden_cells(tmp_path: Path) -> None:
    page = written(tmp_path / "map.xlsx")
    lists = {str(one.sqref): str(one.formula1) for one in page.data_validations.dataValidation}
    found = re.fullmatch(r"\$N\$1:\$N\$(\d+)", lists[f"H{row_of(page, 'Importe')}"])
    assert found
    offered = [page.cell(row, At.CHOICES + 1).value for row in range(1, int(found[1]) + 1)]
    assert offered[:2] == ["as kamxl decides", "not used"]
    assert "Transactions: Revenue" in offered
    hidden = {name for name, one in page.column_dimensions.items() if one.hidden}
    assert {"A", "J"} <= hidden
    assert "H" not in hidden


def test_columns_without_a_header_of_their_own_cannot_be_answered(tmp_path: Path) -> None:
    page = written(tmp_path / "map.xlsx")
    keys = [page.cell(row, 1).value for row in range(6, 12)]
    assert keys == ["map", "map", None, None, None, "map"]
    assert page.cell(11, At.HEADER + 1).data_type == "s"


def test_the_header_stays_in_sight_and_on_every_printed_page(tmp_path: Path) -> None:
    page = written(tmp_path / "map.xlsx")
    assert page.freeze_panes == "A5"
    assert page.print_title_rows == "$4:$4"
    assert page.page_setup.orientation == "landscape"
    assert str(page.print_area).startswith("'KAM Map'!$B$1:$I$")


def test_what_is_written_unchanged_decides_nothing(tmp_path: Path) -> None:
    own = read(written(tmp_path / "map.xlsx"))
    assert (own.mappings, own.aliases, own.values, own.problems) == ((), (), {}, ())


def test_what_was_decided_is_written_and_read_again_also_of_other_sheets(tmp_path: Path) -> None:
    decided = OwnWords(
        values={"date_order": "dmy", "accept_short_names": True},
        mappings=(
            HeaderMapping(sheet="Ventas", header="Importe", table="transactions", column="revenue"),
            HeaderMapping(sheet="Otra", header="Fecha", table="transactions", column="date"),
            HeaderMapping(sheet="Ventas", header="Cliente", table="", column="ignore"),
        ),
        aliases=(Alias(written="三峡", belongs_to="0019"), Alias(written="某某", belongs_to="-")),
    )
    questions = replace(QUESTIONS, own=decided)
    for language in ("en", "zh-Hans", "zh-Hant"):
        own = read(written(tmp_path / f"{language}.xlsx", questions, language))
        assert set(own.mappings) == set(decided.mappings)
        assert set(own.aliases) == set(decided.aliases)
        assert own.values == decided.values
    beside = read(written(tmp_path / "beside.xlsx", replace(questions, kept_beside=True)))
    assert set(beside.mappings) == set(decided.mappings)
    assert (beside.aliases, beside.values) == ((), {})


def test_two_answers_about_one_header_are_named_and_the_first_counts(tmp_path: Path) -> None:
    lower = replace(SHEET, region="A20:B30")
    page = written(tmp_path / "map.xlsx", Questions(sheets=(SHEET, lower)))
    rows = [row for row in range(5, 30) if page.cell(row, At.HEADER + 1).value == "Importe"]
    for row, answer in zip(rows, ("Transactions: Revenue", "Transactions: Cost"), strict=True):
        page.cell(row, At.ANSWER + 1).value = answer
    own = read(page)
    assert [one.column for one in own.mappings] == ["revenue"]
    assert [one.where for one in own.problems] == [f"KAM Map!H{rows[1]}"]


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_a_chinese_map_holds_no_english(tmp_path: Path, language: str) -> None:
    page = written(tmp_path / "map.xlsx", language=language)
    allowed = re.compile(
        r"kamxl|KAM|auto|dmy|mdy|ymd|point|comma|USD|EUR|Ventas|Cliente|Importe|Nota|[A-F]\d*"
    )
    for row in page.iter_rows(max_col=At.WHY + 1, min_col=2, values_only=True):
        for text in row:
            assert not re.search("[A-Za-z]{2,}", allowed.sub("", str(text or ""))), text
