import pytest

from kamxl.domain.dossier import Need
from kamxl.domain.quarter import Quarter
from kamxl.reports.findings import change_back, last_quarters, revenue_finding
from kamxl.reports.sections.needs import ranked_needs

Q3 = Quarter(2026, 3)


@pytest.mark.parametrize(
    ("yoy", "qoq", "sentence"),
    [
        (-0.12, None, "2026Q3 revenue 12% below the same quarter last year"),
        (0.123, 0.5, "2026Q3 revenue 12% above the same quarter last year"),
        (0.004, None, "2026Q3 revenue level with the same quarter last year"),
        (-1.5, None, "2026Q3 revenue is negative: returns exceed sales"),
        (-1.0, None, "2026Q3 revenue 100% below the same quarter last year"),
        (None, 0.2, "2026Q3 revenue 20% above the quarter before"),
        (None, -0.2, "2026Q3 revenue 20% below the quarter before"),
        (None, 0.001, "2026Q3 revenue level with the quarter before"),
        (None, None, "Revenue by quarter: too short a history to compare"),
    ],
)
def test_the_title_says_what_the_chart_shows(yoy: float | None, qoq: float | None, sentence: str) -> None:
    assert revenue_finding(Q3, yoy, qoq, str) == sentence


def test_a_change_needs_both_quarters_and_a_positive_base() -> None:
    quarters = {Q3: 110.0, Q3.plus(-4): 100.0, Q3.plus(-1): 0.0}
    assert change_back(quarters, Q3, 4) == pytest.approx(0.1)
    assert change_back(quarters, Q3, 1) is None
    assert change_back(quarters, Q3, 2) is None


def test_the_newest_eight_quarters_are_shown_oldest_first() -> None:
    quarters = {Q3.plus(-back): 1.0 for back in range(12)}
    assert list(last_quarters(quarters)) == [Q3.plus(-back) for back in range(7, -1, -1)]


def test_needs_are_ranked_by_urgency_times_value_class() -> None:
    """Value classes of 600,000 and 1,800,000 among two are 1 and 5: 5 × 1 < 4 × 5."""
    small = Need(description="small", urgency=5, value=600_000)
    large = Need(description="large", urgency=4, value=1_800_000)
    vague = Need(description="vague", urgency=5)
    assert ranked_needs([vague, small, large]) == [large, small, vague]


def test_a_single_need_has_the_highest_value_class() -> None:
    only = Need(description="only", urgency=1, value=5.0)
    assert ranked_needs([only]) == [only]
