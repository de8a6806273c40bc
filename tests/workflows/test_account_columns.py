"""Scores beside the team's own account list: which sheet, which rows, which formulas, and that they hold."""

import math
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from list_books import KEYS, Row, with_columns, write_book
from office import CellValue, Office, cell_values
from openpyxl import load_workbook

from kamxl.domain.errors import KamxlError
from kamxl.domain.review import AccountReview
from kamxl.package import FormulaColumns
from kamxl.package.refusals import NoColumnsPlaceError
from kamxl.workflows.account_columns import account_columns
from kamxl.workflows.score import score

WORKBOOKS = Path(__file__).parents[2] / "workbooks"
LONG = "Very long name " + "x" * 300
LISTS: dict[str, tuple[Sequence[str], Sequence[Row]]] = {
    "texts": (("Account ID", "Account Name"), [("K-1", "Ash"), ("K-2", "Birch"), ("K-3", "Cedar")]),
    "numbers": (
        ("Account ID", "Account Name"),
        [(1001, "Ash"), (1002, "Birch"), (20, "Cedar"), (1e14, "Elm")],
    ),
    "numbers as texts": (
        ("Account ID", "Account Name"),
        [("1001", "Ash"), (1002, "Birch"), ("007", "Cedar")],
    ),
    "names only": (("Account Name", "Region"), [("Ash", "N"), ("Birch & Sons", "S"), ('"Quoted"', "S")]),
    "duplicates": (
        ("Account ID", "Account Name"),
        [("K-1", "Ash"), ("k-1", "Ash"), ("K-1", "Ash again"), *((f"L-{n}", f"Elm {n}") for n in range(12))],
    ),
    "wildcards": (
        ("Account Name", "Region"),
        [("A*", "N"), ("AB", "S"), ("A?", "N"), ("A~", "S"), ("~*", "S"), ("What?", "S"), ("Plain", "N")],
    ),
    "case alone differs": (
        ("Account Name", "Region"),
        [("ACME", "N"), ("Acme", "S"), ("acme*", "S"), ("Birch", "N")],
    ),
    "needless blanks": (
        ("Account ID", "Account Name"),
        [(" K-1 ", "Ash"), ("K-2\u00a0", "Birch"), ("K  3", "Cedar"), ("K-4\n", "Elm"), ("\u3000K-5", "Fir")],
    ),
    "long": (("Account Name", "Region"), [(LONG + "a", "N"), (LONG + "b", "S"), ("Short", "S")]),
    "odd keys": (("Account ID", "Account Name"), [(1.5, "Ash"), ("", "Cedar"), (3, "Elm")]),
    "a few odd keys": (
        ("Account ID", "Account Name"),
        [(1.5, "Ash"), ("", "Cedar"), *((n, f"Elm {n}") for n in range(2, 22))],
    ),
    "look like formulas": (
        ("Account ID", "Account Name"),
        [("=1+1", "Ash"), ("TRUE", "Birch"), ("1E5", "Elm")],
    ),
    "one": (("Account ID", "Account Name"), [("K-1", "Ash")]),
}


def columns_of(
    path: Path, rows: Sequence[Row], headers: Sequence[str] = ("Account ID", "Account Name")
) -> FormulaColumns:
    write_book(path, rows, headers=headers)
    return account_columns(score([path]), path, ["tier"], language="en")[0]


def same(one: CellValue, other: CellValue) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=1e-12)
    return (one or None) == (other or None)


def growth_of(one: AccountReview) -> float | None:
    return next(part.points for part in one.health.components if part.name == "growth")


def shown(cells: dict[str, CellValue], row: int, first: int) -> list[CellValue]:
    return [cells.get(f"{'ABCDEFGHIJKL'[first + place]}{row}") for place in range(len(KEYS))]


def together(kind: str) -> list[Row]:
    """Return the rows of all lists that have ids, or of all that have names only."""
    plain = [(f"Z-{number}", f"Fir {number}") for number in range(60)]
    return [*plain, *(row for headers, rows in LISTS.values() if headers[0] == kind for row in rows)]


