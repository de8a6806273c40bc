"""What comes up most, and the class that points of a nomination give."""

import pytest

from kamxl.rules.counted import counted
from kamxl.rules.key_account_class import key_account_class
from kamxl.settings.matrix import MatrixSettings


def test_the_most_frequent_comes_first_and_shares_add_up() -> None:
    found = counted(["late", "Quality", "late ", "LATE", "quality", "price"])
    assert [(one.name, one.count) for one in found] == [("late", 3), ("Quality", 2), ("price", 1)]
    assert [one.cumulative for one in found] == [0.5, pytest.approx(5 / 6), 1.0]
    assert [one.share for one in found] == [0.5, pytest.approx(1 / 3), pytest.approx(1 / 6)]


def test_nothing_counted_is_nothing() -> None:
    assert counted([]) == ()


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ((4, 4, 4, 4, 4), "A"),
        ((4, 4, 4, 4, 3.9), "B"),
        ((3, 3, 3, 3, 3), "B"),
        ((3, 3, 3, 3, 2.9), "C"),
        ((5, 5, 5, 5, None), None),
        ((), None),
    ],
)
def test_the_mean_of_five_points_gives_the_class(
    points: tuple[float | None, ...], expected: str | None
) -> None:
    assert key_account_class(points, MatrixSettings()) == expected
