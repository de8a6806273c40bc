"""Ranges where one cell is wanted: every host maps them through here."""

import pytest

from kamxl.functions import FUNCTIONS, CellError, CellFunction, call, function_named
from kamxl.functions.mapped import call_over

NA, VALUE, NUM = CellError.NOT_AVAILABLE, CellError.VALUE, CellError.NUM
ONE_CELL_EACH = [
    function
    for function in FUNCTIONS
    if not any(arg.kind.words.startswith("range") for arg in function.args)
    and not any(isinstance(example.result, tuple) for example in function.examples)
]


def named(name: str) -> CellFunction:
    function = function_named(name)
    assert function is not None
    return function


TIER = named("tier")


@pytest.mark.parametrize("function", ONE_CELL_EACH, ids=lambda one: one.name)
def test_a_column_of_all_examples_gives_what_each_gives_alone(function: CellFunction) -> None:
    rows = [[example.args.get(arg.name) for arg in function.args] for example in function.examples]
    columns = [[(row[place],) for row in rows] for place in range(len(function.args))]
    assert call_over(function, *columns) == tuple((call(function, *row),) for row in rows)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.name)
def test_without_a_range_it_is_the_call_of_one_cell(function: CellFunction) -> None:
    for example in function.examples:
        values = [example.args.get(arg.name) for arg in function.args]
        if not any(isinstance(value, list | tuple) for value in values):
            assert call_over(function, *values) == call(function, *values)


def test_a_range_of_one_cell_is_that_cell() -> None:
    assert call_over(TIER, ((80,),), [75]) == "strategic"


def test_a_column_goes_along_with_every_cell_of_a_row() -> None:
    assert call_over(TIER, ((80,), (10,)), ((75, 10),)) == (
        ("strategic", "profit"),
        ("potential", "standard"),
    )


def test_one_cell_goes_along_with_all_cells() -> None:
    assert call_over(TIER, ((80,), (10,)), 75) == (("strategic",), ("potential",))


def test_beyond_the_end_of_the_shorter_range_nothing_is_known() -> None:
    assert call_over(TIER, ((80,), (80,), (80,)), ((75,), (75,))) == (("strategic",), ("strategic",), (NA,))


def test_blanks_texts_and_errors_stay_in_their_own_cells() -> None:
    contributions = ((80,), (None,), ("high",), (CellError.DIV0,), (80,))
    assert call_over(TIER, contributions, 75) == (
        ("strategic",),
        (NA,),
        (VALUE,),
        (CellError.DIV0,),
        ("strategic",),
    )


def test_the_first_argument_with_trouble_decides_in_each_cell() -> None:
    assert call_over(TIER, ((None,), ("x",)), ((CellError.REF,), (CellError.REF,))) == ((NA,), (VALUE,))


def test_a_range_that_the_function_wants_whole_stays_whole() -> None:
    assert call_over(named("share"), ((40,), (60,)), ((40,), (60,))) == ((0.4,), (0.6,))


def test_a_table_of_results_has_no_room_in_one_cell() -> None:
    assert call_over(named("light_why"), ((True,), (False,))) == ((VALUE,), (VALUE,))


def test_numbers_too_large_for_a_cell_are_an_error_in_their_cell() -> None:
    huge = 1.7e308
    assert call_over(named("nrr"), ((100,), (1,)), 0, ((0,), (huge,)), ((0,), (0,)))[0][0] == 1.0
    assert call_over(named("nrr"), ((1e-300,), (100,)), huge, 0, 0)[0] == (NUM,)


def test_too_many_arguments_are_a_mistake_of_the_host() -> None:
    with pytest.raises(TypeError):
        call_over(named("play"), [["strategic"], ["profit"]], 1)


def test_a_sum_that_no_number_can_hold_is_an_error_in_its_cell() -> None:
    assert call_over(named("share"), ((1,), (2,)), ((1.7e308,), (1.7e308,))) == ((NUM,), (NUM,))