@pytest.mark.office
@pytest.mark.parametrize(
    ("headers", "rows", "table"),
    [
        (("Account ID", "Account Name"), together("Account ID"), False),
        (("Account ID", "Account Name"), together("Account ID"), True),
        (("Account Name", "Region"), together("Account Name"), False),
        (("Account Name", "Region"), together("Account Name"), True),
        (("Account ID", "Account Name"), LISTS["one"][1], False),
    ],
    ids=["ids", "ids in a table", "names", "names in a table", "one account"],
)
def test_libreoffice_finds_what_was_foretold_for_every_kind_of_key(
    headers: Sequence[str], rows: Sequence[Row], table: bool, office: Office, tmp_path: Path
) -> None:
    path = write_book(tmp_path / "book.xlsx", rows, headers=headers, table=table)
    assert_recalculated(with_columns(path)[0], "Accounts", office)


@pytest.mark.office
def test_libreoffice_agrees_about_a_whole_book_in_chinese(office: Office, tmp_path: Path) -> None:
    path = Path(shutil.copy(WORKBOOKS / "industrial_key_accounts.xlsx", tmp_path))
    assert_recalculated(with_columns(path, language="zh-Hans")[0], "Accounts", office)


def assert_recalculated(path: Path, sheet: str, office: Office) -> None:
    stored, computed = cell_values(path)[sheet], office.recalculate(path)[sheet]
    places = stored.keys() | computed.keys()
    differences = [
        (place, stored.get(place), computed.get(place))
        for place in sorted(places)
        if not same(stored.get(place), computed.get(place))
    ]
    assert differences == []


@pytest.mark.parametrize("name", LISTS)
def test_every_row_shows_the_values_of_its_account(name: str, tmp_path: Path) -> None:
    headers, rows = LISTS[name]
    copy, scored = with_columns(write_book(tmp_path / "book.xlsx", rows, headers=headers))
    cells = cell_values(copy)["Accounts"]
    by_name = {one.facts.account.name: one for one in scored.review.accounts}
    by_number = {one.facts.account.id: one for one in scored.review.accounts}
    place = headers.index("Account Name")
    for number, row in enumerate(rows, start=2):
        one = by_number.get(str(row[0])) or by_name.get(str(row[place])) or by_name["Ash"]
        tier, health, growth, light, _ = shown(cells, number, len(headers) + 4)
        assert str(tier or "").lower() == (one.placement.held or "")
        assert same(health, one.health.score)
        assert same(growth, growth_of(one))
        assert light == {"none": "—", "yellow": "Yellow"}[one.noticed.light]


def test_the_formula_looks_the_id_up_and_can_be_read(tmp_path: Path) -> None:
    columns = columns_of(tmp_path / "book.xlsx", LISTS["texts"][1])
    assert columns.columns[0].formula == 'IFERROR(INDEX(KAM_s_tier,MATCH(TRIM({key}),KAM_s_account,0)),"")'
    assert [cell.formula for cell in columns.columns[0].cells] == [None, None, None]
    assert (columns.header_row, columns.last_row, columns.last_column, columns.key_column) == (1, 4, 6, 1)


def test_wildcards_are_escaped_only_where_some_key_has_one(tmp_path: Path) -> None:
    headers, rows = LISTS["wildcards"]
    formula = columns_of(tmp_path / "book.xlsx", rows, headers).columns[0].formula
    assert formula.count("SUBSTITUTE(") == 3


def test_rows_that_the_key_cell_does_not_find_name_their_account(tmp_path: Path) -> None:
    headers, rows = LISTS["case alone differs"]
    cells = columns_of(tmp_path / "book.xlsx", rows, headers).columns[0].cells
    exact = 'IFERROR(LOOKUP(2,1/EXACT(KAM_s_account,"{}"),KAM_s_tier),"")'
    assert [cell.formula for cell in cells] == [exact.format("ACME"), exact.format("Acme"), None, None]
    headers, rows = LISTS["a few odd keys"]
    cells = columns_of(tmp_path / "few.xlsx", rows, headers).columns[0].cells
    assert [cell.formula for cell in cells][:3] == [
        'IFERROR(INDEX(KAM_s_tier,MATCH("1.5",KAM_s_account,0)),"")',
        'IFERROR(INDEX(KAM_s_tier,MATCH("Cedar",KAM_s_account,0)),"")',
        None,
    ]


def test_names_are_looked_up_where_most_ids_cannot_be(tmp_path: Path) -> None:
    headers, rows = LISTS["odd keys"]
    columns = columns_of(tmp_path / "book.xlsx", rows, headers)
    assert columns.key_column == 2
    assert "MATCH(TRIM({key}),KAM_s_name,0)" in columns.columns[0].formula


