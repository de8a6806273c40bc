"""Both ways in which Excel's VBA reaches Python, for real: the library of xlwings, and a class of COM."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from caller import MISSING, Array, Caller, CallError, by_class, by_library

from kamxl.functions import FUNCTIONS, CellError, call
from kamxl.hosts.excel.interpreter import this_interpreter

WAYS = {"library": by_library, "class": by_class}

pytestmark = pytest.mark.windows("calls through COM")


@pytest.fixture(scope="module", params=WAYS)
def excel(request: pytest.FixtureRequest) -> Iterator[Caller]:
    with WAYS[request.param](this_interpreter()) as caller:
        yield caller


def shown(result: object) -> object:
    """Write what Python computes as it arrives in VBA: rows, or one cell; an error as its text."""
    rows = [[_cell(cell) for cell in row] for row in (result if isinstance(result, tuple) else ((result,),))]
    return rows[0][0] if len(rows) == len(rows[0]) == 1 else rows


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, CellError):
        return value.value
    return datetime(*value.timetuple()[:3]) if isinstance(value, date) else value  # noqa: DTZ001


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.name)
def test_every_example_gives_what_python_computes(excel: Caller, function) -> None:
    for example in function.examples:
        values = [example.args.get(arg.name) for arg in function.args]
        assert excel(function.cell_name, *values) == shown(call(function, *values)), example


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.name)
def test_an_argument_that_is_left_out_is_a_blank(excel: Caller, function) -> None:
    example = function.examples[0]
    blank = [example.args.get(arg.name) for arg in function.args]
    left_out = [example.args.get(arg.name, MISSING if arg.optional else None) for arg in function.args]
    assert excel(function.cell_name, *left_out) == excel(function.cell_name, *blank)


@pytest.mark.parametrize("error", CellError)
def test_an_error_of_a_cell_comes_out_as_it_went_in(excel: Caller, error: CellError) -> None:
    assert excel("KAM_TIER", error, 75, None, None, None) == error.value


def test_chinese_goes_in_and_comes_out(excel: Caller) -> None:
    accounts = [["客户编号", "客户名称"], ["A1", "临澈港务集团"], ["A2", "José & Söhne 😀"]]
    sales = [["客户编号", "日期", "金额"], ["A1", date(2026, 3, 5), 120], ["A2", date(2026, 4, 5), 9]]
    ranges = [Array((name, 1, 1, cells)) for name, cells in (("客户", accounts), ("销售", sales))]
    rows = excel("KAM_SCORECARD", *ranges, Array((MISSING,)), date(2026, 9, 30))
    assert {"临澈港务集团", "José & Söhne 😀"} <= {cell for row in rows for cell in row}


def test_what_is_not_there_is_an_error_and_the_next_call_is_answered(excel: Caller) -> None:
    assert excel("KAM_NO_SUCH", 1) == "#NULL!"
    with pytest.raises(CallError, match="no_such"):
        excel.udf("kamxl.hosts.excel.udfs", "no_such", 1)
    assert excel("KAM_HEALTH_BAND", 80) == "healthy"


def test_many_cells_in_one_call(excel: Caller) -> None:
    column = [[row % 100] for row in range(10_000)]
    rows = excel("KAM_HEALTH_BAND", column)
    assert len(rows) == 10_000
    assert [rows[20], rows[95]] == [["at_risk"], ["healthy"]]
