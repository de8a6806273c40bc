"""Cases 57 to 73: formula columns in the team's own list, and the lists that are left alone."""

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from bad_cases import case, only_case
from list_columns import (
    ARRAY,
    MERGE,
    OCCUPIED,
    SHARED,
    SPILL,
    account_list,
    accounts_xml,
    after_cells,
    deleted,
    filled,
    filtered,
    moved,
    pivot_at,
    protected,
    renamed,
    rewritten,
    table_at,
    two_header_rows,
    wanted,
    with_columns,
)
from odd_packages import Make, of_parts, prefixed, unordered, utf16, with_doctype, without_references
from raw_team import ACCOUNT_ROWS, ACCOUNTS, team_parts, zipped
from targets import digest, grafted, scratch_of, source_in

from kamxl.package.refusals import (
    EncodingError,
    HostilePackageError,
    OccupiedError,
    PivotNeighbourError,
    ProtectedSheetError,
    RefusalError,
    UnorderedRowsError,
)

HEADERS = tuple(map(str, ACCOUNT_ROWS[0]))


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
        case(57, "protected sheet", account_list(protected), ProtectedSheetError, "--protected-sheets"),
        case(59, "a cell in the way", filled(OCCUPIED), OccupiedError, "!D2"),
        case(59, "an array formula", filled(ARRAY), OccupiedError, "array formula D2:D3"),
        case(59, "a spilled formula", filled(SPILL), OccupiedError, "array formula D2:E3"),
        case(59, "a shared formula", filled(SHARED), OccupiedError, "!D2"),
        case(59, "a merged cell", after_cells(MERGE), OccupiedError, "merged cell D1:E1"),
        case(
            60, "a pivot table at the place", pivot_at("D1:E5"), PivotNeighbourError, "pivot table at D1:E5"
        ),
        case(60, "a pivot table left of it", pivot_at("A1:B2"), PivotNeighbourError, "may grow"),
        case(61, "a table at the right", table_at("D1:E3", ("X", "Y")), OccupiedError, "a table D1:E3"),
        case(61, "a table of a query", table_at("A1:C3", HEADERS, query=True), OccupiedError, "query"),
        case(47, "rows out of order", of_parts(unordered), UnorderedRowsError, "order"),
        case(51, "a sheet in utf-16", of_parts(utf16), EncodingError, "UTF-8"),
        case(41, "a document type", with_doctype(ACCOUNTS, "plain"), HostilePackageError, "document type"),
    ],
)
def test_a_list_without_room_gets_no_columns(
    tmp_path: Path, scratch: bytes, make: Make, error: type[RefusalError], sentence: str
) -> None:
    path = make(tmp_path)
    before = digest(path)
    with pytest.raises(RefusalError) as caught:
        with_columns(path, scratch, wanted("tier", "health"))
    assert type(caught.value) is error
    assert sentence in str(caught.value)
    assert digest(path) == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "make",
    [
        case(57, "protected sheet", account_list(protected)),
        case(59, "a cell in the way", filled(OCCUPIED)),
        case(60, "a pivot table", pivot_at("D1:E5")),
        case(61, "a table of a query", table_at("A1:C3", HEADERS, query=True)),
    ],
)
def test_the_same_workbook_still_gets_the_kam_sheets(tmp_path: Path, source: Path, make: Make) -> None:
    """A refusal is about the columns only: sheets of our own stand in nobody's way."""
    grafted(make(tmp_path), source)


def values(path: Path) -> list[list[object]]:
    """Return the account list as another program sees it, formulas as formulas."""
    book = openpyxl.load_workbook(path, read_only=True)
    rows = [list(row) for row in book["Accounts"].iter_rows(values_only=True)]
    book.close()
    return rows


@pytest.mark.parametrize(
    "make",
    [
        case(45, "prefixed", of_parts(prefixed)),
        case(46, "no addresses", of_parts(without_references)),
        case(60, "a pivot table far right", pivot_at("H1:I5")),
        case(62, "filtered", of_parts(filtered)),
    ],
)
def test_columns_stand_right_of_the_list_and_the_list_is_as_it_was(
    tmp_path: Path, scratch: bytes, make: Make
) -> None:
    path = make(tmp_path)
    before = values(path)
    output = with_columns(path, scratch, wanted("tier", "health"))
    after = values(output)
    assert [row[:3] for row in after] == before
    assert after[0][3:] == ["KAM tier", "KAM health"]
    assert after[1][3:] == ["=LEN($A2)", "=LEN($A2)"]
    assert after[2][3:] == ["=LEN($A3)", "=LEN($A3)"]


