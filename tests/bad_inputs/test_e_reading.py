"""Cases 57 to 73, the reading side: what stands in cells is never taken for something else in silence."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from bad_cases import case, only_case
from hostile_team import kamxl
from raw_team import (
    SALES,
    SALES_ROWS,
    WORKBOOK,
    WORKBOOK_RELS,
    Parts,
    added,
    cell,
    related,
    replaced,
    sheet,
    team_parts,
    zipped,
)

from kamxl.sheets import Book, read_book


def with_sales(row: str, *, parts: Parts | None = None) -> Parts:
    """Return the team's parts with one row more below the sales."""
    more = f'<row r="12">{row}</row></sheetData>'
    return replaced(parts or team_parts(), SALES, "</sheetData>", more)


def read(folder: Path, parts: Parts) -> Book:
    return read_book(zipped(folder / "team.xlsx", parts))


def found(book: Book, cell_name: str) -> list[str]:
    return [str(one.message) for one in book.problems if one.where == cell_name]


KEY = cell("A12", "A1")


@pytest.mark.parametrize(
    "error", [case(68, error, error) for error in ("#N/A", "#DIV/0!", "#REF!", "#NAME?")]
)
def test_an_error_in_a_cell_is_said_and_never_read_as_blank(tmp_path: Path, error: str) -> None:
    """The fast reader returns '' for it; a row whose date or amount is an error is left out, and named."""
    row = f'{KEY}{cell("B12", 45700, style=1)}<c r="C12" t="e"><f>1/0</f><v>{error}</v></c>'
    book = read(tmp_path, with_sales(row))
    assert found(book, "Sales!C12") == [
        f"{error} is an error of the spreadsheet. Repair its formula. Row left out."
    ]
    counts = book.counts["transactions"]
    assert (counts.read, counts.used, counts.left_out) == (11, 10, 1)
    assert kamxl("check", tmp_path / "team.xlsx").code == 1


@only_case(68, "in the account's number")
def test_an_error_instead_of_an_account_is_said(tmp_path: Path) -> None:
    row = f'<c r="A12" t="e"><v>#N/A</v></c>{cell("B12", 45700, style=1)}{cell("C12", 5)}'
    book = read(tmp_path, with_sales(row))
    assert book.counts["transactions"].left_out == 1
    assert any("A12" in str(one) for one in book.problems)


@only_case(68, "in every cell of the only row")
def test_a_row_of_nothing_but_errors_is_counted(tmp_path: Path) -> None:
    """The fast reader hands out a blank row for it."""
    errors = "".join(f'<c r="{column}2" t="e"><v>#REF!</v></c>' for column in "ABC")
    parts = team_parts() | {SALES: sheet(SALES_ROWS[:1]).encode()}
    parts = replaced(parts, SALES, "</sheetData>", f'<row r="2">{errors}</row></sheetData>')
    counts = read(tmp_path, parts).counts["transactions"]
    assert (counts.read, counts.used, counts.left_out) == (1, 0, 1)


@pytest.mark.parametrize("stored", [case(69, "no value", ""), case(69, "an empty value", "<v></v>")])
def test_a_formula_without_a_stored_result_is_unknown_and_not_zero(tmp_path: Path, stored: str) -> None:
    row = f'{KEY}{cell("B12", 45700, style=1)}<c r="C12"><f>1000*2</f>{stored}</c>'
    book = read(tmp_path, with_sales(row))
    assert found(book, "Sales!C12") == [
        "the formula has no stored result. Open the file in Excel and save it. Row left out."
    ]
    assert book.tables["transactions"]["revenue"].min() == 1000


@pytest.mark.parametrize(
    ("written", "day"),
    [
        case(70, "text", cell("B12", "2026-03-05"), date(2026, 3, 5)),
        case(70, "chinese text", cell("B12", "2026年3月5日"), date(2026, 3, 5)),
        case(70, "iso cell", '<c r="B12" s="1" t="d"><v>2026-03-05</v></c>', date(2026, 3, 5)),
        case(
            70,
            "iso cell with a time",
            '<c r="B12" s="1" t="d"><v>2026-03-05T13:30:00</v></c>',
            date(2026, 3, 5),
        ),
        case(70, "serial with a time", cell("B12", 46086.75, style=1), date(2026, 3, 5)),
        case(70, "29 February 1900", cell("B12", 60, style=1), None),
        case(70, "day zero", cell("B12", 0, style=1), None),
        case(70, "negative", cell("B12", -1.5, style=1), None),
        case(70, "30 February", cell("B12", "2026-02-30"), None),
        case(70, "the year 9999", cell("B12", 2958465, style=1), None),
    ],
)
def test_a_day_is_read_as_it_is_meant_or_said(tmp_path: Path, written: str, day: date | None) -> None:
    book = read(tmp_path, with_sales(KEY + written + cell("C12", 5)))
    sales = book.tables["transactions"]
    if day is None:
        assert len(sales) == 10
        (sentence,) = found(book, "Sales!B12")
        assert sentence.endswith("Row left out.")
    else:
        assert sales["date"].iloc[-1].date() == day
        assert not book.problems


