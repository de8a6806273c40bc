from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamxl.domain.dates import add_months, last_month_end, months_between, one_quarter_before
from kamxl.domain.quarter import Quarter, last_completed, means_last, parse_quarter, quarter_of

DAYS = st.dates(date(1995, 1, 1), date(2090, 12, 31))


def test_31_january_and_one_month_is_28_february() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_between(date(2026, 1, 31), date(2026, 2, 28)) == 1
    assert months_between(date(2026, 1, 31), date(2026, 2, 27)) == 0


def test_a_quarter_is_completed_on_its_last_day_and_not_before() -> None:
    assert last_completed(date(2026, 9, 30)) == Quarter(2026, 3)
    assert last_completed(date(2026, 9, 29)) == Quarter(2026, 2)


def test_a_fiscal_year_is_named_after_the_year_in_which_it_ends() -> None:
    quarter = quarter_of(date(2025, 4, 1), start_month=4)
    assert str(quarter) == "2026Q1"
    assert quarter.first_day == date(2025, 4, 1)
    assert quarter.last_day == date(2025, 6, 30)


@pytest.mark.parametrize(
    "written",
    [
        *("2026Q3", "2026-Q3", "fy2026q3", " 2026 Q3 ", "2026/Q3", "Q3 2026", "q3-2026", "２０２６Ｑ３"),
        *(
            "2026年三季度",
            "2026年第三季度",
            "2026年3季度",
            "2026年第3季",
            "2026 年 Q3",
            "2026年度第3季度",
            "2026財年三季度",
        ),
    ],
)
def test_quarters_are_read_as_people_write_them(written: str) -> None:
    assert parse_quarter(written) == Quarter(2026, 3)


def test_what_is_no_quarter_is_not_read_as_one() -> None:
    assert parse_quarter("2026Q5") is None
    assert parse_quarter("soon") is None
    assert parse_quarter("2026年五季度") is None
    assert parse_quarter("三季度") is None


@pytest.mark.parametrize("written", ["last", " Last ", "上季度", "上一季度", "上個季度"])
def test_the_last_completed_quarter_is_asked_for_in_both_languages(written: str) -> None:
    assert means_last(written)
    assert not means_last(f"{written} 2")


def test_month_ends_stay_month_ends_one_quarter_before() -> None:
    assert one_quarter_before(date(2026, 6, 30)) == date(2026, 3, 31)
    assert one_quarter_before(date(2026, 11, 15)) == date(2026, 8, 15)


def test_a_month_that_is_not_complete_is_not_complete_one_quarter_before() -> None:
    assert one_quarter_before(date(2026, 12, 30)) == date(2026, 9, 29)
    assert one_quarter_before(date(2026, 5, 30)) == date(2026, 2, 27)


def test_the_last_complete_month_of_a_month_end_is_that_month() -> None:
    assert last_month_end(date(2026, 9, 30)) == date(2026, 9, 30)
    assert last_month_end(date(2026, 9, 29)) == date(2026, 8, 31)


@given(DAYS, st.integers(1, 12))
def test_every_day_lies_in_its_quarter(day: date, start_month: int) -> None:
    quarter = quarter_of(day, start_month)
    assert quarter.first_day <= day <= quarter.last_day
    assert quarter.plus(1).first_day > quarter.last_day
    assert quarter.until(quarter.plus(7)) == 7
    assert last_completed(day, start_month).last_day <= day
