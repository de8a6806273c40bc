"""The bad inputs: each test of one carries the case's number at the front of its id."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import pytest
from _pytest.mark.structures import ParameterSet

Test = TypeVar("Test", bound=Callable[..., Any])


def case(number: int, about: str, *values: Any) -> ParameterSet:
    """Make one parametrized case; its id is like `018-too long for a cell`."""
    return pytest.param(*values, id=f"{number:03}-{about}")


def only_case(number: int, about: str) -> Callable[[Test], Test]:
    """Mark a test that shows one case by itself, without values."""

    def marked(test: Test) -> Test:
        named = pytest.mark.parametrize("case_number", [case(number, about, number)], indirect=True)
        return cast("Test", named(pytest.mark.usefixtures("case_number")(test)))

    return marked
