"""One order of day and month for a column, from all of its cells."""

from datetime import date, timedelta
from typing import Any

import pytest

from kamxl.domain.problem import Severity
from kamxl.sheets.cells.context import ColumnContext, ColumnNote
from kamxl.sheets.cells.day_store import DayStore

SAME = ColumnContext(header="Date", language="en")


def settled(cells: list[Any], context: ColumnContext = SAME) -> tuple[DayStore, tuple[ColumnNote, ...]]:
    store = DayStore()
    half = len(cells) // 2
    store.take(cells[:half])
    store.take(cells[half:])
    return store, store.settle(context)


def days(cells: list[Any], context: ColumnContext = SAME) -> list[str | None]:
    store, _ = settled(cells, context)
    return [None if store.blank(row) else _shown(one) for row, one in enumerate(store.seconds)]


def _shown(seconds: int) -> str:
    return f"{date(1970, 1, 1) + timedelta(seconds=seconds):%Y-%m-%d}"


def order(cells: list[Any], context: ColumnContext = SAME) -> tuple[str, bool]:
    """Return the order that was decided, and whether it is a problem."""
    note = next(one for one in settled(cells, context)[1] if one.kind == "date_order")
    return note.value, note.severity is Severity.PROBLEM


@pytest.mark.parametrize(
    ("last", "decided"), [("13/04/2025", "dmy"), ("04/13/2025", "mdy"), ("31.12.2025", "dmy")]
)
def test_a_day_beyond_12_decides_for_the_whole_column(last: str, decided: str) -> None:
    cells = ["03/02/2025", "01/05/2025", last]
    assert order(cells) == (decided, False)
    assert days(cells)[0] == ("2025-02-03" if decided == "dmy" else "2025-03-02")


def test_a_day_of_12_decides_nothing() -> None:
    cells = ["03/02/2025", "01/05/2025", "12/04/2025"]
    assert order(cells) == ("dmy", True)
    note = next(one for one in settled(cells)[1] if one.kind == "date_order")
    assert len(note.places) == 3
    assert "set date_order on KAM Settings" in str(note.why)


def test_the_proof_may_stand_in_the_last_of_many_pieces() -> None:
    store = DayStore()
    for _ in range(3):
        store.take(["03/02/2025"] * 100)
    store.take(["02/28/2025"])
    notes = store.settle(SAME)
    assert _shown(store.seconds[0]) == "2025-03-02"
    assert str(notes[0].why) == "days are read as month/day/year, because 02/28/2025 stands in 301."


def test_rows_in_order_decide_where_no_cell_does() -> None:
    rising = ["03/01/2025", "05/02/2025", "04/03/2025", "09/04/2025", "02/05/2025"]
    assert order(rising) == ("dmy", False)
    assert order([f"{one[3:5]}/{one[:2]}{one[5:]}" for one in rising]) == ("mdy", False)
    assert order([*reversed(rising)]) == ("dmy", False)


@pytest.mark.parametrize("count", [4, 5])
def test_four_rows_in_order_are_too_few(count: int) -> None:
    rising = ["03/01/2025", "05/02/2025", "04/03/2025", "09/04/2025", "02/05/2025"][:count]
    assert order(rising) == ("dmy", count < 5)


def test_certain_days_around_an_open_one_tell_it() -> None:
    cells = ["Jan 5 2025", "5-Feb-25", "March 7, 2025", "2025-05-09", "6/11/2025 12:00:00 AM", "2025-07-12"]
    assert days(cells)[4] == "2025-06-11"


def test_the_rest_of_the_column_wins_over_a_typing_error_which_is_named() -> None:
    cells = ["24/04/2025", "30/06/2025", "04/08/2025", "02/13/2025"]
    store, _ = settled(cells)
    assert days(cells) == ["2025-04-24", "2025-06-30", "2025-08-04", None]
    assert store.findings == [(3, "02/13/2025")]
    assert str(store.complaint("02/13/2025")) == (
        "'02/13/2025' is no day when read as day/month/year, as the column is. Check it."
    )


def test_two_orders_proven_as_often_leave_open_days_out_and_keep_the_proven() -> None:
    cells = ["24/04/2025", "02/13/2025", "04/08/2025", "05/05/2025"]
    store, notes = settled(cells)
    assert days(cells) == ["2025-04-24", "2025-02-13", None, "2025-05-05"]
    assert "day first in 1, month first in 2" in str(notes[0].why)
    assert notes[0].severity is Severity.PROBLEM
    assert "can be read in two ways" in str(store.complaint("04/08/2025"))


def test_another_column_decides_where_this_one_does_not() -> None:
    cells = ["03/02/2025", "01/05/2025"]
    beside = ColumnContext(header="Due", language="en", order_beside="mdy")
    assert order(cells, beside) == ("mdy", False)
    assert days(cells, beside) == ["2025-03-02", "2025-01-05"]


