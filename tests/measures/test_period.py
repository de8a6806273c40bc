"""The default date where sales stop before a quarter ends: monthly billing, and a single quarter of sales."""

from datetime import date, timedelta

import pytest
from table_book import book_of, sale

from kamxl.measures import default_as_of
from kamxl.settings import Settings
from kamxl.settings.calendar import CalendarSettings
from kamxl.workflows.score import review_book

AFTER = date(2026, 11, 22)
SETTINGS = CalendarSettings()


def monthly(*, day: int, months: int = 9, bills: int = 1) -> list[dict[str, object]]:
    """Give sales on one day of each month of 2026, or on `bills` days from there."""
    return [
        sale("A", date(2026, month, day + more), 100)
        for month in range(1, months + 1)
        for more in range(bills)
    ]


@pytest.mark.parametrize("day", [1, 10, 22])
def test_a_quarter_billed_once_a_month_is_complete_with_its_last_bill(day: int) -> None:
    found = default_as_of(book_of("A", transactions=monthly(day=day)), SETTINGS, AFTER)
    assert found.day == date(2026, 9, 30)
    assert found.note is not None
    assert date(2026, 9, day) in found.note.values.values()


def test_a_bill_at_the_end_of_the_quarter_needs_no_note() -> None:
    found = default_as_of(book_of("A", transactions=monthly(day=23)), SETTINGS, AFTER)
    assert (found.day, found.note) == (date(2026, 9, 30), None)


def test_without_the_bill_of_its_last_month_a_quarter_is_not_complete() -> None:
    book = book_of("A", transactions=monthly(day=28, months=8))
    assert default_as_of(book, SETTINGS, AFTER).day == date(2026, 6, 30)


@pytest.mark.parametrize(("today", "expected"), [(30, date(2026, 6, 30)), (31, date(2026, 9, 30))])
def test_the_last_bill_may_be_followed_by_more_for_thirty_days_after_the_quarter(
    today: int, expected: date
) -> None:
    book = book_of("A", transactions=monthly(day=10))
    assert default_as_of(book, SETTINGS, date(2026, 9, 30) + timedelta(days=today)).day == expected


@pytest.mark.parametrize(("bills", "expected"), [(2, date(2026, 9, 30)), (3, date(2026, 6, 30))])
def test_sales_on_more_days_of_a_month_are_no_monthly_bills(bills: int, expected: date) -> None:
    book = book_of("A", transactions=monthly(day=10, bills=bills))
    assert default_as_of(book, SETTINGS, AFTER).day == expected


def test_how_a_team_billed_years_ago_does_not_matter() -> None:
    daily = [sale("A", date(2024, 3, 1) + timedelta(days=day), 5) for day in range(30)]
    book = book_of("A", transactions=[*daily, *monthly(day=10)])
    assert default_as_of(book, SETTINGS, AFTER).day == date(2026, 9, 30)


def test_monthly_billing_can_be_switched_off() -> None:
    book = book_of("A", transactions=monthly(day=10))
    assert default_as_of(book, CalendarSettings(monthly_billing_days=0), AFTER).day == date(2026, 6, 30)


def test_a_single_quarter_of_sales_is_judged_as_it_stands() -> None:
    rows = [sale("A", date(2026, 7, 2) + timedelta(days=day), 10) for day in range(6)]
    review = review_book(book_of("A", transactions=rows), settings=Settings(), today=AFTER)
    assert (review.quarter.year, review.quarter.number) == (2026, 3)
    assert review.accounts[0].facts.ttm == 60
    assert any("it is judged as it stands" in note.text for note in review.notes)


def test_a_single_month_of_a_table_by_month_is_judged_as_it_stands() -> None:
    row = {"account_id": "A", "period_start": date(2026, 1, 1), "period_kind": "month", "measure": "revenue"}
    found = default_as_of(book_of("A", periodic=[row | {"value": 5.0}]), SETTINGS, AFTER)
    assert found.day == date(2026, 3, 31)
    assert found.note is not None


def test_a_single_quarter_that_still_runs_is_named() -> None:
    found = default_as_of(book_of("A", transactions=[sale("A", date(2026, 10, 8), 10)]), SETTINGS, AFTER)
    assert found.day == date(2026, 9, 30)
    assert found.note is not None
    assert date(2026, 12, 31) in found.note.values.values()


def test_a_quarter_with_sales_before_it_is_not_judged_half() -> None:
    before = [sale("A", date(2026, 5, 1) + timedelta(days=day), 10) for day in range(6)]
    book = book_of("A", transactions=[*before, sale("A", date(2026, 8, 3), 10)])
    found = default_as_of(book, SETTINGS, AFTER)
    assert (found.day, found.note) == (date(2026, 6, 30), None)
