"""A workbook with every spelling in every place a formula can stand: only those formulas change."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from made_book import made
from rich_outside import BOOK
from rich_package import SPREADSHEET, Parts
from xlsxwriter import Workbook

from kamxl.package import open_package
from kamxl.package.formula_texts import formula_texts
from kamxl.package.repair import repair

NAMES = frozenset({"KAM_TIER", "KAM_HEALTH"})
FOUR = (
    r"'C:\Users\Ann\kamxl.xlam'!KAM_TIER(A1,B1)",
    "[1]!KAM_TIER(A1,B1)",
    "_xldudf_KAM_TIER(A1,B1)",
    "KAM.TIER(A1,B1)",
)
STAYS = '"KAM.TIER("&A1'
SHEET, TABLE, LINK = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml", "xl/externalLinks/externalLink1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _write(book: Workbook) -> None:
    sheet, other = book.add_worksheet("Accounts"), book.add_worksheet("KAM.TIER(notes)")
    sheet.write_row(0, 0, [80, 75])
    for row, formula in enumerate((*FOUR, STAYS, "SUM(A1:B1)", "KAM_TIER(A1,B1)"), start=2):
        sheet.write_formula(row, 0, f"={formula}", None, "strategic")
    sheet.write_array_formula("C3:C4", "{=KAM.TIER(A1:A2,B1:B2)}", None, "strategic")
    sheet.write_formula("D3", "=[1]!KAM_TIER(1,1)", None, "standard")
    sheet.write_string("E3", "=KAM.TIER(A1) and [1]!KAM_TIER( are words here")
    sheet.conditional_format("A3:A9", {"type": "formula", "criteria": '=KAM.TIER(A1,B1)="profit"'})
    sheet.data_validation("F3", {"validate": "custom", "value": "=_xldudf_KAM_HEALTH(A1)>5"})
    sheet.add_table(
        "H3:I5", {"columns": [{"header": "One"}, {"header": "Two", "formula": "=[1]!KAM_TIER(1,1)"}]}
    )
    other.write_string("A1", "KAM.TIER(A1)")
    other.write_formula("B1", "=1+1", None, 2)
    book.define_name("Best", "=KAM.TIER(99,99)")
    book.define_name("Words", '="KAM.TIER(1)"')


def book() -> bytes:
    """Return a workbook whose first link is kamxl's add-in; shared formulas are written by hand."""
    with zipfile.ZipFile(io.BytesIO(made(_write))) as archive:
        parts = Parts({name: archive.read(name) for name in archive.namelist()})
    parts.replace(
        SHEET, "<f>[1]!KAM_TIER(1,1)</f>", '<f t="shared" ref="D3:D4" si="0">KAM.TIER(&quot;a&quot;,1)</f>'
    )
    part = parts.add(
        LINK,
        f'<externalLink xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<externalBook r:id="rId1"><definedNames><definedName name="KAM_TIER"/></definedNames></externalBook>'
        "</externalLink>",
        f"{SPREADSHEET}.externalLink+xml",
    )
    parts.relate_outside(part, "externalLinkPath", "file:///C:/Users/Ann/kamxl.xlam")
    identity = parts.relate(BOOK, "externalLink", part)
    parts.insert(BOOK, f'<externalReferences><externalReference r:id="{identity}"/></externalReferences>')
    return parts.to_bytes()


def contents(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def formulas(part: bytes) -> list[str]:
    return [one.text for one in formula_texts(part, "part")]


def test_only_formulas_with_the_four_spellings_change() -> None:
    before = book()
    package = open_package(before)
    done = repair(package, NAMES)
    old, new = contents(before), contents(package.to_bytes())
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} == {SHEET, TABLE, BOOK}
    assert done.formulas == (("", 1), ("Accounts", 9 + 2))
    assert done.links == (1,)
    for name in (SHEET, TABLE, BOOK):
        changed = [
            pair for pair in zip(formulas(old[name]), formulas(new[name]), strict=True) if pair[0] != pair[1]
        ]
        assert all(re.search(r"kamxl\.xlam|\[1\]!|_xldudf_|KAM\.", was) for was, _ in changed)
        assert not any(re.search(r"kamxl\.xlam|\[1\]!|_xldudf_|KAM\.", now) for _, now in changed)
        # All bytes around the formulas are what they were.
        assert _without(old[name]) == _without(new[name])


def _without(part: bytes) -> list[bytes]:
    pieces, done = [], 0
    for one in formula_texts(part, "part"):
        pieces.append(part[done : one.start])
        done = one.end
    return [*pieces, part[done:]]


def test_another_program_reads_the_plain_formulas_and_the_stored_results(tmp_path: Path) -> None:
    package = open_package(book())
    repair(package, NAMES)
    (tmp_path / "book.xlsx").write_bytes(package.to_bytes())
    sheet = openpyxl.load_workbook(tmp_path / "book.xlsx")["Accounts"]
    assert [sheet.cell(row, 1).value for row in range(3, 7)] == ["=KAM_TIER(A1,B1)"] * 4
    assert sheet["A7"].value == f"={STAYS}"
    assert sheet["C3"].value.text == "=KAM_TIER(A1:A2,B1:B2)"
    assert sheet["D3"].value == '=KAM_TIER("a",1)'
    assert sheet["E3"].value == "=KAM.TIER(A1) and [1]!KAM_TIER( are words here"
    stored = openpyxl.load_workbook(tmp_path / "book.xlsx", data_only=True)["Accounts"]
    assert [stored.cell(row, 1).value for row in range(3, 8)] == ["strategic"] * 5


def test_parts_that_were_not_touched_keep_their_packed_bytes() -> None:
    package = open_package(book())
    repair(package, NAMES)
    assert package.touched == {SHEET, TABLE, BOOK}


def test_a_second_repair_finds_nothing() -> None:
    package = open_package(book())
    repair(package, NAMES)
    again = open_package(package.to_bytes())
    assert repair(again, NAMES).count == 0
    assert again.touched == set()


def test_a_link_to_another_file_is_no_link_to_the_add_in() -> None:
    with zipfile.ZipFile(io.BytesIO(book())) as archive:
        parts = Parts({name: archive.read(name) for name in archive.namelist()})
    rels = "xl/externalLinks/_rels/externalLink1.xml.rels"
    parts.replace(rels, "kamxl.xlam", "prices.xlsx")
    package = open_package(parts.to_bytes())
    done = repair(package, NAMES)
    assert done.links == ()
    assert "[1]!KAM_TIER(A1,B1)" in formulas(package.read(SHEET))


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (b"&apos;C:\\kamxl.xlam&apos;!KAM_TIER(&quot;&lt;&quot;)", b"KAM_TIER(&quot;&lt;&quot;)"),
        (b"1&lt;2,KAM.TIER(\r\n1)", b"1&lt;2,KAM_TIER(\r\n1)"),
        ("客户&amp;KAM.TIER(1)".encode(), "客户&amp;KAM_TIER(1)".encode()),
        (b"<![CDATA[KAM.TIER(1)&2]]>", b"KAM_TIER(1)&amp;2"),
        (b"KAM<!-- -->.TIER(1)", b"KAM_TIER(1)"),
    ],
)
def test_however_the_bytes_are_written_the_formula_is_found(written: bytes, wanted: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(book())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before = b"<f>SUM(A1:B1)</f>"
    assert before in parts[SHEET]
    parts[SHEET] = parts[SHEET].replace(before, b"<f>" + written + b"</f>")
    package = open_package(Parts(parts).to_bytes())
    repair(package, NAMES)
    assert b"<f>" + wanted + b"</f>" in package.read(SHEET)
