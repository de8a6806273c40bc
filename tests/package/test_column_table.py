"""A list that is a table grows by its new columns, and shrinks when they leave."""

import re
from dataclasses import replace

import pytest
from column_book import ROWS, grafted, list_parts, tier, two
from rich_base import ACCOUNT_HEADERS, small_book
from rich_books import ACCOUNTS, account_table
from rich_package import Parts
from rich_tables import add_headerless_table, add_table, add_totals_table
from untouched import untouched

from kamxl.package import FormulaColumns, Package, remove

TABLE = "xl/tables/table1.xml"


def accounts(columns: FormulaColumns) -> FormulaColumns:
    return replace(columns, last_column=7)


def table(package: Package) -> str:
    return package.read(TABLE).decode()


def team() -> Parts:
    parts = small_book()
    account_table(parts)
    return parts


def test_a_table_takes_the_columns_in_with_their_formulas() -> None:
    before = team().to_bytes()
    package = grafted(before, accounts(two(9)))
    assert 'ref="A1:I9" totalsRowShown="0"><autoFilter ref="A1:I9"/><tableColumns count="9">' in table(
        package
    )
    key = "TRIM(tblAccounts[[#This Row],[Account ID]])"
    assert (
        f'<tableColumn id="8" name="KAM Tier"><calculatedColumnFormula>IFERROR(INDEX(KAM_s_tier,MATCH({key}'
        in (table(package))
    )
    assert f"MATCH({key}" in package.read(ACCOUNTS).decode()
    untouched(before, package.to_bytes(), columns_in=("Accounts",))
    assert remove(package)
    assert table(package) == team().text(TABLE)


def test_ids_and_headers_in_a_table_stay_unique() -> None:
    parts = team()
    parts.replace(TABLE, 'id="7" name="Resource Complementarity"', 'id="70" name="kam tier"')
    columns = accounts(two(9))
    columns = replace(columns, columns=[columns.columns[0], replace(columns.columns[1], header="KAM Tier")])
    written = table(grafted(parts.to_bytes(), columns))
    assert re.findall(r'id="(7\d)" name="([^"]+)"', written) == [
        ("70", "kam tier"),
        ("71", "KAM Tier 2"),
        ("72", "KAM Tier 3"),
    ]


def test_the_row_of_totals_stays_without_a_total_of_ours_case_61() -> None:
    parts = small_book()
    add_totals_table(parts, ACCOUNTS, "tbl", "A1:G9", ACCOUNT_HEADERS)
    package = grafted(parts.to_bytes(), accounts(tier(8)))
    assert 'ref="A1:H9" totalsRowCount="1"><autoFilter ref="A1:H8"/>' in table(package)
    sheet = package.read(ACCOUNTS).decode()
    assert '<c r="H8"' in sheet
    assert '<c r="H9"' not in sheet
    assert 'sqref="H2:H8"' in sheet


def test_a_table_without_headers_grows_and_the_header_stands_above_it_case_61() -> None:
    parts = small_book()
    add_headerless_table(parts, ACCOUNTS, "tbl", "A2:G9", 7)
    package = grafted(parts.to_bytes(), accounts(tier(9)))
    assert 'ref="A2:H9"' in table(package)
    assert "[[#This Row],[Column1]]" in package.read(ACCOUNTS).decode()
    assert "KAM Tier</t></is></c></row>" in package.read(ACCOUNTS).decode()


@pytest.mark.parametrize(
    ("header", "written"),
    [
        ("Name [#1]", "tbl[[#This Row],[Name '['#1']]]"),
        ("It''s", "tbl[[#This Row],[It''''s]]"),
        ("Two_x000a_lines", "tbl[[#This Row],[Two\nlines]]"),
        ("a@b", "$A2"),
    ],
)
def test_special_signs_in_the_name_of_the_key_column_are_escaped(header: str, written: str) -> None:
    parts = list_parts()
    add_table(parts, ACCOUNTS, "tbl", "A1:B3", (header, "Name"))
    package = grafted(parts.to_bytes(), tier())
    assert f"MATCH(TRIM({written})" in package.read(ACCOUNTS).decode()
    assert ("calculatedColumnFormula" in table(package)) == (written != "$A2")


def test_a_plain_column_between_a_table_and_ours_keeps_the_table_as_it_is() -> None:
    rows = ROWS.replace("</row>", '<c r="C1"><v>1</v></c></row>', 1)
    parts = list_parts(rows)
    add_table(parts, ACCOUNTS, "tbl", "A1:B3", ("No.", "Name"))
    package = grafted(parts.to_bytes(), tier(last_column=3))
    assert table(package) == parts.text(TABLE)
    assert "MATCH(TRIM($A2)" in package.read(ACCOUNTS).decode()
