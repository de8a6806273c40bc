"""New cells in the rows of a team's list, at their place, whatever the rows look like."""

import re
from dataclasses import replace

import pytest
from column_book import ROWS, grafted, list_parts, sheet_of, tier, two, written
from rich_base import small_book
from rich_books import ACCOUNTS, sheet_marks
from untouched import untouched

from kamxl.package import FormulaCell, open_package, remove
from kamxl.package.refusals import EncodingError, UnorderedRowsError


def cell(sheet: str, place: str) -> str:
    found = re.search(rf'<((?:\w+:)?c) r="{place}".*?</\1>', sheet)
    assert found, place
    return found[0]


def test_each_row_gets_its_cell_behind_its_last_one_and_the_header_its_word() -> None:
    sheet = written()
    assert '<c r="C1" s="1" t="inlineStr"><is><t>KAM Tier</t></is></c></row>' in sheet
    formula = '<f>IFERROR(INDEX(KAM_s_tier,MATCH(TRIM($A2),KAM_s_account,0)),"")</f>'
    assert re.search(rf'<c r="C2" s="\d+">{re.escape(formula)}<v>71.5</v></c></row>', sheet)
    assert re.search(r'<c r="C3" s="\d+" t="str"><f>.*</f><v>Strategic</v></c></row>', sheet)


def test_an_unknown_value_is_an_empty_text_and_not_zero() -> None:
    columns = tier()
    cells = [FormulaCell(row=2, value=None)]
    columns = replace(columns, columns=[replace(columns.columns[0], cells=cells)])
    assert ' t="str"><f>' in (found := cell(written(columns=columns), "C2"))
    assert found.endswith("<v></v></c>")


def test_a_row_may_have_a_formula_of_its_own() -> None:
    columns = tier()
    cells = [FormulaCell(row=2, value="x", formula='INDEX(KAM_s_tier,MATCH("<&>",KAM_s_account,0))')]
    columns = replace(columns, columns=[replace(columns.columns[0], cells=cells)])
    assert 'MATCH("&lt;&amp;&gt;",' in cell(written(columns=columns), "C2")


def test_the_look_of_a_cell_is_that_of_its_left_neighbour_with_the_number_format_of_the_column() -> None:
    package = grafted(list_parts().to_bytes(), two())
    styles = package.read("xl/styles.xml").decode()
    formats = re.findall(r"<xf [^>]*>", styles[styles.index("<cellXfs") :])
    number = int(re.search(r' s="(\d+)"', cell(sheet_of(package), "D2"))[1])
    code = re.search(r'numFmtId="(\d+)"', formats[number])
    assert code
    assert f'numFmtId="{code[1]}" formatCode="0.0"' in styles


def test_what_a_row_says_of_its_width_is_widened() -> None:
    rows = ROWS.replace('<row r="2">', '<row r="2" spans="1:2">').replace('"3">', '"3" spans="1:9">', 1)
    sheet = written(rows.replace('<row r="3">', '<row r="3" spans="1:9">'))
    assert '<row r="2" spans="1:3">' in sheet
    assert '<row r="3" spans="1:9">' in sheet
    assert "spans" not in written(ROWS.replace('<row r="2">', '<row r="2" spans="x">'))


def test_rows_and_cells_without_addresses_are_counted() -> None:
    rows = re.sub(r' r="[A-Z]*\d+"', "", ROWS)
    sheet = written(rows)
    assert sheet.count("</c><c r=") == 3
    assert re.findall(r'<c r="(C\d)"', sheet) == ["C1", "C2", "C3"]


def test_names_with_a_prefix_keep_it() -> None:
    parts = list_parts()
    plain = re.sub(r"<(/?)([a-z])", r"<\1x:\2", parts.text(ACCOUNTS)).replace("xmlns=", "xmlns:x=", 1)
    parts.parts[ACCOUNTS] = plain.encode()
    sheet = sheet_of(grafted(parts.to_bytes(), tier()))
    assert '<x:c r="C1" s="1" t="inlineStr"><x:is><x:t>KAM Tier</x:t></x:is></x:c></x:row>' in sheet
    assert '<x:cols><x:col min="3"' in sheet


