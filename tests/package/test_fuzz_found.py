"""What harmed and public workbooks brought to light, each kept as a case of its own."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from fuzz_bases import COLUMNS, bare_book, kam_sheets, parts, team_book, zipped

from kamxl.domain.errors import KamxlError
from kamxl.package import graft, open_package, remove
from kamxl.package.refusals import (
    BrokenPackageError,
    EncryptedError,
    FormatError,
    HostilePackageError,
    RefusalError,
)
from kamxl.sheets import read_book

STYLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEAM = team_book()


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the KAM sheets of the team's workbook."""
    return kam_sheets(TEAM, tmp_path_factory.mktemp("scored"))


def changed(book: bytes, part: str, old: bytes, new: bytes) -> bytes:
    content = parts(book)
    assert old in content[part]
    return zipped(content | {part: content[part].replace(old, new)})


def grafted(book: bytes, sheets: bytes, columns: tuple = ()) -> dict[str, bytes]:
    """Graft, make sure that taking out gives everything back, and return the parts in between."""
    package = open_package(book)
    graft(package, sheets, columns)
    result = package.to_bytes()
    back = open_package(result)
    assert remove(back)
    assert parts(back.to_bytes()) == parts(book)
    return parts(result)


def test_new_parts_have_content_types_where_the_workbook_names_none_for_xml(sheets: bytes) -> None:
    kinds = grafted(bare_book(), sheets)["[Content_Types].xml"]
    assert b'PartName="/customXml/item1.xml" ContentType="application/xml"' in kinds


def test_relationships_left_behind_under_a_fresh_name_are_left_alone(sheets: bytes) -> None:
    stray = {"customXml/_rels/item1.xml.rels": b"<Relationships/>"}
    result = grafted(zipped(parts(TEAM) | stray), sheets)
    assert result["customXml/_rels/item1.xml.rels"] == b"<Relationships/>"
    assert "customXml/item2.xml" in result


def test_a_style_sheet_without_content_gets_the_plain_styles_first(sheets: bytes) -> None:
    empty = b'<styleSheet xmlns="' + MAIN + b'"/>'
    result = grafted(zipped(parts(TEAM) | {"xl/styles.xml": empty}), sheets)["xl/styles.xml"]
    assert result.endswith(b"</styleSheet>")
    first = result.partition(b"<cellXfs")[2].partition(b">")[2]
    assert first.startswith(b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>')


def test_styles_that_are_named_but_missing_are_made_under_that_name(sheets: bytes) -> None:
    book = zipped({name: data for name, data in parts(TEAM).items() if name != "xl/styles.xml"})
    result = grafted(book, sheets)
    assert "xl/styles.xml" in result
    assert result["xl/_rels/workbook.xml.rels"].count(STYLES.encode()) == 1


@pytest.mark.parametrize("id_", [b"", b"x", b"\xc2\xb2", b"9" * 5000])
def test_a_table_whose_id_is_no_number_is_no_fault(id_: bytes, sheets: bytes) -> None:
    book = changed(TEAM, "xl/tables/table1.xml", b' id="1" name="Sales"', b' id="' + id_ + b'" name="Sales"')
    grafted(book, sheets, COLUMNS)


def test_a_table_with_fewer_columns_than_its_area_is_refused(sheets: bytes) -> None:
    book = changed(TEAM, "xl/tables/table1.xml", b'<tableColumn id="2" name="Account ID"/>', b"")
    with pytest.raises(BrokenPackageError):
        graft(open_package(book), sheets, COLUMNS)


def test_a_workbook_in_words_of_its_own_is_refused(sheets: bytes) -> None:
    book = changed(TEAM, "xl/workbook.xml", MAIN, b"http://schemas.microsoft.com/office/excel/2006/2")
    with pytest.raises(FormatError):
        graft(open_package(book), sheets)


def test_a_window_that_points_behind_the_last_sheet_stays_as_it_is(sheets: bytes) -> None:
    book = changed(TEAM, "xl/workbook.xml", b"<workbookView ", b'<workbookView firstSheet="25" ')
    assert b' firstSheet="25" ' in grafted(book, sheets)["xl/workbook.xml"]


def test_columns_renewed_after_a_save_go_with_everything_else(sheets: bytes) -> None:
    package = open_package(TEAM)
    graft(package, sheets, COLUMNS)
    saved = changed(package.to_bytes(), "xl/workbook.xml", b"?>", b"?><!-- saved by another program -->")
    package = open_package(saved)
    graft(package, sheets, COLUMNS)
    package = open_package(package.to_bytes())
    assert remove(package)
    assert not any(b"KAM" in package.read(name) for name in package.names())
    assert not remove(package)


@pytest.mark.parametrize(("flag", "refusal"), [(0x20, BrokenPackageError), (0x40, EncryptedError)])
def test_entries_that_python_cannot_unpack_are_refused(flag: int, refusal: type[RefusalError]) -> None:
    book = bytearray(TEAM)
    place = book.index(b"PK\x01\x02")
    struct.pack_into("<H", book, place + 8, flag)
    with pytest.raises(refusal):
        open_package(bytes(book))


def test_an_entry_without_a_name_is_refused_but_no_fault_when_reading(tmp_path: Path) -> None:
    target = io.BytesIO(TEAM)
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("?nameless-entry?", b"x")
    nameless = target.getvalue().replace(b"?nameless-entry?", b"\0nameless-entry?")  # a NUL ends the name
    with pytest.raises(HostilePackageError):
        open_package(nameless)
    path = tmp_path / "nameless.xlsx"
    path.write_bytes(nameless)
    read_book([path])


def test_a_part_in_an_encoding_nobody_knows_is_a_typed_error(tmp_path: Path) -> None:
    path = tmp_path / "unknown.xlsx"
    path.write_bytes(changed(TEAM, "xl/workbook.xml", b'encoding="UTF-8"', b'encoding="x-none"'))
    with pytest.raises(KamxlError):
        read_book([path])
    with pytest.raises(RefusalError):
        graft(open_package(path), TEAM)