@only_case(63, "dates from 1904")
def test_dates_that_count_from_1904_are_the_same_days(tmp_path: Path) -> None:
    rows = [SALES_ROWS[0], *[(key, day - 1462, value) for key, day, value in SALES_ROWS[1:]]]
    parts = replaced(team_parts(), WORKBOOK, "<workbookPr/>", '<workbookPr date1904="1"/>')
    parts[SALES] = sheet(rows, dates=1).encode()
    plain = read_book(zipped(tmp_path / "plain.xlsx", team_parts()))
    old = read(tmp_path, parts)
    assert old.tables["transactions"]["date"].tolist() == plain.tables["transactions"]["date"].tolist()


@only_case(62, "filtered rows")
def test_rows_hidden_by_a_filter_are_read_and_told(tmp_path: Path) -> None:
    parts = replaced(team_parts(), SALES, '<row r="4">', '<row r="4" hidden="1">')
    parts = replaced(parts, SALES, "</worksheet>", '<autoFilter ref="A1:C11"/></worksheet>')
    book = read(tmp_path, parts)
    assert book.counts["transactions"].used == 10
    assert found(book, "Sales") == ["hidden or filtered rows, read like the others: 1."]


TITLE = (("Sales of our key accounts", None, None), (None, None, None), *SALES_ROWS)
TWO_ROWS = (("Account ID", "Sales", None), (None, "Order Date", "Revenue"), *SALES_ROWS[1:])


@pytest.mark.parametrize(
    ("rows", "merged", "header"),
    [
        case(67, "below a merged title", TITLE, ("A1:C1",), 3),
        case(67, "in two rows, merged", TWO_ROWS, ("A1:A2", "B1:C1"), 1),
    ],
)
def test_a_header_that_is_not_one_plain_row_is_found(
    tmp_path: Path, rows: Sequence[Sequence[object]], merged: Sequence[str], header: int
) -> None:
    areas = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    merge = f"<mergeCells>{areas}</mergeCells>"
    parts = team_parts() | {SALES: sheet(rows, after=merge, dates=1).encode()}
    book = read(tmp_path, parts)
    assert book.counts["transactions"].used == 10
    (sales,) = [one for one in book.recognised if one.table == "transactions"]
    assert sales.header_row == header


MACRO_SHEET = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"


@only_case(65, "macro sheet")
def test_a_macro_sheet_is_no_table(tmp_path: Path) -> None:
    """Nothing in it runs: kamxl reads cells, and only those of worksheets."""
    parts = replaced(
        team_parts(), WORKBOOK, "</sheets>", '<sheet name="Macro1" sheetId="9" r:id="rId105"/></sheets>'
    )
    macro = (
        sheet(SALES_ROWS).replace("<worksheet", "<xm:macrosheet").replace("</worksheet", "</xm:macrosheet")
    )
    macro = macro.replace("xmlns:r", 'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" xmlns:r')
    parts = added(parts, "xl/macrosheets/sheet1.xml", macro, "application/vnd.ms-excel.macrosheet+xml")
    parts = related(parts, WORKBOOK_RELS, MACRO_SHEET, "macrosheets/sheet1.xml")
    assert b'Id="rId105"' in parts[WORKBOOK_RELS]
    book = read(tmp_path, parts)
    assert book.counts["transactions"].used == 10


@only_case(66, "links to elsewhere")
def test_a_value_from_another_workbook_is_read_as_stored_and_nothing_is_fetched(tmp_path: Path) -> None:
    row = KEY + cell("B12", 45700, style=1) + '<c r="C12"><f>[1]Sheet1!$A$1</f><v>77</v></c>'
    dde = '<c r="D12" t="str"><f>cmd|\'/c calc\'!A1</f><v>0</v></c>'
    book = read(tmp_path, with_sales(row + dde))
    assert book.tables["transactions"]["revenue"].min() == 77
