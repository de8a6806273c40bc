from datetime import date, timedelta

import pytest
from table_book import book_of, sale

from kamxl.domain.season import adjusted
from kamxl.measures import measure, prepare
from kamxl.settings import Settings

AS_OF = date(2026, 9, 30)


def only(book: object) -> object:
    return measure(prepare(book, Settings()), AS_OF)[0]


def test_lines_are_active_with_positive_revenue_in_the_last_four_quarters() -> None:
    rows = [
        sale("A", date(2025, 10, 1), 5, "cloud"),
        sale("A", date(2025, 9, 30), 5, "voice"),
        sale("A", date(2026, 1, 1), -5, "data"),
        sale("B", date(2026, 1, 1), 5, "data"),
    ]
    facts = measure(prepare(book_of("AB", transactions=rows), Settings()), AS_OF)[0]
    assert (facts.lines_active, facts.lines_relevant) == (1, 2)


def test_the_churn_windows_are_two_quarters_and_the_four_before() -> None:
    rows = [
        sale("A", date(2025, 3, 31), 1, "cloud"),
        sale("A", date(2025, 4, 1), 2, "cloud"),
        sale("A", date(2026, 3, 31), 4, "cloud"),
        sale("A", date(2026, 4, 1), 8, "cloud"),
        sale("A", date(2026, 9, 30), 16, "cloud"),
    ]
    line = only(book_of("A", transactions=rows)).lines[0]
    assert (line.before, line.now, line.ttm) == (6, 24, 28)


def test_order_days_are_distinct_days_with_positive_revenue() -> None:
    day = date(2026, 7, 1)
    rows = [
        sale("A", day, 5),
        sale("A", day, 6),
        sale("A", day + timedelta(3), -1),
        sale("A", day + timedelta(9), 1),
    ]
    facts = only(book_of("A", transactions=rows))
    assert facts.order_days == (2,)
    assert (facts.lines[0].order_days, facts.lines[0].median_gap) == (2, 9)


def test_products_count_as_lines_up_to_fifty() -> None:
    def rows(count: int) -> list[dict]:
        return [sale("A", AS_OF, 1, product=f"P{number}") for number in range(count)]

    assert only(book_of("A", transactions=rows(50))).lines_relevant == 50
    many = only(book_of("A", transactions=rows(51)))
    assert many.lines_relevant is None
    assert "No product lines" in str(many.breadth_reason)


def test_a_pure_season_is_flat_after_adjustment() -> None:
    flat = adjusted([160, 130, 100, 10] * 3)
    assert flat is not None
    assert max(flat) == pytest.approx(min(flat))
    assert sum(flat) == pytest.approx(1200)


def test_a_seasonal_index_needs_three_years_and_positive_quarters() -> None:
    assert adjusted([1.0] * 11) is None
    assert adjusted([0.0] * 12) is None
