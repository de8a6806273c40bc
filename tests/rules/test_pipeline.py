"""The weighted pipeline: worth by probability, by quarter, and the gap to a target."""

from datetime import date

from kamxl.domain.dossier import Need
from kamxl.domain.quarter import Quarter
from kamxl.rules.pipeline import pipeline


def need(value: float | None, probability: float | None, close: date | None = None) -> Need:
    return Need(description="x", value=value, probability=probability, expected_close=close)


def test_needs_are_weighed_by_their_probability_and_added_up_by_quarter() -> None:
    found = pipeline(
        [
            need(100.0, 50.0, date(2026, 11, 1)),
            need(200.0, 25.0, date(2026, 12, 31)),
            need(10.0, 100.0, date(2027, 1, 1)),
            need(40.0, 0.0),
            need(None, 50.0),
            need(30.0, None),
        ],
        1,
    )
    assert found is not None
    assert found.weighted == 110.0
    assert found.by_quarter == ((Quarter(2026, 4, 1), 100.0), (Quarter(2027, 1, 1), 10.0), (None, 0.0))
    assert found.unknown == 2
    assert found.gap(1_000.0, 600.0) == 290.0


def test_without_a_worth_and_a_probability_nothing_is_known() -> None:
    assert pipeline([need(None, 50.0), need(30.0, None)], 1) is None
    assert pipeline([], 1) is None
