"""How the cells of text files are told apart, and their encodings."""

from pathlib import Path

import pytest

from kamxl.sheets import read_book
from kamxl.sheets.files.csv_dialect import dialect_of
from kamxl.sheets.files.csv_file import csv_file, encoding_of


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Customer;Q1;Q2;Q3\nA;1,5;2,5;3,5\nB;1,5;2,5;3,5\n", ";"),
        ("Customer\tQ1\tQ2\nA\t1,5\t2,5\n", "\t"),
        ("Customer|Date|Amount\nA, B|2025-01-05|1,5\n", "|"),
        ('"Customer","Note","Amount"\n"A","one;\ntwo; three, four","5"\n"B","x","6"\n', ","),
        ("All regions, all lines\n\nCustomer;Date;Amount\nA;2025-01-05;1,5\nB;2025-01-06;2,5\n", ";"),
        ("sep=;\nCustomer;Amount\nA;1,50\n", ";"),
        ("Customer,Amount\nA,5\n", ","),
        ("Customer\nA, B\nC\n", ","),
        ("", ","),
    ],
)
def test_the_delimiter_gives_as_many_cells_in_every_line(text: str, delimiter: str) -> None:
    assert dialect_of(text) == (delimiter, False)


@pytest.mark.parametrize("mark", [",", ";"])
def test_lines_quoted_as_a_whole_are_opened(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "sales.csv"
    lines = ["Customer,Date,Amount", "Acme,2026-01-05,5", 'Zed ""x"",2026-01-06,6']
    path.write_text("\r\n".join(f'"{line}"'.replace(",", mark) for line in lines), "utf-8", newline="")
    book = read_book(path)
    assert book.tables["transactions"]["revenue"].tolist() == [5, 6]
    assert dialect_of('"Customer"\n"Acme"\n"Zed"\n') == (",", False)
    assert dialect_of('"Customer, Ltd"\nAcme\nZed\n') == (",", False)


@pytest.mark.parametrize(
    ("cell", "proven"),
    [("1,200", False), ("3,75", True), ("1.234,50", True), ("0,125", True), ("1,234.50", False)],
)
def test_only_a_proof_makes_a_file_one_with_decimal_commas(
    tmp_path: Path, cell: str, *, proven: bool
) -> None:
    path = tmp_path / "sales.csv"
    path.write_text(f"Customer;Date;Amount\nAcme;2026-01-05;{cell}\n", "utf-8")
    assert csv_file(path).decimal_comma is proven


@pytest.mark.parametrize(
    ("text", "written_as", "read_as"),
    [
        ("Customer,Date\rMüller,2025-01-10\r", "mac_roman", "mac_roman"),
        ("Customer,Date\nMüller,2025-01-10\n", "cp1252", "cp1252"),
        ("Kunde;Ort\nGroß & Söhne;Zürich\n", "cp1252", "cp1252"),
        ("客户,日期\n甲精机,2026-01-05\n", "gbk", "gb18030"),
        ("客戶名稱,日期\n甲精機,2026-01-05\n", "big5", "big5hkscs"),
        ("Customer,Date\n甲,2026-01-05\n", "gbk", "gb18030"),
        ("客户,日期\r甲精机,2026-01-05\r", "gbk", "gb18030"),
    ],
)
def test_encodings_are_told_from_few_letters(text: str, written_as: str, read_as: str) -> None:
    assert encoding_of(text.encode(written_as)) == read_as