def test_missing_rows_are_made_between_the_others_and_behind_them() -> None:
    rows = ROWS.replace('r="3"', 'r="5"').replace("A3", "A5").replace("B3", "B5")
    sheet = written(rows, columns=tier(7))
    assert re.findall(r'<row r="(\d)"', sheet) == list("1234567")
    assert re.search(r'<row r="7"><c r="C7" s="\d+"', sheet)


def test_rows_that_are_written_as_empty_are_opened_also_when_there_are_none() -> None:
    rows = ROWS.replace("</sheetData>", "") + '<row r="4" ht="20"/>'
    assert re.search(r'<row r="4" ht="20"><c r="C4" .*</c></row>', written(rows, columns=tier(4)))
    parts = list_parts()
    parts.replace(ACCOUNTS, f"<sheetData>{ROWS}</sheetData>", "<sheetData/>")
    assert re.findall(r'<row r="(\d)"', sheet_of(grafted(parts.to_bytes(), tier()))) == list("123")


def test_cells_further_right_stay_behind_the_new_ones() -> None:
    rows = ROWS.replace("</row>", '<c r="F2"><v>9</v></c></row>', 2).replace("F2", "F1", 1)
    sheet = written(rows, columns=two())
    assert re.findall(r'<c r="([A-Z]2)"', sheet) == ["A2", "B2", "C2", "D2", "F2"]


def test_a_blank_cell_with_a_format_gives_way() -> None:
    rows = ROWS.replace("<v>2</v></c></row>", '<v>2</v></c><c r="C2" s="2"/></row>', 1)
    sheet = written(rows)
    assert sheet.count('<c r="C2"') == 1
    assert "<f>" in cell(sheet, "C2")


def test_comments_and_other_things_that_look_like_rows_are_none() -> None:
    trap = '<!-- <sheetData><row r="9"><c r="C9"/></row></sheetData> -->'
    rows = trap + ROWS.replace("<v>1</v>", "<v><![CDATA[1]]></v>") + "<?pi <row r='1'> ?>"
    sheet = written(rows, before=trap, after=trap)
    assert sheet.count(trap) == 3
    assert "KAM Tier" in cell(sheet.replace(trap, ""), "C1")


def test_extensions_of_a_row_stay_behind_its_cells() -> None:
    rows = ROWS.replace("</row>", "<extLst><ext uri='{0}'/></extLst></row>")
    assert written(rows).count("</c><extLst>") == 3


@pytest.mark.parametrize(
    "rows",
    [
        ROWS.replace('r="3"', 'r="1"'),
        ROWS.replace('r="A2"', 'r="C2"'),
        ROWS.replace('r="A2"', "r='C2'"),
    ],
    ids=["rows", "cells", "cells in other quotes"],
)
def test_rows_or_cells_out_of_order_are_refused_case_47(rows: str) -> None:
    with pytest.raises(UnorderedRowsError):
        written(rows)


def test_a_sheet_in_utf_16_is_refused_case_51() -> None:
    parts = list_parts()
    parts.parts[ACCOUNTS] = parts.text(ACCOUNTS).encode("utf-16")
    with pytest.raises(EncodingError):
        grafted(parts.to_bytes(), tier())


def test_everything_else_on_a_full_sheet_stays_and_all_of_it_comes_back() -> None:
    parts = small_book()
    sheet_marks(parts)
    before = parts.to_bytes()
    package = grafted(before, replace(two(9), last_column=7))
    untouched(before, package.to_bytes(), columns_in=("Accounts",))
    assert remove(package)
    assert {name: package.read(name) for name in package.names()} == {
        name: open_package(before).read(name) for name in open_package(before).names()
    }
