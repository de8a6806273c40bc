import pytest

from kamxl.sheets.rows.tolerance import agree, decimals


@pytest.mark.parametrize(("number", "places"), [(5, 0), (5.5, 1), (-0.125, 3), (1e15, 0), (0.1 + 0.2, 1)])
def test_decimals_are_counted_as_they_show(number: float, places: int) -> None:
    assert decimals(number) == places


def test_a_total_typed_in_rounded_agrees_to_half_of_its_last_digit() -> None:
    assert agree(101, [50.25, 50.25])
    assert agree(100.5, [50.25, 50.25])
    assert not agree(101, [50.8, 50.8])
    assert agree(100, [50.25, 50.25])
    assert not agree(99, [50.25, 50.25])


def test_a_missing_row_of_one_among_millions_is_noticed() -> None:
    assert not agree(5_000_001, [2_000_000, 3_000_000])
    assert agree(5_000_000, [2_000_000, 3_000_000])


def test_sums_of_floating_numbers_agree_and_blanks_add_nothing() -> None:
    assert agree(0.3, [0.1, 0.2, float("nan")])
    assert not agree(0.4, [0.1, 0.2])
