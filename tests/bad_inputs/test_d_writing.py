"""Cases 35 to 56, the writing side: which packages get scores, and which are left alone untouched."""

import zipfile
from pathlib import Path

import pytest
from bad_cases import case, only_case
from hostile_team import kamxl
from odd_packages import (
    DOCTYPES,
    ENCRYPTED,
    OLD_WORKBOOK,
    Make,
    alternate,
    backslashes,
    blank_rows,
    bomb,
    broken_directory,
    cut,
    dangling,
    far_cell,
    labelled,
    ods,
    of_bytes,
    of_parts,
    prefixed,
    scrambled,
    signed,
    strict,
    template,
    twice,
    unordered,
    utf16,
    whole,
    with_doctype,
    without_references,
    without_styles,
    wrong_checksum,
)
from python_calamine import CalamineWorkbook
from raw_team import SALES, STYLES, TYPES, WORKBOOK, WORKBOOK_RELS
from targets import grafted, refused, refused_as, scratch_of, source_in, taken_out

from kamxl.package.refusals import (
    BrokenPackageError,
    EncryptedError,
    FormatError,
    HostilePackageError,
    RefusalError,
    SignedError,
    StrictError,
    TemplateError,
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a sound book whose scores are put into the others."""
    return source_in(tmp_path_factory.mktemp("source") / "team")


@pytest.fixture(scope="module")
def scratch(source: Path) -> bytes:
    """Give its KAM sheets."""
    return scratch_of(source)


@pytest.mark.parametrize(
    ("make", "error", "sentence"),
    [
        case(35, "encrypted", of_bytes("locked.xlsx", ENCRYPTED), EncryptedError, "password"),
        case(35, "locked parts", of_bytes("locked.xlsx", scrambled()), EncryptedError, "password"),
        case(36, "prose", of_bytes("prose.xlsx", b"Dear all,\n"), FormatError, "no Excel workbook"),
        case(
            36, "another archive", of_parts(lambda _: {"a.txt": b"a"}, "a.xlsx"), FormatError, "no workbook"
        ),
        case(36, "nothing", of_bytes("nothing.xlsx", b""), BrokenPackageError, "empty"),
        case(37, "cut at 10", cut(10), BrokenPackageError, "damaged"),
        case(37, "cut at 700", cut(700), BrokenPackageError, "damaged"),
        case(37, "cut at its end", cut(-30), BrokenPackageError, "damaged"),
        case(37, "rotten sheet", wrong_checksum(SALES, b"<v>1000<", b"<v>9000<"), BrokenPackageError, SALES),
        case(37, "rotten styles", wrong_checksum(STYLES, b"Calibri", b"Cambria"), BrokenPackageError, STYLES),
        case(37, "directory", of_bytes("b.xlsx", broken_directory()), BrokenPackageError, "damaged"),
        case(38, "twice", of_bytes("t.xlsx", twice(SALES)), HostilePackageError, "twice"),
        case(38, "but for case", of_bytes("t.xlsx", twice(SALES.upper())), HostilePackageError, "twice"),
        case(39, "up", of_parts(lambda p: p | {"../evil.xml": b"<a/>"}), HostilePackageError, "leads out"),
        case(
            39, "up in Windows", of_parts(lambda p: p | {"..\\e.xml": b""}), HostilePackageError, "leads out"
        ),
        case(40, "bomb", of_bytes("bomb.xlsx", bomb()), HostilePackageError, "400 MB"),
        case(40, "lying bomb", of_bytes("bomb.xlsx", bomb(claimed=9_000)), BrokenPackageError, SALES),
        *[
            case(41, f"{one} in {part}", with_doctype(part, one), HostilePackageError, "document type")
            for one in DOCTYPES
            for part in (WORKBOOK, WORKBOOK_RELS, STYLES, TYPES, "_rels/.rels")
        ],
        case(44, "strict", of_parts(strict), StrictError, "Strict Open XML"),
        case(52, "xlsb", of_parts(lambda _: {"xl/workbook.bin": b"x"}, "t.xlsb"), FormatError, "no workbook"),
        case(52, "xls", of_bytes("team.xls", OLD_WORKBOOK), FormatError, "old .xls workbook"),
        case(52, "ods", ods, FormatError, "no workbook"),
        case(52, "page", of_bytes("team.xls", b"<html><table>"), FormatError, "no Excel workbook"),
        case(52, "text", of_bytes("team.xls", b"Customer,Revenue\nA,1\n"), FormatError, "no Excel workbook"),
        case(53, "template", of_parts(template, "team.xltx"), TemplateError, "template"),
        case(53, "macro template", of_parts(template, "team.xltm"), TemplateError, "template"),
        case(54, "signed", of_parts(signed), SignedError, "signed"),
    ],
)
def test_a_workbook_is_refused_and_left_as_it_is(
    tmp_path: Path, source: Path, scratch: bytes, make: Make, error: type[RefusalError], sentence: str
) -> None:
    path = make(tmp_path)
    assert sentence in refused(path, source)
    assert refused_as(path, scratch) is error


@pytest.mark.parametrize(
    "make",
    [
        case(42, "a cell in the last corner", of_parts(far_cell)),
        case(45, "prefixed", of_parts(prefixed)),
        case(46, "no addresses", of_parts(without_references)),
        case(47, "unordered", of_parts(unordered)),
        case(48, "no styles and strings", of_parts(without_styles)),
        case(49, "backslashes", of_parts(backslashes)),
        case(50, "dangling", of_parts(dangling)),
        case(51, "a sheet in utf-16", of_parts(utf16)),
        case(55, "labelled", of_parts(labelled)),
        case(56, "alternate content", of_parts(alternate)),
    ],
)
def test_an_unusual_workbook_gets_scores_and_loses_nothing(tmp_path: Path, source: Path, make: Make) -> None:
    """Rows out of order (47) and UTF-16 (51) harm nothing while their sheet is not touched."""
    path = make(tmp_path)
    output = grafted(path, source)
    names = CalamineWorkbook.from_path(output).sheet_names
    assert names[:2] == ["Accounts", "Sales"]
    assert {"KAM Scorecard", "KAM Settings"} <= set(names)
    taken_out(output, path)


@only_case(43, "a million formatted rows")
def test_a_sheet_with_a_million_formatted_rows_is_carried_along(tmp_path: Path, source: Path) -> None:
    grafted(of_parts(blank_rows)(tmp_path), source)


@only_case(41, "in a part that is not touched")
def test_a_document_type_in_a_part_kamxl_does_not_parse_is_carried_along(
    tmp_path: Path, source: Path
) -> None:
    """A custom XML part of the team may have one: it is copied, never parsed."""
    item = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    path = of_parts(lambda parts: parts | {"customXml/item1.xml": item})(tmp_path)
    with zipfile.ZipFile(grafted(path, source)) as package:
        assert package.read("customXml/item1.xml") == item


@only_case(55, "rights management")
def test_a_workbook_under_rights_management_is_refused(tmp_path: Path, source: Path) -> None:
    """IRM wraps the workbook into an encrypted compound file, like a password does."""
    path = of_bytes("irm.xlsx", ENCRYPTED)(tmp_path)
    assert "password" in refused(path, source)


@only_case(53, "a new file")
def test_a_template_is_still_a_source_of_data(tmp_path: Path) -> None:
    path = of_parts(template, "team.xltx")(tmp_path)
    assert kamxl("score", path, "-o", tmp_path / "new.xlsx").code in {0, 1}


@only_case(36, "the sound one")
def test_the_sound_workbook_is_patched(tmp_path: Path, source: Path) -> None:
    """Every refusal above is due to the one thing that was broken."""
    path = of_bytes("team.xlsx", whole())(tmp_path)
    taken_out(grafted(path, source), path)
