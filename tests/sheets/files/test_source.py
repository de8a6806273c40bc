import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from office import Office

from kamxl.domain.errors import NothingRecognisedError, UnreadableFileError
from kamxl.sheets import read_book
from kamxl.sheets.files.csv_file import encoding_of
from kamxl.sheets.files.old_marks import ods_marks

TEXT = "客户名称,日期,金额\n甲公司,2026-01-05,5\n"


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gbk", "gb18030"])
def test_csv_files_of_any_usual_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    book = read_book([written(tmp_path / "sales.csv", TEXT.encode(encoding))])
    assert book.accounts[0].name == "甲公司"
    assert book.tables["transactions"]["revenue"].tolist() == [5]


def test_big5_is_told_from_gbk(tmp_path: Path) -> None:
    text = "客戶名稱,訂單日期,金額\n臺灣電力,2026-01-05,5\n".encode("big5")
    assert encoding_of(text) == "big5hkscs"
    assert read_book([written(tmp_path / "sales.csv", text)]).accounts[0].name == "臺灣電力"


@pytest.mark.parametrize(
    "text",
    [
        "Customer;Date;Revenue\nA;05.01.2026;1.234,5\nB;05.01.2026;7,25\n",
        "Customer\tDate\tRevenue\nA\t2026-01-05\t1234.5\n",
    ],
)
def test_semicolons_tabs_and_decimal_commas_are_understood(tmp_path: Path, text: str) -> None:
    assert (
        read_book([written(tmp_path / "s.csv", text.encode())]).tables["transactions"]["revenue"][0] == 1234.5
    )


def test_quoted_line_breaks_and_nul_bytes_do_no_harm(tmp_path: Path) -> None:
    text = 'Customer,Date,Product,Revenue\n"A\nB",2026-01-05,"x,y",5\nC\0,2026-01-05,z,6\n'
    book = read_book([written(tmp_path / "s.csv", text.encode())])
    assert book.tables["transactions"]["revenue"].tolist() == [5, 6]
    assert [one.name for one in book.accounts] == ["A\nB", "C"]


def test_a_csv_named_xls_is_read_as_what_it_is(tmp_path: Path) -> None:
    assert read_book([written(tmp_path / "sales.xls", TEXT.encode("gbk"))]).counts["transactions"].used == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"", "a.xlsx is empty."),
        (
            "a.xls",
            b"<html><table></table></html>",
            "a.xls is a web page under the name of a workbook. Open it in Excel and save it as .xlsx.",
        ),
        (
            "a.xls",
            b"<?xml version='1.0'?><Workbook/>",
            "a.xls is an XML file, not a workbook. Open it in Excel and save it as .xlsx.",
        ),
        (
            "a.xlsx",
            b"PK\x03\x04 broken",
            "a.xlsx is damaged and cannot be read. Open it in Excel, save it, and try again.",
        ),
        (
            "a.xlsx",
            b"\x89PNG\r\n\x1a\n\0\0\0\0\0\x01\x02\x03",
            "a.xlsx is not a workbook. kamxl reads .xlsx, .xlsm, .xls, .xlsb, .ods and .csv.",
        ),
        (
            "a.xlsx",
            b"%PDF-1.7 x",
            "a.xlsx is not a workbook. kamxl reads .xlsx, .xlsm, .xls, .xlsb, .ods and .csv.",
        ),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx is protected by a password. Save it without one and try again.",
        ),
        (
            "a.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing",
            "a.xls is not a workbook. kamxl reads .xlsx, .xlsm, .xls, .xlsb, .ods and .csv.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_book([written(tmp_path / name, content)])
    assert str(caught.value) == sentence


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"none.xlsx is not there. Check the name and the folder.$"):
        read_book([tmp_path / "none.xlsx"])


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="is a folder"):
        read_book([tmp_path])


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        with package.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(300):
                part.write(b"\0" * (1 << 20))
    with pytest.raises(UnreadableFileError, match="would unpack to 300 MB"):
        read_book([path])


@pytest.mark.parametrize("cut", [200, 2000, 4000])
def test_a_truncated_workbook_is_refused(make: Any, tmp_path: Path, cut: int) -> None:
    content = make({"Sales": [("Customer", "Date", "Revenue")]}).read_bytes()
    with pytest.raises(UnreadableFileError):
        read_book([written(tmp_path / "cut.xlsx", content[:cut])])


