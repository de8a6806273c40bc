"""Cases 35 to 56, the reading side: packages that are broken, hostile or only unusual.

What cannot be read is one sentence and exit code 2; what is only unusual is read like any workbook.
How the same packages fare as a target of `--into` is shown in test_d_writing.py.
"""

import hashlib
import subprocess
import sys
import time
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
    utf16,
    with_doctype,
    without_references,
    without_styles,
    wrong_checksum,
)
from office import Office
from raw_team import SALES, STRINGS, STYLES, TYPES, WORKBOOK, WORKBOOK_RELS, team_parts, zipped

DAMAGED = "is damaged and cannot be read"
NO_WORKBOOK = "is not a workbook"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        case(35, "encrypted", of_bytes("locked.xlsx", ENCRYPTED), "protected by a password"),
        case(35, "locked parts", of_bytes("locked.xlsx", scrambled()), "protected by a password"),
        case(36, "prose", of_bytes("prose.xlsx", b"Dear all,\nplease find the numbers.\n"), "is recognised"),
        case(36, "noise", of_bytes("noise.xlsx", bytes(range(256)) * 20), NO_WORKBOOK),
        case(36, "nothing", of_bytes("nothing.xlsx", b""), "is empty"),
        case(37, "cut at 10", cut(10), DAMAGED),
        case(37, "cut at 700", cut(700), DAMAGED),
        case(37, "cut at its end", cut(-30), DAMAGED),
        case(37, "rotten sheet", wrong_checksum(SALES, b"<v>1000</v>", b"<v>9000</v>"), DAMAGED),
        case(37, "rotten styles", wrong_checksum(STYLES, b"Calibri", b"Cambria"), DAMAGED),
        case(37, "rotten workbook", wrong_checksum(WORKBOOK, b"Accounts", b"accounts"), DAMAGED),
        case(37, "broken directory", of_bytes("broken.xlsx", broken_directory()), DAMAGED),
        case(38, "twice", of_bytes("twice.xlsx", twice(SALES)), "twice"),
        case(38, "twice but for case", of_bytes("twice.xlsx", twice("XL/Worksheets/Sheet2.XML")), "twice"),
        case(
            38, "twice but for slashes", of_bytes("twice.xlsx", twice("xl\\worksheets\\sheet2.xml")), "twice"
        ),
        case(39, "up", of_parts(lambda parts: parts | {"../evil.xml": b"<a/>"}), "leads out"),
        case(39, "up in Windows", of_parts(lambda parts: parts | {"xl\\..\\..\\evil": b"<a/>"}), "leads out"),
        case(40, "bomb", of_bytes("bomb.xlsx", bomb()), "would unpack to 400 MB"),
        case(40, "bomb that lies", of_bytes("bomb.xlsx", bomb(claimed=10_000)), DAMAGED),
        *[
            case(41, f"{doctype} in {part}", with_doctype(part, doctype), "has a document type")
            for doctype in DOCTYPES
            for part in (WORKBOOK, WORKBOOK_RELS, STYLES, STRINGS, SALES, TYPES, "_rels/.rels")
        ],
        case(51, "utf-16", of_parts(utf16), "is not written in UTF-8"),
        case(52, "page as xls", of_bytes("team.xls", b"<html><table><tr><td>1"), "is a web page"),
        case(52, "old workbook without content", of_bytes("team.xls", OLD_WORKBOOK), "is recognised"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, make: Make, sentence: str) -> None:
    path = make(tmp_path)
    before = hashlib.sha256(path.read_bytes()).digest()
    for command in ("check", "score", "report"):
        said = kamxl(command, path)
        assert (said.code, said.out) == (2, "")
        assert sentence in said.err
        assert said.err.startswith("kamxl: ")
        assert len(said.err.splitlines()) == 1
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "make",
    [
        case(43, "a million formatted rows", of_parts(blank_rows)),
        case(44, "strict", of_parts(strict)),
        case(45, "prefixed", of_parts(prefixed)),
        case(46, "no addresses", of_parts(without_references)),
        case(48, "no styles and strings", of_parts(without_styles)),
        case(49, "backslashes", of_parts(backslashes)),
        case(50, "dangling", of_parts(dangling)),
        case(53, "template", of_parts(template, "team.xltx")),
        case(54, "signed", of_parts(signed)),
        case(55, "labelled", of_parts(labelled)),
        case(56, "alternate content", of_parts(alternate)),
    ],
)
def test_what_is_only_unusual_is_read(tmp_path: Path, make: Make) -> None:
    said = kamxl("check", make(tmp_path), "--json")
    assert said.document["problems"] == []
    assert said.document["rows"] == {
        "accounts": {"read": 2, "used": 2, "left_out": 0},
        "transactions": {"read": 10, "used": 10, "left_out": 0},
    }


