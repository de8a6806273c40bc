"""Whole-book functions over the ranges of a sample workbook, as Excel hands them over."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pywin32_stub import TimeType, real_udfs

from kamxl.functions import CellError
from kamxl.hosts.addin.book_functions import GivenRange
from kamxl.hosts.addin.functions import Passed
from kamxl.hosts.excel import udfs
from kamxl.hosts.excel.cell_values import ERRORS
from kamxl.hosts.excel.given_ranges import given_range
from kamxl.workflows.score import Scored, score

MODULE = "kamxl.hosts.excel.udfs"
SAMPLE = Path(__file__).parents[3] / "workbooks" / "industrial_key_accounts.xlsx"
AS_OF = TimeType(2026, 9, 30, tzinfo=UTC)
SHEETS = ("Accounts", "Revenue by quarter", "Scores")
CODES = {error: code for code, error in ERRORS.items()}


def with_place(sheet: str, cells: tuple[tuple[Any, ...], ...]) -> tuple[Any, ...]:
    """Return a range as the macros hand it over: sheet, row, column, cells."""
    return sheet, 1.0, 1.0, cells


@pytest.fixture(scope="module")
def excel() -> Iterator[Any]:
    with real_udfs() as module:
        yield module


@pytest.fixture(scope="module")
def tables() -> list[tuple[tuple[Any, ...], ...]]:
    """The sheets that the functions take, in the order of their arguments."""
    book = openpyxl.load_workbook(SAMPLE, data_only=True)
    return [
        tuple(tuple(map(_cell, row)) for row in book[name].iter_rows(values_only=True)) for name in SHEETS
    ]


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    """The same three sheets as a file, judged as the command line judges it."""
    book = openpyxl.load_workbook(SAMPLE)
    for name in set(book.sheetnames) - set(SHEETS):
        del book[name]
    path = tmp_path_factory.mktemp("book") / "three.xlsx"
    book.save(path)
    return score([path], as_of=date(2026, 9, 30))


@pytest.fixture
def ranges(tables: list[Any]) -> list[Any]:
    return [with_place(name, cells) for name, cells in zip(SHEETS, tables, strict=True)]


@pytest.fixture
def called(excel: Any) -> Any:
    """Call a function. What is no range comes alone in a list where a range is wanted."""

    def call(name: str, *given: Any) -> Any:
        kinds = [arg.passed for arg in udfs.ask.bound[name].offered.args]
        sent = tuple(
            (value,) if kind is Passed.RANGE and not _has_place(value) else value
            for kind, value in zip(kinds, given, strict=False)
        )
        return excel.call_udf(MODULE, "ask", (name, (), sent))

    return call


def _has_place(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 4 and isinstance(value[0], str)


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return TimeType(*value.timetuple()[:6], tzinfo=UTC)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def test_the_scorecard_is_that_of_the_command_line(called: Any, ranges: list[Any], scored: Scored) -> None:
    rows = called("KAM_SCORECARD", *ranges, AS_OF)
    assert rows[0][:5] == ["Account ID", "Account name", "Account manager", "Tier", "Health"]
    assert len(rows) == 26
    for row, one in zip(rows[1:], scored.review.accounts, strict=True):
        account, health = one.facts.account, one.health.score
        assert row[:3] == [account.id, account.name, account.owner]
        assert row[3] == (one.placement.held or "").capitalize()
        assert row[4] == ("" if health is None else health)
        assert row[9] == one.revenue.ttm
    assert {type(cell) for row in rows for cell in row} <= {str, float}


def test_an_account_is_found_by_name_in_any_case(called: Any, ranges: list[Any], scored: Scored) -> None:
    one = scored.review.accounts[0]
    rows = called("KAM_ACCOUNT", one.facts.account.name.upper(), *ranges, AS_OF)
    assert rows == called("KAM_ACCOUNT", one.facts.account.id, *ranges, AS_OF)
    said = dict(rows)
    assert said["Account ID"] == one.facts.account.id
    assert said["Quarter"] == "2026Q3"
    assert said["As of"] == datetime(2026, 9, 30, tzinfo=UTC)
    assert [row[1] for row in rows].count(one.alerts[0].evidence.in_words(str)) == 1 if one.alerts else True


def test_quarters_of_the_book_and_of_an_account(called: Any, ranges: list[Any], scored: Scored) -> None:
    review = scored.review
    book = called("KAM_QUARTERS", None, *ranges, AS_OF)
    assert [row[0] for row in book[1:]] == sorted(map(str, review.revenue_by_quarter))
    last = dict(zip(book[0], book[-1], strict=True))
    assert last["Revenue"] == review.revenue_by_quarter[review.quarter]
    one = review.accounts[0]
    rows = called("KAM_QUARTERS", one.facts.account.id, *ranges, AS_OF)
    assert rows[-1][1:] == [one.revenue.quarters[review.quarter], one.revenue.qoq, one.revenue.yoy]


def test_without_a_day_it_is_the_newest_complete_quarter(called: Any, ranges: list[Any]) -> None:
    assert called("KAM_SCORECARD", *ranges, None) == called("KAM_SCORECARD", *ranges, AS_OF)


def test_cells_keep_their_place(tables: list[Any]) -> None:
    given = given_range(("Accounts", 5.0, 2.0, tables[0]))
    assert isinstance(given, GivenRange)
    assert (given.sheet, given.first_row, given.first_column) == ("Accounts", 4, 1)
    assert given_range(("Accounts", 5.0, 2.0, 3.5)) == GivenRange("Accounts", 4, 1, ((3.5,),))


def test_an_array_that_a_formula_made_is_a_range_too(
    called: Any, ranges: list[Any], tables: list[Any]
) -> None:
    assert called("KAM_SCORECARD", *tables, AS_OF) == called("KAM_SCORECARD", *ranges, AS_OF)


def test_two_ranges_of_one_sheet_are_two_tables(called: Any, ranges: list[Any], tables: list[Any]) -> None:
    same = [with_place("Everything", cells) for cells in tables]
    assert called("KAM_SCORECARD", *same, AS_OF) == called("KAM_SCORECARD", *ranges, AS_OF)


def test_what_is_no_account_or_no_table_is_an_error(
    called: Any, ranges: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KAMXL_STATE", str(tmp_path))
    nothing = with_place("Nothing", (("lunch", "soup"), ("Monday", 3.0)))
    error = CODES[CellError.REF]
    given: dict[str, list[Any]] = {
        "#N/A": [
            ("KAM_ACCOUNT", "nobody", *ranges),
            ("KAM_ACCOUNT", None, *ranges),
            ("KAM_SCORECARD", None, ranges[1], None, None),
            ("KAM_SCORECARD", ranges[0], None, None, None),
        ],
        "#VALUE!": [
            ("KAM_SCORECARD", nothing, nothing, None, None),
            ("KAM_SCORECARD", 5.0, ranges[1], None, None),
            ("KAM_SCORECARD", *ranges, "soon"),
            ("KAM_ACCOUNT", (("K-1", "K-2"),), *ranges, None),
        ],
        "#REF!": [
            ("KAM_SCORECARD", error, ranges[1], None, None),
            ("KAM_SCORECARD", *ranges, error),
        ],
    }
    for shown, calls in given.items():
        for call in calls:
            assert called(*call) == [[shown]], call[0]
    assert "No sheet of" in (tmp_path / "kamxl.log").read_text("utf-8")


def test_errors_in_cells_are_problems_of_those_cells_only(
    called: Any, ranges: list[Any], tables: list[Any]
) -> None:
    first = tables[1][1]
    harmed = (tables[1][0], (*first[:-1], CODES[CellError.REF]), *tables[1][2:])
    rows = called("KAM_SCORECARD", ranges[0], with_place(SHEETS[1], harmed), ranges[2], AS_OF)
    assert len(rows) == 26


def test_a_book_is_judged_once_for_all_its_functions(
    called: Any, ranges: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kamxl.workflows import book_cells

    judged: list[int] = []
    real = book_cells.judge_ranges
    monkeypatch.setattr(book_cells, "judge_ranges", lambda *a, **k: judged.append(1) or real(*a, **k))
    day = TimeType(2026, 6, 30, tzinfo=UTC)
    called("KAM_SCORECARD", *ranges, day)
    called("KAM_QUARTERS", None, *ranges, day)
    called("KAM_SCORECARD", *ranges, day)
    assert len(judged) == 1


def test_the_add_in_finds_them() -> None:
    for name in ("KAM_SCORECARD", "KAM_ACCOUNT", "KAM_QUARTERS"):
        assert name in udfs.ask.bound
