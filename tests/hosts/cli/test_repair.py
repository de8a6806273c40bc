"""The repair command: a copy unless told otherwise, a backup in place, sentences about what was done."""

import io
import zipfile
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from kamxl.hosts.cli.main import main


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "客户.xlsx"
    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet("大客户")
        sheet.write_row(0, 0, [80, 75])
        sheet.write_formula("C1", "=KAM.TIER(A1,B1)", None, "strategic")
        sheet.write_formula("C2", r"='C:\kamxl.xlam'!KAM_SCORECARD(A1,B1)", None, 1)
        workbook.define_name("Best", "=_xldudf_KAM_TIER(99,99)")
    return path


def sheet_of(path: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def test_a_copy_is_repaired_and_the_workbook_stays(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = book.read_bytes()
    assert main(["addin", "repair", str(book)]) == 0
    assert book.read_bytes() == before
    repaired = sheet_of(book.with_name("客户.repaired.xlsx"))
    assert "<f>KAM_TIER(A1,B1)</f><v>strategic</v>" in repaired
    assert "<f>KAM_SCORECARD(A1,B1)</f>" in repaired
    said = capsys.readouterr().out
    assert "2 formulas of the sheet '大客户' were made plain." in said
    assert "1 defined names were made plain." in said
    assert "Ctrl+Alt+F9" in said


def test_in_place_keeps_a_backup(book: Path) -> None:
    before = book.read_bytes()
    assert main(["addin", "repair", str(book), "--in-place"]) == 0
    assert "KAM_TIER(A1,B1)" in sheet_of(book)
    assert [path.read_bytes() for path in book.parent.glob("*.backup-*")] == [before]


def test_nothing_to_repair_writes_nothing(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["addin", "repair", str(book), "--in-place"])
    files = set(book.parent.iterdir())
    capsys.readouterr()
    assert main(["addin", "repair", str(book)]) == 0
    assert capsys.readouterr().out.strip() == "客户.xlsx has no formula to repair. Nothing was written."
    assert set(book.parent.iterdir()) == files


def test_a_result_that_is_there_is_not_replaced_unasked(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["addin", "repair", str(book)]) == 0
    assert main(["addin", "repair", str(book)]) == 2
    assert main(["addin", "repair", str(book), "--force"]) == 0
    assert main(["addin", "repair", str(book), "--in-place", "-o", "x.xlsx"]) == 2
    assert "leave out -o" in capsys.readouterr().err


def test_what_is_no_workbook_is_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"no workbook")
    assert main(["addin", "repair", str(path)]) == 2
    assert "book.xlsx" in capsys.readouterr().err