def test_totals_footers_and_blank_rows_get_no_formula(tmp_path: Path) -> None:
    rows = [("K-1", "Ash"), ("", ""), ("K-2", "Birch"), ("Total", ""), ("Prepared by: Ines", "")]
    path = write_book(tmp_path / "book.xlsx", rows, sold_to=["K-1", "K-2"])
    columns = account_columns(score([path]), path, ["tier"], language="en")[0]
    assert [cell.row for cell in columns.columns[0].cells] == [2, 4]


def test_the_list_is_found_below_a_title(tmp_path: Path) -> None:
    path = write_book(tmp_path / "book.xlsx", LISTS["texts"][1], above=3)
    copy, _ = with_columns(path)
    cells = cell_values(copy)["Accounts"]
    assert [cells[f"{letter}4"] for letter in "GH"] == ["KAM Tier", "KAM Health"]
    assert cells["G5"]


def test_a_target_that_was_not_scored_is_read_for_its_list(tmp_path: Path) -> None:
    source = write_book(tmp_path / "source.xlsx", LISTS["texts"][1])
    target = write_book(
        tmp_path / "target.xlsx", [("K-3", "x"), ("K-8", "new"), ("", "Ash")], sold_to=["K-3"]
    )
    copy, scored = with_columns(target, sources=[source])
    cells = cell_values(copy)["Accounts"]
    by_id = {one.facts.account.id: one for one in scored.review.accounts}
    assert [cells["I2"], cells["I4"]] == [growth_of(by_id["K-3"]), growth_of(by_id["K-1"])]
    formula = load_workbook(copy)["Accounts"]["I3"].value
    assert "TRIM($A3)" in formula
    assert not cells.get("I3")


def test_a_workbook_without_an_account_list_is_refused(tmp_path: Path) -> None:
    path = write_book(tmp_path / "book.xlsx", LISTS["texts"][1])
    with_sales, bare = tmp_path / "sales.xlsx", tmp_path / "bare.xlsx"
    for target, sheets in ((with_sales, ["Accounts"]), (bare, ["Accounts", "Sales"])):
        book = load_workbook(path)
        for name in sheets:
            del book[name]
        if not book.sheetnames:
            book.create_sheet("Nothing")
        book.save(target)
        with pytest.raises(NoColumnsPlaceError):
            account_columns(score([path]), target, ["tier"], language="en")


def test_an_unknown_column_is_refused_with_those_there_are(tmp_path: Path) -> None:
    path = write_book(tmp_path / "book.xlsx", LISTS["texts"][1])
    scored = score([path])
    with pytest.raises(KamxlError, match=r"'tires'.*tier, health, band"):
        account_columns(scored, path, ["tires"], language="en")
    columns = account_columns(scored, path, ["Tier", "trend-word", "tier"], language="en")[0].columns
    assert [one.key for one in columns] == ["tier", "trend_word"]
    assert account_columns(scored, path, [], language="en") == ()


@pytest.mark.parametrize(
    ("language", "headers"),
    [("en", ["KAM Tier", "KAM Risk light"]), ("zh-Hans", ["KAM 层级", "KAM 风险灯"])],
)
def test_headers_words_and_colours_are_those_of_the_scorecard(language: str, headers: list[str]) -> None:
    path = WORKBOOKS / "industrial_key_accounts.xlsx"
    columns = account_columns(score([path]), path, ["tier", "light"], language=language)[0].columns
    assert [one.header for one in columns] == headers
    assert {cell.value for cell in columns[0].cells} <= {look.text for look in columns[0].looks}
    assert all(re.fullmatch("FF[0-9A-F]{6}", look.background + "") for one in columns for look in one.looks)


def test_columns_of_an_earlier_run_are_no_data_even_when_they_are_renamed_or_moved(tmp_path: Path) -> None:
    path = write_book(tmp_path / "book.xlsx", LISTS["texts"][1])
    copy, first = with_columns(path)
    before = account_columns(first, path, KEYS, language="en")
    book = load_workbook(copy)
    book["Accounts"]["G1"] = "Industry"
    book.save(copy)
    again = score([copy])
    accounts = next(one for one in again.book.recognised if one.table == "accounts")
    assert accounts.unknown == ()
    assert "industry" not in accounts.columns
    assert account_columns(again, copy, KEYS, language="en") == before