@only_case(62, "the filter stays")
def test_a_filter_keeps_its_rule_and_its_hidden_rows(tmp_path: Path, scratch: bytes) -> None:
    """A hidden row gets its formula too: it is an account like the others."""
    path = of_parts(filtered)(tmp_path)
    after = accounts_xml(with_columns(path, scratch, wanted("tier")))
    (rule,) = re.findall(r"<autoFilter.*?</autoFilter>", accounts_xml(path))
    assert rule in after
    assert '<row r="2" hidden="1">' in after
    assert "LEN($A2)" in after


@only_case(57, "opted in")
def test_a_protected_sheet_is_written_when_that_was_asked_for_and_stays_protected(
    tmp_path: Path, scratch: bytes
) -> None:
    path = account_list(protected)(tmp_path)
    after = accounts_xml(with_columns(path, scratch, wanted("tier", protected_too=True)))
    assert '<sheetProtection sheet="1" objects="1" scenarios="1"/>' in after
    assert "KAM tier" in after


@pytest.mark.parametrize(
    ("place", "columns", "attributes", "after"),
    [
        case(61, "the list is a table", "A1:C3", HEADERS, "", "A1:D3"),
        case(61, "with a row of totals", "A1:C4", HEADERS, 'totalsRowCount="1"', "A1:D4"),
        case(61, "without headers", "A2:C3", HEADERS, 'headerRowCount="0"', "A2:D3"),
    ],
)
def test_a_list_that_is_a_table_grows_by_a_calculated_column(
    tmp_path: Path, scratch: bytes, place: str, columns: tuple[str, ...], attributes: str, after: str
) -> None:
    output = with_columns(table_at(place, columns, attributes=attributes)(tmp_path), scratch, wanted("tier"))
    table = openpyxl.load_workbook(output)["Accounts"].tables["Clients"]
    assert table.ref == after
    assert [one.name for one in table.tableColumns] == [*columns, "KAM tier"]
    assert (
        table.tableColumns[-1].calculatedColumnFormula.attr_text == "LEN(Clients[[#This Row],[Account ID]])"
    )
    if attributes.startswith("totals"):
        assert "LEN" not in re.findall(r'<row r="4".*?</row>|$', accounts_xml(output))[0]


@only_case(61, "its header is taken")
def test_a_header_that_the_table_has_already_gets_a_number(tmp_path: Path, scratch: bytes) -> None:
    names = ("Account ID", "kam TIER", "Owner")
    output = with_columns(table_at("A1:C3", names)(tmp_path), scratch, wanted("tier"))
    columns = openpyxl.load_workbook(output)["Accounts"].tables["Clients"].tableColumns
    assert [one.name for one in columns] == [*names, "KAM tier 2"]


@only_case(67, "two header rows")
def test_columns_stand_beside_the_lowest_header_row(tmp_path: Path, scratch: bytes) -> None:
    path = of_parts(two_header_rows)(tmp_path)
    after = values(with_columns(path, scratch, wanted("tier", header_row=3)))
    assert after[2] == [*ACCOUNT_ROWS[0], "KAM tier"]
    assert after[:2] == [["Our key accounts"], ["Account", None, "People"]]


@only_case(72, "with columns")
def test_a_second_run_with_columns_gives_the_same_bytes(tmp_path: Path, scratch: bytes) -> None:
    path = zipped(tmp_path / "team.xlsx", team_parts())
    once = with_columns(path, scratch, wanted("tier", "health"))
    assert digest(with_columns(once, scratch, wanted("tier", "health"))) == digest(once)


@pytest.mark.parametrize(
    ("change", "header"),
    [
        case(73, "renamed", renamed, (None, "Our rating")),
        case(73, "moved", moved, (None, None, None, None, None, "KAM tier")),
        case(73, "deleted", deleted, (None, "KAM tier")),
    ],
)
def test_a_column_of_an_earlier_run_is_found_again(
    tmp_path: Path,
    scratch: bytes,
    change: Callable[[dict[str, str]], dict[str, str]],
    header: tuple[str | None, ...],
) -> None:
    """Renamed or moved it is renewed where it is, under its new name; deleted it is added anew."""
    path = with_columns(zipped(tmp_path / "team.xlsx", team_parts()), scratch, wanted("tier"))
    rewritten(path, change)
    again = values(with_columns(path, scratch, wanted("tier")))
    assert again[0] == [*HEADERS, *header[1:]]
    assert [row.count("=LEN($A2)") + row.count("=LEN($A3)") for row in again] == [0, 1, 1]
