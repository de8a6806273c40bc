"""Scores written into enriched workbooks harm nothing, come twice as once, and go without a trace."""

import io
import warnings

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from rich_books import NOT_OPENPYXL, account_sheet, accounts_in, rich_books
from rich_layouts import NO_COLUMNS
from rich_runs import CASES, COLUMNS, Runs, formulas, refused, titles
from untouched import untouched
from untouched_contents import Contents

pytestmark = pytest.mark.slow

KAM_SHEETS = [
    "KAM Settings",
    "KAM Measures",
    "KAM Scorecard",
    "KAM Why",
    "KAM Alerts",
    "KAM Week",
    "KAM Data quality",
    "KAM Map",
]
TIERS = {"Strategic", "Profit", "Potential", "Standard"}
BOOKS = pytest.mark.parametrize(("name", "options"), CASES, ids=titles(CASES))


@BOOKS
def test_everything_of_the_team_is_as_it_was(name: str, options: tuple[str, ...], runs: Runs) -> None:
    after = runs.into(name, options).read_bytes()
    untouched(rich_books()[name], after, columns_in=(account_sheet(name),) if options else ())


@BOOKS
def test_the_scores_are_there(name: str, options: tuple[str, ...], runs: Runs) -> None:
    contents = Contents.read(runs.into(name, options).read_bytes())
    assert {sheet for sheet, _ in contents.sheets} >= set(KAM_SHEETS)
    found = list(formulas(contents))
    in_columns = [value for sheet, _, value in found if not sheet.startswith("KAM ")]
    accounts = accounts_in(name) if options else 0
    assert len(in_columns) == 3 * accounts
    assert len([value for value in in_columns if value in TIERS]) == accounts
    assert len(found) > 10 * accounts_in(name)


@BOOKS
def test_openpyxl_and_calamine_open_the_result(name: str, options: tuple[str, ...], runs: Runs) -> None:
    content = runs.into(name, options).read_bytes()
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert set(KAM_SHEETS) <= set(calamine.sheet_names)
    assert len(calamine.get_sheet_by_name("KAM Measures").to_python()) > accounts_in(name)
    if name in NOT_OPENPYXL:
        return
    with warnings.catch_warnings():
        # openpyxl says what it would drop, which is why kamxl does not save with it.
        warnings.simplefilter("ignore")
        assert load_workbook(io.BytesIO(content)).sheetnames == calamine.sheet_names


@BOOKS
def test_a_second_run_changes_not_a_byte(name: str, options: tuple[str, ...], runs: Runs) -> None:
    once = runs.into(name, options).read_bytes()
    twice, backup = runs.again(name, options)
    assert twice.read_bytes() == once
    assert backup is None, "nothing changed, so nothing is to be taken back"


@BOOKS
def test_removing_brings_every_part_back(name: str, options: tuple[str, ...], runs: Runs) -> None:
    before, after = (
        Contents.read(content) for content in (rich_books()[name], runs.removed(name, options).read_bytes())
    )
    assert after.names == before.names
    assert after.parts == before.parts


@pytest.mark.parametrize(("name", "reason"), NO_COLUMNS.items())
def test_where_columns_have_no_place_the_workbook_stays_as_it_is(name: str, reason: str, runs: Runs) -> None:
    assert reason in refused(runs, name, COLUMNS)


def test_a_protected_sheet_gets_columns_when_that_was_said(runs: Runs) -> None:
    after = runs.into("protected.xlsx", (*COLUMNS, "--protected-sheets")).read_bytes()
    untouched(rich_books()["protected.xlsx"], after, columns_in=("Accounts",))


@pytest.mark.parametrize("options", [(), COLUMNS], ids=["sheets", "columns"])
def test_in_place_gives_what_a_copy_gives(options: tuple[str, ...], runs: Runs) -> None:
    file, backup = runs.in_place("everything.xlsm", options)
    assert file.read_bytes() == runs.into("everything.xlsm", options).read_bytes()
    assert backup.read_bytes() == rich_books()["everything.xlsm"]


def test_dates_are_the_same_days_where_days_count_from_1904(runs: Runs) -> None:
    plain, later = (
        load_workbook(runs.into(name, COLUMNS), data_only=True)
        for name in ("plain.xlsx", "days_from_1904.xlsx")
    )
    for name in [*KAM_SHEETS, "Accounts"]:
        assert list(later[name].values) == list(plain[name].values)
