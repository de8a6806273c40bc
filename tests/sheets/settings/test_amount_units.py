"""Units that a team writes on KAM Map."""

import pytest

from kamxl.sheets.settings.amount_units import OFFERED, unit_said


@pytest.mark.parametrize(
    ("written", "factor", "currency"),
    [
        ("1", 1, None),
        ("1,000", 1000, None),
        ("10000", 10_000, None),
        ("1 EUR", 1, "EUR"),
        ("1,000 USD", 1000, "USD"),
        ("万元", 10_000, None),
        ("k€", 1000, "EUR"),
        ("GBP", 1, "GBP"),
    ],
)
def test_a_unit_is_a_power_of_ten_and_a_currency(written: str, factor: float, currency: str | None) -> None:
    unit = unit_said(written)
    assert unit is not None
    assert unit.factor == factor
    assert unit.currency == currency
    assert unit.said


@pytest.mark.parametrize("written", ["", " ", "12", "0", "-1", "1.5", "many", "1 many", "2,000"])
def test_anything_else_is_no_unit(written: str) -> None:
    assert unit_said(written) is None


def test_all_that_is_offered_can_be_read() -> None:
    assert all(unit_said(one) is not None for one in OFFERED)