@only_case(48, "dates without styles")
def test_without_styles_a_date_is_its_number(tmp_path: Path) -> None:
    """The serial number in a column of dates is still read as the day it means."""
    from kamxl.sheets import read_book

    book = read_book(of_parts(without_styles)(tmp_path))
    assert str(book.tables["transactions"]["date"].min())[:10] == "2025-01-10"


@only_case(47, "rows in reverse order")
def test_rows_out_of_order_are_read_by_their_numbers(tmp_path: Path) -> None:
    from odd_packages import unordered

    said = kamxl("check", of_parts(unordered)(tmp_path), "--json")
    assert said.document["rows"]["accounts"] == {"read": 2, "used": 2, "left_out": 0}


@pytest.mark.parametrize(
    ("row", "read"),
    [
        case(42, "a cell in the last corner", "", 10),
        case(42, "and one at the left", '<c r="A1048576" t="inlineStr"><is><t>x</t></is></c>', 11),
    ],
)
def test_a_stray_cell_in_the_last_corner_costs_no_time(tmp_path: Path, row: str, read: int) -> None:
    path = of_parts(lambda parts: far_cell(parts, row))(tmp_path)
    started = time.process_time()
    said = kamxl("check", path, "--json")
    assert time.process_time() - started < 5
    assert said.document["rows"]["transactions"]["read"] == read
    assert any("beyond column IV" in one["message"] for one in said.document["problems"])


@pytest.mark.posix("the most memory that a child took, from `resource`")
@pytest.mark.parametrize("claimed", [case(40, "honest", None), case(40, "lying", 10_000)])
def test_a_bomb_takes_no_memory(tmp_path: Path, claimed: int | None) -> None:
    """394 kB that unpack to 400 MB: other readers took 446 MB for it."""
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(bomb(claimed=claimed))
    # A process of its own starts it: what is forked from this one would count its memory as well.
    measured = (
        "import resource, subprocess, sys\n"
        "code = subprocess.run([sys.executable, '-m', 'kamxl', 'check', sys.argv[1]]).returncode\n"
        "print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", measured, str(path)], capture_output=True, text=True, check=True
    )
    code, most = map(int, done.stdout.split())
    assert code == 2
    assert most * (1 if sys.platform == "darwin" else 1024) < 100 << 20


@only_case(52, "open document")
def test_an_open_document_is_read(tmp_path: Path) -> None:
    said = kamxl("check", ods(tmp_path), "--json")
    assert said.document["rows"]["transactions"] == {"read": 1, "used": 1, "left_out": 0}


@pytest.mark.office
@pytest.mark.parametrize("kind", [case(52, "xls", "xls"), case(52, "ods", "ods")])
def test_old_and_open_workbooks_are_read(tmp_path: Path, kind: str, office: Office) -> None:
    """An .xlsb cannot be made here: LibreOffice and the libraries at hand only read it."""
    path = office.convert(zipped(tmp_path / f"bad_inputs_{kind}.xlsx", team_parts()), kind)
    said = kamxl("check", path, "--json")
    assert said.document["rows"]["transactions"] == {"read": 10, "used": 10, "left_out": 0}


@only_case(52, "text as xls")
def test_a_csv_under_the_name_of_a_workbook_is_read_as_text(tmp_path: Path) -> None:
    text = "客户名称,订单日期,金额\n甲公司,2026-01-05,5\n"
    path = of_bytes("team.xls", text.encode("gbk"))(tmp_path)
    assert kamxl("check", path, "--json").document["rows"]["transactions"]["used"] == 1
