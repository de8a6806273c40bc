"""How a column writes its numbers and days: one convention for all its cells, decided from all of them."""

from datetime import date
from typing import Any

import pytest
from revenue_of import Table, revenue, said, totals

from kamxl.sheets import Book


def amounts(read: Any, *written: object, header: str = "Amount") -> Book:
    """Read a column of amounts, one a month of 2024."""
    rows = [[cell, f"2024-{month:02}-10", "Quill"] for month, cell in enumerate(written, start=1)]
    book: Book = read({"Sales": [[header, "Date", "Customer"], *rows]})
    return book


def days(read: Any, *written: object, header: tuple[str, str, str] = ("Customer", "Amount", "Date")) -> Book:
    """Read a column of days, each with an amount of one."""
    book: Book = read({"Sheet1": [header, *(["Quill", 1, cell] for cell in written)]})
    return book


def months(book: Book) -> list[str]:
    return sorted(period for _, period in revenue(book))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (("1.250,75", "8.000", "40,5"), 1250.75 + 8000 + 40.5),
        (("1,250.75", "8,000", "40.5"), 1250.75 + 8000 + 40.5),
        (("1 250,75", "8 000", "40,5"), 1250.75 + 8000 + 40.5),
        (("1'250.75", "8'000", "40.5"), 1250.75 + 8000 + 40.5),
        (("12,34,567.50", "1,00,000", "3"), 1234567.5 + 100000 + 3),
        (("７５０．５", "￥1,000", "2万"), 750.5 + 1000 + 20000),
        (("1,250.75-", "900.00-", "50.00"), -1250.75 - 900 + 50),
        (("\u22121,250.75", "\u2013900.00", "50.00"), -1250.75 - 900 + 50),
        (("(1,250.75)", "(900)", "50.00"), -1250.75 - 900 + 50),
        (("1,250.75 Cr", "900.00CR", "50.00 Dr"), -1250.75 - 900 + 50),
        (("'1250.75", " 900 ", "50元"), 1250.75 + 900 + 50),
    ],
)
def test_numbers_as_people_and_programs_write_them(
    read: Any, written: tuple[str, ...], expected: float
) -> None:
    assert totals(amounts(read, *written)) == {"Quill": round(expected, 2)}


def test_thousands_without_any_decimals_are_read_as_such_and_said(read: Any) -> None:
    rows: Table = [
        ["Amount", "Date", "Customer"],
        ["3.400", "05.02.2024", "Quill"],
        ["27.100", "19.02.2024", "Quill"],
        ["870", "20.02.2024", "Rook"],
    ]
    book = read({"Sheet1": rows})
    assert totals(book) == {"Quill": 30_500, "Rook": 870}
    assert "3.400" in said(book)


def test_three_digits_behind_a_comma_follow_the_other_cells_and_are_said(read: Any) -> None:
    book = amounts(read, "3,400", "27,100", "8,75")
    assert totals(book) == {"Quill": round(3.4 + 27.1 + 8.75, 2)}
    assert "a comma marks decimals, because 8,75" in said(book)


@pytest.mark.parametrize("written", ["101,2000.00", "1.23.456,00", "1,2,3"])
def test_digits_grouped_in_no_usual_way_are_named(read: Any, written: str) -> None:
    book = amounts(read, "1,500.00", written, "3,000.00")
    assert totals(book) == {"Quill": 4500}
    assert "Sales!A3" in said(book)


@pytest.mark.parametrize("written", ["12,34", "900,5"])
def test_a_number_with_the_other_decimal_mark_is_named(read: Any, written: str) -> None:
    book = amounts(read, "1,500.00", written, "3,000.00", "7.25")
    assert "decimals are marked in two ways in this column. Against the rest stand A3" in said(book)


@pytest.mark.parametrize("written", ["null", "n/a", "—", "壹仟元整", "soon"])
def test_what_is_no_number_is_unknown_and_never_zero(read: Any, written: str) -> None:
    book = amounts(read, 100, written, 50)
    assert totals(book) == {"Quill": 150}
    assert "Sales!A3" in said(book)
    assert book.counts["transactions"].left_out == 1


def test_a_percent_in_a_column_of_money_is_named_and_not_used(read: Any) -> None:
    book = amounts(read, 100, "15%", 50)
    assert totals(book) == {"Quill": 150}
    assert "Sales!A3" in said(book)


def test_days_in_words_are_days(read: Any) -> None:
    written = (
        "Wednesday 14 February 2024",
        "Mar 9 2024",
        "11-Apr-24",
        "May 30, 2024",
        "01 JUN 2024",
        "2024-07-08T09:10:11Z",
        "2024-08-09 00:00:00.000",
        "Sept 3 2024",
    )
    assert months(days(read, *written)) == [f"2024-{month:02}" for month in range(2, 10)]


def test_chinese_and_compact_days_are_days(read: Any) -> None:
    written = ("2024年2月14日", "20240309", "2024/4/11", "2024.5.30", "113/6/1", "民國113年7月8日")
    book = days(read, *written, header=("客戶名稱", "金額", "日期"))
    assert months(book) == [f"2024-{month:02}" for month in range(2, 8)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (("07/02/2024", "25/02/2024", "03/11/2024"), ["2024-02", "2024-02", "2024-11"]),
        (("07/02/2024", "02/25/2024", "03/11/2024"), ["2024-02", "2024-03", "2024-07"]),
    ],
    ids=["day first", "month first"],
)
def test_one_cell_that_can_be_read_only_one_way_decides_the_column(
    read: Any, written: tuple[str, ...], expected: list[str]
) -> None:
    book = days(read, *written)
    assert months(book) == sorted(set(expected))
    assert "are read as" in said(book)


def test_days_that_nothing_decides_are_read_one_way_and_that_is_said(read: Any) -> None:
    book = days(read, "05/06/2024", "03/04/2024", "09/08/2024", "01/02/2024")
    assert len(months(book)) == 4
    assert "They are read as day/month/year" in said(book)


@pytest.mark.parametrize(("order", "expected"), [("dmy", "2024-06"), ("mdy", "2024-05")])
def test_the_team_may_say_the_order_of_its_days(read: Any, order: str, expected: str) -> None:
    settings: Table = [["date_order", "", order]]
    rows: Table = [["Customer", "Amount", "Date"], ["Quill", 1, "05/06/2024"], ["Quill", 1, "07/07/2024"]]
    assert expected in months(read({"Sales": rows, "KAM Settings": settings}))


def test_a_cell_against_the_order_of_all_others_is_named(read: Any) -> None:
    book = days(read, "21/03/2024", "05/03/2024", "30/06/2024", "04/28/2024")
    assert months(book) == ["2024-03", "2024-06"]
    assert "Sheet1!C5: '04/28/2024' is no day when read as day/month/year" in said(book)


def test_a_column_that_a_program_half_converted_is_warned_of(read: Any) -> None:
    real = [date(2024, month, month + 2) for month in (1, 2, 4, 5, 6)]
    book = days(read, *real, "17/07/2024", "28/08/2024", "31/01/2024")
    assert "may have turned day and month round" in said(book)
    assert "C2" in said(book)


def test_real_days_beside_texts_of_small_days_raise_no_such_warning(read: Any) -> None:
    book = days(read, date(2024, 1, 30), date(2024, 2, 3), "2024-03-17")
    assert "turned day and month round" not in said(book)
