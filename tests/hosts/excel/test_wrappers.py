"""The functions Excel sees: the catalogue's, all of them, in code that VBA accepts."""

import re

import pytest
from addin_made import rows_by_key

from kamxl.functions import FUNCTIONS, CellFunction
from kamxl.functions.kinds import Day, Moment
from kamxl.functions.ranges import Days
from kamxl.hosts.addin.functions import AddinArg, AddinFunction, Passed, cell_functions
from kamxl.hosts.addin.help import LONGEST_HELP, short_help
from kamxl.hosts.excel.wrappers import wrapper_code

OFFERED = {one.name: one for one in cell_functions()}
CODE = wrapper_code(cell_functions())
JOINED = CODE.replace(" _\n        ", " ")


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.cell_name)
def test_each_function_has_its_arguments_in_order_and_hands_all_of_them_on(function: CellFunction) -> None:
    name = function.cell_name
    declared = ", ".join(f"Optional {arg.name}" if arg.optional else arg.name for arg in function.args)
    assert f"Public Function {name}({declared})\n" in JOINED
    handed = ", ".join(arg.name for arg in function.args)
    kinds = "".join(arg.passed for arg in OFFERED[name].args)
    assert f'    {name} = KamAsk("{name}", "{kinds}", Array({handed}))\nEnd Function\n' in JOINED


def test_every_function_is_there_once_and_nothing_else() -> None:
    assert re.findall(r"^Public Function (\w+)\(", CODE, re.MULTILINE) == [one.cell_name for one in FUNCTIONS]
    assert list(OFFERED) == [function.cell_name for function in FUNCTIONS]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.cell_name)
def test_what_is_left_out_is_handed_on_as_a_blank(function: CellFunction) -> None:
    code = JOINED.partition(f"Public Function {function.cell_name}(")[2].partition("End Function")[0]
    blanks = re.findall(r"    If IsMissing\((\w+)\) Then (\w+) = Empty\n", code)
    assert blanks == [(arg.name, arg.name) for arg in function.args if arg.optional]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.cell_name)
def test_dates_stay_dates_and_everything_else_is_the_plain_value(function: CellFunction) -> None:
    kinds = {True: Passed.DATES, False: Passed.VALUES}
    assert [arg.passed for arg in OFFERED[function.cell_name].args] == [
        kinds[isinstance(arg.kind, Day | Moment | Days)] for arg in function.args
    ]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.cell_name)
def test_optional_arguments_come_last(function: CellFunction) -> None:
    optional = [arg.optional for arg in OFFERED[function.cell_name].args]
    assert optional == sorted(optional)


def test_a_function_may_take_a_range_itself() -> None:
    args = (AddinArg(name="accounts", help="A sheet.", passed=Passed.RANGE),)
    code = wrapper_code([AddinFunction(name="KAM_SCORECARD", help="All accounts.", args=args)])
    assert '    KAM_SCORECARD = KamAsk("KAM_SCORECARD", "r", Array(accounts))\n' in code


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.cell_name)
def test_the_function_wizard_finds_help_for_the_function_and_then_for_each_argument(
    function: CellFunction,
) -> None:
    keys = list(rows_by_key())
    start = keys.index(function.cell_name)
    wanted = [function.cell_name, *(f"{function.cell_name}.{arg.name}" for arg in function.args)]
    assert keys[start : start + len(wanted)] == wanted
    assert len(function.args) <= 20
    for key in wanted:
        assert all(0 < len(text) <= LONGEST_HELP for text in rows_by_key()[key])


def test_help_that_is_too_long_is_shortened_to_its_first_paragraph_or_its_start() -> None:
    assert short_help("One line\n    goes on.\n\nMore.") == "One line goes on. More."
    assert short_help(f"First.\n\n{'x' * 300}") == "First."
    long = short_help("word " * 100)
    assert len(long) <= LONGEST_HELP
    assert long.endswith("word …")
