"""What the tests of bad inputs share."""

import pytest


@pytest.fixture
def case_number(request: pytest.FixtureRequest) -> int:
    """Put the number of a case into the id of its test."""
    number: int = request.param
    return number
