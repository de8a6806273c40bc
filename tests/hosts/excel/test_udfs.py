"""The real `call_udf` of xlwings over every function, with what Excel would hand over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pywin32_stub import TimeType, real_udfs

from kamxl.functions import FUNCTIONS, CellError, CellFunction, call
from kamxl.functions.declare import Example
from kamxl.hosts.addin.functions import function_names
from kamxl.hosts.excel import udfs
from kamxl.hosts.excel.cell_values import ERRORS, MISSING
from kamxl.settings import Settings

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
    if isinstance(value, datetime):
        return TimeType(*value.timetuple()[:6], tzinfo=UTC)
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


def asked(excel: Any, name: str, given: list[Any], settings: tuple[object, ...] = ()) -> Any:
    """Ask as the macros do: function, settings, arguments; nothing that leads back into Excel."""
    return excel.call_udf(MODULE, "ask", (name, settings, tuple(given)))


def arguments(function: CellFunction, example: Example) -> list[Any]:
    return [handed_over(example.args.get(arg.name)) for arg in function.args]


@pytest.mark.parametrize(("function", "example"), CASES, ids=NAMES)
def test_excel_shows_what_python_computes(excel: Any, function: CellFunction, example: Example) -> None:
    values = [example.args.get(arg.name) for arg in function.args]
    expected = shown(call(function, *values))
    assert asked(excel, function.cell_name, arguments(function, example)) == expected


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.name)
def test_an_argument_that_is_left_out_is_a_blank(excel: Any, function: CellFunction) -> None:
    example = function.examples[0]
    given = arguments(function, example)
    left_out = [
        MISSING if arg.optional and arg.name not in example.args else value
        for arg, value in zip(function.args, given, strict=True)
    ]
    called = asked(excel, function.cell_name, left_out)
    assert called == asked(excel, function.cell_name, given)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.name)
@pytest.mark.parametrize("code", ERRORS)
def test_every_error_of_a_cell_comes_out_as_it_went_in(excel: Any, function: CellFunction, code: int) -> None:
    given = [code, *arguments(function, function.examples[0])[1:]]
    assert asked(excel, function.cell_name, given) == [[ERRORS[code].value]]


def test_a_range_comes_back_as_a_column_of_its_own_length(excel: Any) -> None:
    column = ((80.0,), (None,), ("high",), (CODES[CellError.DIV0],))
    rows = asked(excel, "KAM_TIER", [column, 75.0, MISSING, MISSING, MISSING])
    assert rows == [["strategic"], ["#N/A"], ["#VALUE!"], ["#DIV/0!"]]


def test_a_row_that_a_formula_made_is_a_range_too(excel: Any) -> None:
    rows = asked(excel, "KAM_TIER", [(80.0, 10.0), 75.0, None, None, None])
    assert rows == [["strategic", "potential"]]


def test_money_in_a_currency_format_is_a_number(excel: Any) -> None:
    days = ((TimeType(2026, 1, 5, tzinfo=UTC),), (TimeType(2026, 2, 5, tzinfo=UTC),))
    money = ((Decimal("10.5"),), (Decimal("4.5"),))
    day = TimeType(2026, 3, 31, 13, 30, tzinfo=UTC)
    assert asked(excel, "KAM_QTD", [days, money, day]) == [[15.0]]


def test_an_error_of_a_newer_excel_is_a_wrong_value(excel: Any) -> None:
    assert asked(excel, "KAM_PLAY", [-2146826238]) == [["#VALUE!"]]


def test_a_fault_of_kamxl_is_an_error_of_its_own_and_a_note_in_the_log(
    excel: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KAMXL_STATE", str(tmp_path))

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setitem(udfs.ask.bound, "KAM_TIER", replace(udfs.ask.bound["KAM_TIER"], compute=broken))
    assert asked(excel, "KAM_TIER", [12345.678, ((1.0,), (2.0,)), None, None, None]) == [["#NULL!"]]
    said = (tmp_path / "kamxl.log").read_text("utf-8")
    assert "KAM_TIER(float, 2 x 1, NoneType" in said
    assert "ZeroDivisionError: a fault" in said
    assert "12345" not in said


def test_equal_arguments_are_computed_once(excel: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    real = udfs.ask.bound["KAM_TIER"]
    calls: list[Any] = []

    def counted(values: Any, settings: Settings) -> Any:
        calls.append(values)
        return real.compute(values, settings)

    monkeypatch.setitem(udfs.ask.bound, "KAM_TIER", replace(real, compute=counted))
    for contribution in (71.125, 71.125, 71.25, True, 1.0):
        asked(excel, "KAM_TIER", [contribution, 75.0, None, None, None])
    assert [values[0] for values in calls] == [71.125, 71.25, True, 1.0]


def test_every_function_that_add_ins_offer_is_answered() -> None:
    assert set(udfs.ask.bound) == set(function_names())


def test_a_function_that_is_not_there_is_a_fault_and_no_traceback(
    excel: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KAMXL_STATE", str(tmp_path))
    assert asked(excel, "KAM_OF_NEXT_YEAR", [1.0]) == [["#NULL!"]]


def test_the_settings_are_those_that_come_with_the_call(excel: Any) -> None:
    given = [70.0, 20.0, None, None, None]
    assert asked(excel, "KAM_TIER", given) == [["profit"]]
    assert asked(excel, "KAM_TIER", given, ("importance_cut", 10.0)) == [["strategic"]]
    assert asked(excel, "KAM_TIER", given) == [["profit"]]


def test_nothing_is_asked_of_excel(excel: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """No book, no caller, whatever the workbook's address is: xlwings never looks for one."""
    asked_of_excel: list[str] = []

    class Untouchable:
        def __init__(self, *_: object, **__: object) -> None: ...

        def __getattr__(self, name: str) -> Any:
            asked_of_excel.append(name)
            raise AttributeError(name)

    monkeypatch.setattr(excel.xlwings._xlwindows, "Range", Untouchable)
    monkeypatch.setattr(excel.xlwings._xlwindows, "Book", Untouchable)
    monkeypatch.setattr(excel.xlwings._xlwindows, "BOOK_CALLER", None)
    for function, example in CASES:
        asked(excel, function.cell_name, arguments(function, example), ("importance_cut", 55.0))
    assert asked_of_excel == []


@pytest.mark.parametrize(
    ("written", "told"),
    [("zh-hans", "战略级"), ("zh-hant", "戰略級"), ("en", "Strategic"), (None, "strategic")],
)
def test_words_come_in_the_language_that_the_workbook_names(written: str | None, told: str) -> None:
    given = ("language", written)
    assert udfs.ask("KAM_TIER", given, (80.0, 75.0)) == [[told]]
    assert udfs.ask("KAM_TIER", ("KAM_LANGUAGE", written), (80.0, 75.0)) == [[told]]
