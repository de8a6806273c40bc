from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamxl.sheets.cells.dates import FIRST, LAST, OpenDay, day_of_number, parse_day
from kamxl.sheets.cells.periods import Period, period_in, whole_period


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-31", "2026-03-31"),
        ("2026年3月5日", "2026-03-05"),
        ("2026.3.5", "2026-03-05"),
        ("20260305", "2026-03-05"),
        ("2026/3/5 14:30", "2026-03-05T14:30"),
        ("民國115年3月5日", "2026-03-05"),
        ("115.3.5", "2026-03-05"),
        ("2026 - 03 - 05", "2026-03-05"),
        ("5 March 2026", "2026-03-05"),
        ("Mar 5, 2026", "2026-03-05"),
        ("05-Mar-26", "2026-03-05"),
        ("31/12/2026", "2026-12-31"),
        ("２０２６年３月５日", "2026-03-05"),
        ("2026-03-05T08:00:00Z", "2026-03-05T08:00"),
    ],
)
def test_days_as_people_write_them(written: str, day: str) -> None:
    moment = parse_day(written)
    assert moment is not None
    assert moment.at == datetime.fromisoformat(day)
    assert not moment.rounded


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026年3月", "2026-03-31"),
        ("202602", "2026-02-28"),
        ("26Q1", "2026-03-31"),
        ("2026Q2", "2026-06-30"),
        ("FY26Q1", "2026-03-31"),
        ("2026年一季度", "2026-03-31"),
        ("民國115年3月", "2026-03-31"),
        ("2026年", "2026-12-31"),
        ("2026年第四季度", "2026-12-31"),
        ("Q3 2026", "2026-09-30"),
        ("Jan 2026", "2026-01-31"),
    ],
)
def test_a_month_or_quarter_stands_for_its_last_day(written: str, day: str) -> None:
    moment = parse_day(written)
    assert moment is not None
    assert moment.at == datetime.fromisoformat(day)
    assert moment.rounded


@pytest.mark.parametrize(
    "written", ["soon", "待定", "2026/13/7", "2026-02-30", "1899-01-01", "3026-01-01", "", "12", "上周三"]
)
def test_what_is_no_day_is_refused(written: str) -> None:
    assert parse_day(written) is None


def test_slashes_can_put_the_month_first() -> None:
    first, last = parse_day("3/5/2026", order="mdy"), parse_day("3/5/2026")
    assert first is not None
    assert last is not None
    assert (first.at.month, last.at.month) == (3, 5)


def test_serial_numbers_follow_the_date_system() -> None:
    assert day_of_number(46086) is not None
    old, new = day_of_number(46086), day_of_number(46086 - 1462, epoch_1904=True)
    assert old == new
    assert day_of_number(13) is None


@pytest.mark.parametrize(
    ("header", "period"),
    [
        ("2026年一季度", Period(kind="quarter", year=2026, number=1)),
        ("Q2 2025", Period(kind="quarter", year=2025, number=2)),
        ("2025年目标 二季度", Period(kind="quarter", year=2025, number=2)),
        ("3月", Period(kind="month", year=None, number=3)),
        ("FY26 Q3", Period(kind="quarter", year=2026, number=3, fiscal=True)),
        ("2026-04", Period(kind="month", year=2026, number=4)),
        ("2025年度", Period(kind="year", year=2025, number=1)),
        ("115年Q1", Period(kind="quarter", year=2026, number=1)),
    ],
)
def test_periods_are_found_in_headers(header: str, period: Period) -> None:
    found = period_in(header)
    assert found is not None
    assert found[0] == period


def test_a_text_around_a_period_is_not_a_period() -> None:
    assert whole_period("2026Q1") == Period(kind="quarter", year=2026, number=1)
    assert whole_period("2026Q1销售") is None


@given(st.text())
def test_no_text_makes_the_reader_of_days_fail(text: str) -> None:
    moment = parse_day(text)
    assert moment is None or FIRST <= moment.at.date() <= LAST


@given(st.dates(FIRST, LAST))
def test_every_day_survives_being_written(day: object) -> None:
    moment = parse_day(str(day))
    assert moment is not None
    assert str(moment.at.date()) == str(day)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_number_makes_the_reader_of_days_fail(number: float) -> None:
    moment = day_of_number(number)
    assert moment is None or isinstance(moment, OpenDay) or FIRST <= moment.at.date() <= LAST