def test_the_team_may_say_the_order() -> None:
    cells = ["03/02/2025", "01/05/2025"]
    assert days(cells, ColumnContext(date_order="mdy")) == ["2025-03-02", "2025-01-05"]
    assert days(cells, ColumnContext(date_order="dmy")) == ["2025-02-03", "2025-05-01"]
    assert days([*cells, "31/01/2025"], ColumnContext(date_order="mdy"))[2] is None


def test_days_between_points_begin_with_the_day() -> None:
    assert order(["03.02.2025", "01.05.2025"]) == ("dmy", False)


@pytest.mark.parametrize(
    ("cells", "decided", "first"),
    [
        (["31/12/25", "15/11/25", "03/10/25"], "dmy", "2025-12-31"),
        (["12/31/25", "11/15/25", "10/03/25"], "mdy", "2025-12-31"),
        (["25/12/31", "25/11/15", "25/10/03"], "ymd", "2025-12-31"),
        (["25-3-5", "25-3-16"], "ymd", "2025-03-05"),
        (["5/3/25", "16/3/25"], "dmy", "2025-03-05"),
    ],
)
def test_years_of_two_digits_stand_where_the_column_says(cells: list[str], decided: str, first: str) -> None:
    assert order(cells)[0] == decided
    assert days(cells)[0] == first


def test_a_year_of_two_digits_that_nothing_tells_is_said() -> None:
    assert order(["03/04/25", "05/06/25"]) == ("dmy", True)
    assert order(["25/04/03", "25/06/05"], ColumnContext(language="zh-Hans"))[0] == "ymd"


@pytest.mark.parametrize(
    ("written", "day"),
    [("1.5", "2026-01-05"), ("2.15", "2026-02-15"), ("3/5", "2026-03-05"), ("3月8日", "2026-03-08")],
)
def test_days_without_a_year_take_that_of_the_title(written: str, day: str) -> None:
    context = ColumnContext(header="日期", language="zh-Hans", year=2026)
    assert days([written, "12.31"], context) == [day, "2026-12-31"]
    store, notes = settled([written], ColumnContext(header="日期", language="zh-Hans"))
    assert store.findings == [(0, written)]
    assert "has no year" in str(store.complaint(written))
    assert not [one for one in notes if one.kind == "year"]


def test_days_without_a_year_take_that_of_the_others() -> None:
    cells = ["2025-03-01", "2025年4月2日", "5月6日"]
    context = ColumnContext(header="日期", language="zh-Hans")
    assert days(cells, context)[2] == "2025-05-06"
    assert "like the others" in str(settled(cells, context)[1][-1].why)
    assert days(["2024-03-01", "2025年4月2日", "5月6日"], context)[2] is None


@pytest.mark.parametrize(("header", "day"), [("月份", "2023-02-28"), ("Month", "2023-02-28"), ("Due", None)])
def test_a_mere_number_is_a_month_only_in_a_column_of_months(header: str, day: str | None) -> None:
    assert days([2.0], ColumnContext(header=header, year=2023)) == [day]


def test_real_dates_up_to_12_beside_texts_beyond_are_a_half_converted_file() -> None:
    real = [date(2025, month, day) for month, day in ((3, 1), (5, 2), (7, 3))]
    warned = settled([*real, "24/04/2025"])[1]
    assert [one for one in warned if "turned day and month round" in str(one.why)]
    assert warned[-1].places == (0, 1, 2)
    for other in (["24/04/2025", "04/05/2025"], ["2025-04-24"]):
        assert not [one for one in settled([*real, *other])[1] if "turned" in str(one.why)]
    late = [*real, date(2025, 3, 13), "24/04/2025"]
    assert not [one for one in settled(late)[1] if "turned" in str(one.why)]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tuesday 12 August 2025", "2025-08-12"),
        ("Thu, 14 Aug 2025", "2025-08-14"),
        ("Sept 30 2025", "2025-09-30"),
        ("2026/3/5 星期四", "2026-03-05"),
        ("1150305", "2026-03-05"),
        (1150305.0, "2026-03-05"),
        ("03/2025", "2025-03-31"),
        ("26年3月5日", "2026-03-05"),
    ],
)
def test_more_ways_to_write_a_day(written: Any, day: str) -> None:
    assert days([written]) == [day]


@pytest.mark.parametrize("written", ["99/99/2025", "31/02/2025", "2025/13/01", "3/5/20255"])
def test_what_is_no_day_in_any_order_is_named(written: str) -> None:
    store, _ = settled([written, "2025-01-01"])
    assert store.findings == [(0, written)]
    assert "is not a date" in str(store.complaint(written))