def test_a_document_type_in_a_sheet_is_refused(make: Any, tmp_path: Path) -> None:
    source, path = (
        make({"Sales": [("Customer", "Date", "Revenue"), ("A", "2026-01-05", 1)]}),
        tmp_path / "x.xlsx",
    )
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/workbook.xml":
                at = content.index(b"<workbook")
                content = content[:at] + b'<!DOCTYPE workbook [<!ENTITY a "b">]>' + content[at:]
            new.writestr(name, content)
    with pytest.raises(UnreadableFileError):
        read_book([path])


def _with_sheet_changed(make: Any, path: Path, old: bytes, new: bytes) -> Path:
    source = make({"Sales": [("Customer", "Date", "Revenue"), ("A", "2026-01-05", 1)]})
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(path, "w") as changed:
        for name in package.namelist():
            content = package.read(name)
            if name.startswith("xl/worksheets/"):
                assert old in content
                content = content.replace(old, new)
            changed.writestr(name, content)
    return path


def test_a_row_beyond_the_last_one_is_damage(make: Any, tmp_path: Path) -> None:
    last = _with_sheet_changed(make, tmp_path / "last.xlsx", b'<row r="2"', b'<row r="1048576"')
    read_book([last])
    beyond = _with_sheet_changed(make, tmp_path / "beyond.xlsx", b'<row r="2"', b'<row r="1048577"')
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_book([beyond])


def test_a_text_with_a_number_below_zero_is_damage(make: Any, tmp_path: Path) -> None:
    path = _with_sheet_changed(make, tmp_path / "a.xlsx", b't="s"><v>0<', b't="s"><v>-1<')
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_book([path])


@pytest.mark.parametrize(("rows", "said"), [(1_048_575, False), (1_048_576, True)])
def test_rows_below_the_last_one_of_an_open_document_are_said_to_be_cut(
    tmp_path: Path, rows: int, said: bool
) -> None:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("Customer", "Date", "Revenue")
    )
    data = (
        '<table:table-cell office:value-type="string"><text:p>A</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2026-03-31"/>'
        '<table:table-cell office:value-type="float" office:value="10"/>'
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Sales"><table:table-row>{cells}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="{rows}">{data}</table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    marks = ods_marks(path)["Sales"]
    assert marks.rows_cut is said


def test_a_book_without_anything_of_ours_says_so(read: Any) -> None:
    with pytest.raises(NothingRecognisedError, match=r"No sheet of book.xlsx is recognised"):
        read({"Sheet1": [("Colour", "Shape"), ("red", "round")]})


@pytest.mark.parametrize("kind", ["xls", "ods"])
@pytest.mark.office
def test_old_and_open_formats_are_read_with_what_they_hide(tmp_path: Path, kind: str, office: Office) -> None:
    path = tmp_path / f"marks_{kind}.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Visits")
    sheet.write_row(0, 0, ("Customer", "Visit Date", "Level", "Notes"))
    sheet.write_row(1, 0, ("A", "2026-01-05", "formal", "x"))
    sheet.write_row(2, 0, ("", "2026-01-06", "formal", "y"))
    sheet.write_row(3, 0, ("B", "2026-01-07", "formal", "z"))
    sheet.write_formula(4, 1, "=NA()", None, "#N/A")
    sheet.write(4, 0, "B")
    sheet.merge_range("A2:A3", "A")
    sheet.set_row(3, None, None, {"hidden": True})
    book.close()
    read = read_book([office.convert(path, kind)])
    assert read.tables["interactions"]["account_id"].tolist() == ["A", "A", "B"]
    assert [str(one) for one in read.problems] == [
        "Visits: hidden or filtered rows, read like the others: 1.",
        "Visits!B5: #N/A is an error of the spreadsheet. Repair its formula. Row left out.",
    ]


def test_a_file_named_twice_is_read_once(make: Any) -> None:
    book = make(
        {"Sales": [["Customer", "Date", "Amount"], ["Acme", "2026-01-05", 5], ["Zed", "2026-01-06", 6]]}
    )
    twice = read_book([book, book.parent / "." / book.name])
    assert twice.files == (book,)
    assert twice.tables["transactions"]["revenue"].sum() == 11
