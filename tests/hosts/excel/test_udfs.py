"""The real `call_udf` of xlwings over every function, with what Excel would hand over."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pywin32_stub import TimeType, real_udfs

from kamxl.functions import FUNCTIONS, CellError, CellFunction, call
from kamxl.functions.declare import Example
from kamxl.hosts.addin.functions import cell_functions
from kamxl.hosts.excel import udfs
from kamxl.hosts.excel.cell_values import ERRORS, MISSING
from kamxl.settings import Settings
from kamxl.settings.matrix import MatrixSettings

MODULE = "kamxl.hosts.excel.udfs"
CODES = {error: code for code, error in ERRORS.items()}
CASES = [(function, example) for function in FUNCTIONS for example in function.examples]
NAMES = [f"{function.name}-{number}" for number, (function, _) in enumerate(CASES)]


@pytest.fixture(scope="module")
def excel() -> Iterator[Any]:
    with real_udfs() as module:
        yield module


def handed_over(value: object) -> Any:
    """Write a value the way Excel hands it to Python."""
    if isinstance(value, CellError):
        return CODES[value]
    if isinstance(value, date):
        return TimeType(value.year, value.month, value.day, tzinfo=UTC)
    if isinstance(value, list | tuple):
        rows = value if value and isinstance(value[0], list | tuple) else [value]
        return tuple(tuple(handed_over(cell) for cell in row) for row in rows)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def shown(result: object) -> object:
    """Write what a cell shows as the rows that go to Excel."""
    rows = result if isinstance(result, tuple) else ((result,),)
    return [
        [
            datetime(cell.year, cell.month, cell.day, tzinfo=UTC)
            if isinstance(cell, date)
            else ""
            if cell is None
            else cell
            for cell in row
        ]
        for row in rows
    ]


def arguments(function: CellFunction, example: Example) -> list[Any]:
    return [handed_over(example.args.get(arg.name)) for arg in function.args]


@pytest.mark.parametrize(("function", "example"), CASES, ids=NAMES)
def test_excel_shows_what_python_computes(excel: Any, function: CellFunction, example: Example) -> None:
    values = [example.args.get(arg.name) for arg in function.args]
    expected = shown(call(function, *values))
    assert excel.call_udf(MODULE, function.cell_name, arguments(function, example)) == expected


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.name)
def test_an_argument_that_is_left_out_is_a_blank(excel: Any, function: CellFunction) -> None:
    example = function.examples[0]
    given = arguments(function, example)
    left_out = [
        MISSING if arg.optional and arg.name not in example.args else value
        for arg, value in zip(function.args, given, strict=True)
    ]
    called = excel.call_udf(MODULE, function.cell_name, left_out)
    assert called == excel.call_udf(MODULE, function.cell_name, given)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.name)
@pytest.mark.parametrize("code", ERRORS)
def test_every_error_of_a_cell_comes_out_as_it_went_in(excel: Any, function: CellFunction, code: int) -> None:
    given = [code, *arguments(function, function.examples[0])[1:]]
    assert excel.call_udf(MODULE, function.cell_name, given) == [[ERRORS[code].value]]


def test_a_range_comes_back_as_a_column_of_its_own_length(excel: Any) -> None:
    column = ((80.0,), (None,), ("high",), (CODES[CellError.DIV0],))
    rows = excel.call_udf(MODULE, "KAM_TIER", [column, 75.0, MISSING, MISSING, MISSING])
    assert rows == [["strategic"], ["#N/A"], ["#VALUE!"], ["#DIV/0!"]]


def test_a_row_that_a_formula_made_is_a_range_too(excel: Any) -> None:
    rows = excel.call_udf(MODULE, "KAM_TIER", [(80.0, 10.0), 75.0, None, None, None])
    assert rows == [["strategic", "potential"]]


def test_money_in_a_currency_format_is_a_number(excel: Any) -> None:
    days = ((TimeType(2026, 1, 5, tzinfo=UTC),), (TimeType(2026, 2, 5, tzinfo=UTC),))
    money = ((Decimal("10.5"),), (Decimal("4.5"),))
    day = TimeType(2026, 3, 31, 13, 30, tzinfo=UTC)
    assert excel.call_udf(MODULE, "KAM_QTD", [days, money, day]) == [[15.0]]


def test_an_error_of_a_newer_excel_is_a_wrong_value(excel: Any) -> None:
    assert excel.call_udf(MODULE, "KAM_PLAY", [-2146826238]) == [["#VALUE!"]]


def test_a_fault_of_kamxl_is_an_error_of_its_own_and_a_note_in_the_log(
    excel: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KAMXL_STATE", str(tmp_path))

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a fault")

    bound = next(one for one in udfs.BOUND if one.__name__ == "KAM_TIER")
    monkeypatch.setattr(bound, "_compute", broken)
    assert excel.call_udf(MODULE, "KAM_TIER", [12345.678, ((1.0,), (2.0,)), None, None, None]) == [["#NULL!"]]
    said = (tmp_path / "kamxl.log").read_text("utf-8")
    assert "KAM_TIER(float, 2 x 1, NoneType" in said
    assert "ZeroDivisionError: a fault" in said
    assert "12345" not in said


def test_equal_arguments_are_computed_once(excel: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    bound = next(one for one in udfs.BOUND if one.__name__ == "KAM_TIER")
    calls: list[object] = []
    real = bound._compute
    monkeypatch.setattr(
        bound, "_compute", lambda values, settings: calls.append(values) or real(values, settings)
    )
    for contribution in (71.125, 71.125, 71.25, True, 1.0):
        excel.call_udf(MODULE, "KAM_TIER", [contribution, 75.0, None, None, None])
    assert [values[0] for values in calls] == [71.125, 71.25, True, 1.0]


def test_the_add_in_finds_each_of_its_functions_here_with_the_same_arguments() -> None:
    for offered in cell_functions():
        described = getattr(udfs, offered.name).__xlfunc__["args"]
        assert [one["name"] for one in described] == [arg.name for arg in offered.args]
        assert ["optional" in one for one in described] == [arg.optional for arg in offered.args]


def test_the_settings_are_those_of_the_workbook_whose_cell_asks(
    excel: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    lenient = Settings(matrix=MatrixSettings(importance_cut=10))

    def of(book: Any) -> Settings:
        asked.append(book.name)
        return lenient

    given = [70.0, 20.0, None, None, None]
    assert excel.call_udf(MODULE, "KAM_TIER", given) == [["profit"]]
    monkeypatch.setattr(udfs._settings, "of", of)
    monkeypatch.setattr(excel.xlwings._xlwindows, "BOOK_CALLER", None)
    workbook = type("Workbook", (), {"Name": "team.xlsx"})()
    assert excel.call_udf(MODULE, "KAM_TIER", given, workbook) == [["strategic"]]
    assert asked == ["team.xlsx"]
