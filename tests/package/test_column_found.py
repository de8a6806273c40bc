"""Columns after the team worked on the book and another program saved it: found, renewed, taken out."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from column_book import STRATEGIC, grafted, list_parts, sheet_of, tier, two
from made_book import kam_like
from rich_base import small_book
from rich_books import ACCOUNTS, account_table
from rich_package import Parts

from kamxl.package import FormulaColumns, Package, graft, open_package, remove
from kamxl.package.columns.found import FoundColumn, find_columns
from kamxl.package.columns.strip import stays, strip_columns
from kamxl.package.refusals import StillUsedError
from kamxl.package.workbook_part import WorkbookPart

TABLE = "xl/tables/table1.xml"
OURS = re.compile(r"<f[ >][^<]*KAM_")


def saved(package: Package) -> Parts:
    """Return the parts as if another program had saved the book: what kamxl noted of them is no longer so."""
    parts = Parts({name: package.read(name) for name in package.names()})
    for name in (ACCOUNTS, "xl/workbook.xml"):
        parts.parts[name] += b"\n"
    return parts


def book(*, last_row: int = 3) -> Parts:
    return saved(grafted(list_parts().to_bytes(), two(last_row)))


def opened(parts: Parts) -> Package:
    return open_package(parts.to_bytes())


def moved(parts: Parts, old: str, new: str) -> None:
    """Move a column, with its name, as Excel does."""
    text = re.sub(rf'r="{old}(\d+)"', rf'r="{new}\1"', parts.text(ACCOUNTS))
    parts.parts[ACCOUNTS] = text.replace(f'sqref="{old}2:{old}3"', f'sqref="{new}2:{new}3"').encode()
    parts.replace("xl/workbook.xml", f"'Accounts'!${old}$1", f"Accounts!${new}$1")


def renewed(parts: Parts, columns: FormulaColumns) -> Package:
    return grafted(parts.to_bytes(), columns)


def test_columns_are_found_by_their_names_and_a_deleted_one_is_not_case_73() -> None:
    parts = book()
    parts.replace("xl/workbook.xml", "'Accounts'!$D$1", "Accounts!#REF!")
    assert find_columns(WorkbookPart.of(opened(parts))) == {
        "tier": FoundColumn(key="tier", sheet="Accounts", header_row=1, column=3)
    }


def test_a_renamed_and_moved_column_is_renewed_where_it_is_case_73() -> None:
    parts = book()
    moved(parts, "D", "E")
    parts.replace(ACCOUNTS, "<t>KAM Health</t>", "<t>Score</t>")
    columns = two()
    health = replace(
        columns.columns[1],
        cells=[replace(cell, value=12.5) for cell in columns.columns[1].cells],
        looks=[STRATEGIC],
    )
    package = renewed(parts, replace(columns, columns=[columns.columns[0], health]))
    sheet = sheet_of(package)
    assert "<t>Score</t>" in sheet
    assert "KAM Health" not in sheet
    assert sheet.count("<v>12.5</v>") == 2
    assert re.findall(r'<c r="([A-Z]2)"', sheet) == ["A2", "B2", "C2", "E2"]
    assert re.findall(r'sqref="([^"]+)"', sheet) == ["C2:C3", "E2:E3"]
    assert {one.column for one in find_columns(WorkbookPart.of(package)).values()} == {3, 5}


def test_a_column_not_asked_for_again_goes_and_a_new_one_stands_behind_the_old_ones() -> None:
    parts = book()
    columns = two()
    light = replace(columns.columns[0], key="light", header="KAM Risk light")
    sheet = sheet_of(renewed(parts, replace(columns, columns=[columns.columns[0], light])))
    assert "KAM Health" not in sheet
    assert re.findall(r'<c r="([A-Z]1)".*?<t>([^<]+)', sheet)[2:] == [
        ("C1", "KAM Tier"),
        ("D1", "KAM Risk light"),
    ]


def test_new_columns_stand_together_where_no_old_one_is_in_their_way() -> None:
    parts = book()
    columns = two()
    tier_column, health = columns.columns
    moved(parts, "D", "E")
    more = [replace(tier_column, key=key, header=key) for key in ("light", "abc")]
    sheet = sheet_of(renewed(parts, replace(columns, columns=[tier_column, *more, health])))
    assert re.findall(r'<c r="([A-Z]1)".*?<t>([^<]+)', sheet)[2:] == [
        ("C1", "KAM Tier"),
        ("E1", "KAM Health"),
        ("F1", "light"),
        ("G1", "abc"),
    ]


def test_what_the_team_wrote_into_a_column_of_ours_stays_at_every_run() -> None:
    parts = book()
    text = re.sub(r'<c r="C2".*?</c>', '<c r="C2"><v>99</v></c>', parts.text(ACCOUNTS))
    parts.parts[ACCOUNTS] = text.encode()
    assert '<c r="C2"><v>99</v></c>' in sheet_of(renewed(parts, two()))
    package = opened(parts)
    assert remove(package)
    sheet = sheet_of(package)
    assert '<c r="C2"><v>99</v></c>' in sheet
    assert "KAM Tier" in sheet
    assert "KAM Health" not in sheet
    assert not OURS.search(sheet)


def test_a_header_that_the_team_emptied_stays_empty() -> None:
    parts = book()
    headers = re.compile(r'<c r="[CD]1".*?</c>')
    parts.parts[ACCOUNTS] = headers.sub("", parts.text(ACCOUNTS)).encode()
    sheet = sheet_of(renewed(parts, two()))
    assert not headers.search(sheet)
    assert len(OURS.findall(sheet)) == 4


def test_what_stays_is_said() -> None:
    parts = book()
    text = re.sub(r'<c r="C2".*?</c>', '<c r="C2"><v>99</v></c>', parts.text(ACCOUNTS))
    parts.parts[ACCOUNTS] = text.encode()
    package = opened(parts)
    workbook = WorkbookPart.of(package)
    left = strip_columns(package, workbook, find_columns(workbook))
    assert [str(stays(one))[:28] for one in left.values()] == ["Column C of sheet 'Accounts'"]


def test_formulas_that_another_program_made_shared_ones_go_too() -> None:
    parts = book()
    text = parts.text(ACCOUNTS)
    text = re.sub(r'(<c r="C2"[^>]*>)<f>', r'\1<f t="shared" ref="C2:C3" si="7">', text)
    text = re.sub(r'(<c r="C3"[^>]*>)<f>[^<]*</f>', r'\1<f t="shared" si="7"/>', text)
    parts.parts[ACCOUNTS] = text.encode()
    package = opened(parts)
    assert remove(package)
    assert re.findall(r'<c r="([A-Z]\d)"', sheet_of(package)) == ["A1", "B1", "A2", "B2", "A3", "B3"]
    assert "conditionalFormatting" not in sheet_of(package)
    assert "KAM_" not in package.read("xl/workbook.xml").decode()


def test_conditional_formats_of_the_team_on_our_column_stay() -> None:
    parts = book()
    rule = (
        '<conditionalFormatting sqref="C2:C3"><cfRule type="expression" priority="9"><formula>C2=1</formula>'
        "</cfRule></conditionalFormatting>"
    )
    parts.replace(ACCOUNTS, "<conditionalFormatting", rule + "<conditionalFormatting")
    package = opened(parts)
    assert remove(package)
    assert rule in sheet_of(package)
    assert "cellIs" not in sheet_of(package)


def table_book() -> Parts:
    parts = small_book()
    account_table(parts)
    return saved(grafted(parts.to_bytes(), replace(two(9), last_column=7)))


def test_a_table_shrinks_by_the_columns_at_its_right_edge() -> None:
    parts = table_book()
    parts.replace(
        TABLE,
        '<autoFilter ref="A1:I9"/>',
        '<autoFilter ref="A1:I9"><filterColumn colId="8"><filters><filter val="1"/></filters></filterColumn>'
        '</autoFilter><sortState ref="A2:I9"><sortCondition ref="I2:I9"/></sortState>',
    )
    package = opened(parts)
    assert remove(package)
    table = package.read(TABLE).decode()
    assert '<autoFilter ref="A1:G9"></autoFilter><tableColumns count="7">' in table
    assert 'ref="A1:G9" totalsRowShown="0"' in table
    assert not OURS.search(sheet_of(package))
    assert "KAM" not in table


def test_a_column_inside_a_table_stays_empty_with_its_header() -> None:
    parts = table_book()
    mine = re.sub(r'name="KAM Health">.*?</tableColumn>', 'name="Mine"/>', parts.text(TABLE))
    parts.parts[TABLE] = mine.encode()
    parts.replace("xl/workbook.xml", "'Accounts'!$I$1", "#REF!")
    text = re.sub(r'(<c r="I\d"[^>]*>)<f>[^<]*</f>', r"\1", parts.text(ACCOUNTS))
    parts.parts[ACCOUNTS] = text.encode()
    package = opened(parts)
    assert remove(package)
    table = package.read(TABLE).decode()
    assert '<tableColumn id="8" name="KAM Tier"></tableColumn>' in table
    assert 'ref="A1:I9"' in table
    assert '<c r="H1"' in sheet_of(package)
    assert not OURS.search(sheet_of(package))


def test_a_column_that_had_to_stay_inside_a_table_leaves_with_the_others() -> None:
    columns = replace(two(9), last_column=7)
    package = renewed(table_book(), replace(columns, columns=columns.columns[1:]))
    assert set(find_columns(WorkbookPart.of(package))) == {"tier", "health"}
    assert 'ref="A1:I9"' in package.read(TABLE).decode()
    assert sheet_of(package).count("<f>") == 8
    package = opened(saved(package))
    assert remove(package)
    assert 'ref="A1:G9"' in package.read(TABLE).decode()
    assert "KAM" not in sheet_of(package)


def test_a_table_gets_the_new_formula_of_a_column_that_it_has_already() -> None:
    parts = table_book()
    columns = replace(two(9), last_column=7, key_column=2)
    package = renewed(parts, columns)
    table = package.read(TABLE).decode()
    assert table.count("[[#This Row],[Customer]]") == 2
    assert "[[#This Row],[Account ID]]" not in table + sheet_of(package)
    assert 'ref="A1:I9"' in table


def test_a_new_column_joins_a_table_behind_the_ones_found_in_it() -> None:
    columns = replace(two(9), last_column=7)
    light = replace(columns.columns[0], key="light", header="KAM Risk light")
    package = renewed(table_book(), replace(columns, columns=[*columns.columns, light]))
    table = package.read(TABLE).decode()
    assert 'ref="A1:J9" totalsRowShown="0"><autoFilter ref="A1:J9"/><tableColumns count="10">' in table
    assert '<tableColumn id="10" name="KAM Risk light">' in table


@pytest.mark.parametrize("make", [book, table_book], ids=["plain", "table"])
def test_a_second_run_after_a_save_gives_the_same_cells(make: Callable[[], Parts]) -> None:
    parts = make()
    columns = two() if make is book else replace(two(9), last_column=7)
    once = renewed(parts, columns)
    again = open_package(once.to_bytes())
    graft(again, kam_like(), [columns])
    assert sheet_of(again) == sheet_of(once)


def test_columns_on_a_sheet_where_they_are_no_longer_wanted_go() -> None:
    parts = book()
    elsewhere = replace(tier(2), sheet="Sales", last_column=6)
    package = renewed(parts, elsewhere)
    assert not OURS.search(sheet_of(package))
    assert find_columns(WorkbookPart.of(package))["tier"].sheet == "Sales"


@pytest.mark.parametrize("take_out", [remove, lambda package: graft(package, kam_like())])
def test_a_formula_of_the_team_that_names_a_column_of_ours_keeps_it_in(
    take_out: Callable[[Package], object],
) -> None:
    parts = table_book()
    formula = '<sheetData><row r="1"><c r="A1"><f>COUNTIF(tblAccounts[KAM Tier],"Profit")</f></c></row>'
    other = next(name for name in parts.parts if re.search(r"worksheets/sheet[2-9]", name))
    parts.parts[other] = re.sub(rb"<sheetData.*?</row>", formula.encode(), parts.parts[other], count=1)
    with pytest.raises(StillUsedError, match=re.escape("tblAccounts[KAM Tier]")):
        take_out(opened(parts))
