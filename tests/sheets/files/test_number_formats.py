"""What number formats say of plain numbers."""

from pathlib import Path

import pytest
import xlsxwriter

from kamxl.sheets.files.number_formats import number_format
from kamxl.sheets.files.source import SourceFile


@pytest.mark.parametrize(
    ("written", "currency"),
    [
        ("#,##0.00 [$€-407]", "EUR"),
        ('#,##0.00 "€"', "EUR"),
        ("#,##0.00\\ €", "EUR"),
        ("[$$-409]#,##0.00", "USD"),
        ("[$$-C09]#,##0.00", "AUD"),
        ('"$"#,##0', "$"),
        ("[$¥-804]#,##0", "CNY"),
        ("[$¥-411]#,##0", "JPY"),
        ("¥#,##0", "¥"),
        ("[$USD] #,##0", "USD"),
        ('#,##0 "TEUR"', "EUR"),
    ],
)
def test_formats_name_currencies(written: str, currency: str) -> None:
    one = number_format(written)
    assert one is not None
    assert one.currency == currency


@pytest.mark.parametrize(
    ("written", "shown_in", "factor"),
    [
        ("#,##0,", 1000, 1),
        ('0.0,,"M"', 1e6, 1),
        ("0!.0,", 10000, 1),
        ('0\\.0,"万"', 10000, 1),
        ('0.0"万"', 1, 10000),
        ('0.0"万元"', 1, 10000),
        ('#,##0 "k€"', 1, 1000),
        ('#,##0,"k€"', 1000, 1),
    ],
)
def test_formats_divide_or_add_a_unit(written: str, shown_in: float, factor: float) -> None:
    one = number_format(written)
    assert one is not None
    assert (one.shown_in, one.factor) == (shown_in, factor)


@pytest.mark.parametrize(
    "written",
    ["General", "0.00", "#,##0;[Red]-#,##0", "yyyy-mm-dd", "[$-409]mmm d, yyyy", '0"天"', "@", '0"元"'],
)
def test_most_formats_say_nothing(written: str) -> None:
    assert number_format(written) is None


def written_book(path: Path, formats: list[str | None]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sales")
    sheet.write_row(0, 0, ["Customer", "Amount"])
    for row, shape in enumerate(formats, start=1):
        sheet.write(row, 0, "Acme")
        sheet.write_number(row, 1, row, book.add_format({"num_format": shape}) if shape else None)
    book.close()
    return path


def test_one_format_is_that_of_the_column_and_several_are_those_of_their_cells(tmp_path: Path) -> None:
    same = SourceFile(written_book(tmp_path / "one.xlsx", ["[$€-407]0"] * 3)).sheet("Sales").formats()
    assert {column: one.whole.currency for column, one in same.items() if one.whole} == {1: "EUR"}
    mixed = SourceFile(written_book(tmp_path / "two.xlsx", ["[$€-407]0", "[$$-409]0", None])).sheet("Sales")
    found = mixed.formats()[1]
    assert found.whole is None
    assert {row: one.currency for row, one in found.rows.items()} == {2: "EUR", 3: "USD"}


def test_a_book_without_such_formats_is_not_looked_through(tmp_path: Path) -> None:
    assert SourceFile(written_book(tmp_path / "one.xlsx", ["0.00", None])).sheet("Sales").formats() == {}


def test_a_text_file_has_no_formats(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    path.write_text("Customer,Amount\nAcme,5\n", "utf-8")
    assert SourceFile(path).sheet("sales").formats() == {}
