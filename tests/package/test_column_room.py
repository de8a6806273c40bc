"""Where formula columns are refused: the team's cells, tables and pivot tables come first."""

from dataclasses import replace

import pytest
from column_book import ROWS, grafted, list_parts, sheet_of, tier, two, written
from rich_base import small_book
from rich_books import ACCOUNTS, account_table
from rich_tables import add_query_table, add_table

from kamxl.package import FormulaColumns
from kamxl.package.area import Area, area, areas, letters, number
from kamxl.package.refusals import (
    NoColumnsPlaceError,
    OccupiedError,
    PivotNeighbourError,
    ProtectedSheetError,
)

PROTECTED = '<sheetProtection sheet="1" objects="1" scenarios="1"/>'


def test_a_protected_sheet_is_refused_unless_asked_for_case_57() -> None:
    with pytest.raises(ProtectedSheetError, match="'Accounts' is protected"):
        written(after=PROTECTED)
    assert "KAM Tier" in written(after=PROTECTED, columns=tier(protected_too=True))
    assert "KAM Tier" in written(after='<sheetProtection sheet="0"/>')


def test_a_filled_cell_is_named_case_59() -> None:
    rows = ROWS.replace("<v>4</v></c></row>", '<v>4</v></c><c r="D3"><v>0</v></c></row>')
    with pytest.raises(OccupiedError, match="'Accounts'!D3"):
        written(rows, columns=two())


def test_a_filled_cell_above_or_below_the_list_is_in_nobodys_way() -> None:
    rows = ROWS + '<row r="9"><c r="C9"><v>1</v></c></row>'
    assert '<c r="C9"><v>1</v></c>' in written(rows)


@pytest.mark.parametrize(
    ("formula", "after"),
    [
        ("", '<mergeCells count="1"><mergeCell ref="B3:C4"/></mergeCells>'),
        ('<f t="array" ref="B3:D3">A1:C1</f>', ""),
        ('<f t="dataTable" ref="B3:C9" dt2D="1" dtr="1" r1="A1" r2="A2"/>', ""),
    ],
    ids=["merged", "array", "data table"],
)
def test_merged_cells_arrays_and_data_tables_are_refused_case_59(formula: str, after: str) -> None:
    rows = ROWS.replace('<c r="B3">', f'<c r="B3">{formula}')
    with pytest.raises(OccupiedError, match="B3:"):
        written(rows, after=after)


def test_a_shared_formula_in_the_place_is_refused_and_one_beside_it_is_not_case_59() -> None:
    shared = '<f t="shared" ref="B2:C3" si="0">A2</f>'
    beside = ROWS.replace('<c r="B2" s="3">', f'<c r="B2" s="3">{shared}')
    assert shared in written(beside)
    inside = beside.replace("<v>4</v></c>", '<v>4</v></c><c r="C3"><f t="shared" si="0"/><v>1</v></c>')
    with pytest.raises(OccupiedError, match="C3"):
        written(inside)


def test_headers_merged_above_the_list_stay_case_67() -> None:
    title = '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="1"/><c r="C1" s="1"/></row>'
    rows = ROWS.replace('"3"', '"4"').replace("3", "4").replace('"2"', '"3"').replace("2", "3")
    rows = title + rows.replace('r="1"', 'r="2"').replace("A1", "A2").replace("B1", "B2")
    after = '<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>'
    columns = tier(4, header_row=2)
    sheet = written(rows, after=after, columns=columns)
    assert title in sheet
    assert '<c r="C2" s="1" t="inlineStr">' in sheet


def pivot(place: str) -> bytes:
    parts = list_parts()
    parts.add(
        "xl/pivotTables/pivotTable1.xml",
        f'<pivotTableDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        f'name="P" cacheId="1"><location ref="{place}" firstHeaderRow="1" firstDataRow="1" '
        'firstDataCol="0"/></pivotTableDefinition>',
    )
    parts.relate(ACCOUNTS, "pivotTable", "xl/pivotTables/pivotTable1.xml")
    return parts.to_bytes()


@pytest.mark.parametrize("place", ["A1:B2", "C1:D1", "A2:A3"])
def test_a_pivot_table_left_of_or_above_the_place_is_refused_case_60(place: str) -> None:
    with pytest.raises(PivotNeighbourError, match=place):
        grafted(pivot(place), tier())


@pytest.mark.parametrize("place", ["E1:F9", "A5:B9"])
def test_a_pivot_table_right_of_or_below_the_place_cannot_grow_over_it(place: str) -> None:
    assert "KAM Tier" in sheet_of(grafted(pivot(place), tier()))


def test_a_table_right_of_the_list_is_refused_case_61() -> None:
    parts = list_parts(after="<tableParts count='0'></tableParts>".replace("'", '"'))
    add_table(parts, ACCOUNTS, "Next", "C1:D3", ("x", "y"))
    with pytest.raises(OccupiedError, match="C1:D3"):
        grafted(parts.to_bytes(), tier())


def test_a_list_that_a_query_fills_is_refused_case_61() -> None:
    parts = small_book()
    add_query_table(parts, ACCOUNTS, "A1:G9", tuple("abcdefg"), 1)
    with pytest.raises(OccupiedError, match="query"):
        grafted(parts.to_bytes(), tier(9, last_column=7))


def test_two_tables_side_by_side_leave_no_room_between_them_case_61() -> None:
    parts = small_book()
    account_table(parts)
    add_table(parts, ACCOUNTS, "Next", "H1:I9", ("x", "y"))
    with pytest.raises(OccupiedError, match="H1:I9"):
        grafted(parts.to_bytes(), tier(9, last_column=9))


def test_there_is_no_column_behind_the_last_one() -> None:
    with pytest.raises(OccupiedError, match="no column fits"):
        written(columns=tier(last_column=16_384))


def test_a_sheet_that_is_not_there_is_refused() -> None:
    columns: FormulaColumns = replace(tier(), sheet="Nowhere")
    with pytest.raises(NoColumnsPlaceError):
        written(columns=columns)


def test_areas_are_read_and_written() -> None:
    assert area("$B$2:D10") == Area(top=2, left=2, bottom=10, right=4)
    assert area("B:C") == Area(top=1, left=2, bottom=1_048_576, right=3)
    assert area("3") == Area(top=3, left=1, bottom=3, right=16_384)
    assert [str(one) for one in areas("A1 C3:D4 #REF!")] == ["A1", "C3:D4"]
    assert [letters(one) for one in (1, 26, 27, 702, 703, 16_384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(number(letters(one)) == one for one in range(1, 16_385, 7))
