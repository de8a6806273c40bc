"""Cases 57 to 73 by the command line: `--columns` into a copy and in place, refused or done."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from bad_cases import case, only_case
from hostile_team import kamxl, team_book
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
    without_accounts,
)
from look_inside import raw_cells
from odd_packages import Make, of_parts, prefixed, unordered, without_references
from raw_team import ACCOUNT_ROWS, ACCOUNTS, team_parts, zipped
from targets import differing, digest, plain, refused, source_in, taken_out

HEADERS = tuple(map(str, ACCOUNT_ROWS[0]))
SHOWN = ("--columns", "tier,health,light", "--lang", "en")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a sound book whose scores are put into the others."""
    return source_in(tmp_path_factory.mktemp("source") / "team")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        case(57, "protected sheet", account_list(protected), "--protected-sheets"),
        case(59, "a spilled formula", filled(SPILL), "an array formula D2:E3"),
        case(59, "a merged cell", after_cells(MERGE), "a merged cell D1:E1"),
        case(60, "a pivot table at the place", pivot_at("D1:E5"), "pivot table at D1:E5"),
        case(60, "a pivot table left of it", pivot_at("A1:B2"), "may grow"),
        case(61, "a table of a query", table_at("A1:C3", HEADERS, query=True), "query"),
        case(47, "rows out of order", of_parts(unordered), "order"),
    ],
)
def test_a_list_without_room_is_refused_in_a_sentence(
    tmp_path: Path, source: Path, make: Make, sentence: str
) -> None:
    assert sentence in refused(make(tmp_path), source, *SHOWN)


@pytest.mark.parametrize(
    "make",
    [
        case(45, "prefixed", of_parts(prefixed)),
        case(46, "no addresses", of_parts(without_references)),
        case(59, "a cell right of the list", filled(OCCUPIED)),
        case(59, "a shared formula right of the list", filled(SHARED)),
        case(59, "an array formula right of the list", filled(ARRAY)),
        case(61, "a table", table_at("A1:C3", HEADERS)),
        case(61, "a table without headers", table_at("A2:C3", HEADERS, attributes='headerRowCount="0"')),
        case(61, "a table further right", table_at("H1:I3", ("X", "Y"))),
        case(62, "filtered", of_parts(filtered)),
        case(67, "two header rows", of_parts(two_header_rows)),
    ],
)
def test_columns_are_added_and_taken_out_again(tmp_path: Path, source: Path, make: Make) -> None:
    """Cells right of the list belong to it as far as they reach: the columns stand right of those as well."""
    path = make(tmp_path)
    output = tmp_path / "out.xlsx"
    said = kamxl("score", source, "--into", path, "-o", output, *SHOWN)
    assert said.code in {0, 1}, said.err
    assert ACCOUNTS in {plain(name) for name in differing(path, output)}
    for cell in raw_cells(path):
        assert cell in raw_cells(output)
    assert len([one for one in raw_cells(output) if _is_ours(one.part, one.formula)]) == 6
    taken_out(output, path)


def _is_ours(part: str, formula: str | None) -> bool:
    return part == ACCOUNTS and "KAM_" in (formula or "")


@only_case(57, "opted in")
def test_a_protected_sheet_gets_columns_when_asked(tmp_path: Path, source: Path) -> None:
    path = account_list(protected)(tmp_path)
    said = kamxl("score", source, "--into", path, *SHOWN, "--protected-sheets")
    assert said.code in {0, 1}
    assert '<sheetProtection sheet="1"' in accounts_xml(tmp_path / "team.kam.xlsx")


@only_case(72, "with columns in place")
def test_a_second_run_in_place_gives_the_same_bytes(tmp_path: Path) -> None:
    path = zipped(tmp_path / "team.xlsx", team_parts())
    assert kamxl("score", path, "--in-place", *SHOWN).code in {0, 1}
    first = digest(path)
    assert kamxl("score", path, "--in-place", *SHOWN).code in {0, 1}
    assert digest(path) == first


@only_case(61, "no list of accounts")
def test_without_a_list_there_is_no_place_for_columns(tmp_path: Path, source: Path) -> None:
    path = of_parts(without_accounts)(tmp_path)
    said = kamxl("score", source, "--into", path, *SHOWN)
    assert said.code == 2
    assert "no account list" in said.err
    assert list(tmp_path.iterdir()) == [path]


def headers_of(path: Path) -> tuple[object, ...]:
    """Return what stands right of the list's own headers."""
    book = openpyxl.load_workbook(path, read_only=True)
    (first, *_) = book["Accounts"].iter_rows(values_only=True)
    book.close()
    return first[3:]


@pytest.mark.parametrize(
    ("change", "order"),
    [
        case(73, "renamed", renamed, ("Our rating", 1, 2)),
        case(73, "moved", moved, (None, 1, 2, None, 0)),
        case(73, "deleted", deleted, (0, 1, 2)),
    ],
)
def test_columns_are_found_again_in_place(
    tmp_path: Path, change: Callable[[dict[str, str]], dict[str, str]], order: tuple[str | int | None, ...]
) -> None:
    path = zipped(tmp_path / "team.xlsx", team_parts())
    assert kamxl("score", path, "--in-place", *SHOWN).code in {0, 1}
    before = headers_of(path)
    assert len(before) == 3
    rewritten(path, change)
    assert kamxl("score", path, "--in-place", *SHOWN).code in {0, 1}
    assert headers_of(path) == tuple(before[one] if isinstance(one, int) else one for one in order)


@pytest.mark.parametrize(
    "text",
    [
        case(1, "formula beside columns", "=1+1"),
        case(3, "hyperlink function beside columns", '=HYPERLINK("http://x","y")'),
        case(17, "literal escape beside columns", "x_x0041_y"),
        case(20, "markup beside columns", "R&D <]]> \"q\" 'a'"),
        case(22, "leading zeros beside columns", "007"),
        case(23, "no width beside columns", "Ac\u200bme"),
    ],
)
def test_columns_beside_hostile_names_hold_only_formulas_of_ours(tmp_path: Path, text: str) -> None:
    path = team_book(tmp_path / "team.xlsx", [text, "Plain"])
    output = tmp_path / "out.xlsx"
    assert kamxl("score", path, "--into", path, "-o", output, *SHOWN).code in {0, 1}
    ours = [one.formula for one in raw_cells(output) if _is_ours(one.part, one.formula)]
    assert len(ours) == 6
    assert not [formula for formula in ours if text in (formula or "")]
    taken_out(output, path)
