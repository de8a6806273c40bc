"""Values by month beside single sales: they count where an account has no single sales, and never twice."""

from datetime import date
from typing import Any

from table_book import book_of, sale

from kamxl.domain.facts import Facts
from kamxl.measures import measure, prepare
from kamxl.settings import Settings
from kamxl.workflows.score import review_book

AS_OF = date(2026, 9, 30)


def month(account: str, number: int, value: float, kind: str = "month", year: int = 2026) -> dict[str, Any]:
    return {
        "account_id": account,
        "period_start": date(year, number, 1),
        "period_kind": kind,
        "year": year,
        "quarter": (number + 2) // 3,
        "measure": "revenue",
        "value": value,
    }


def measured(book: object, as_of: date = AS_OF, seen_until: date | None = None) -> tuple[Facts, ...]:
    return measure(prepare(book, Settings()), as_of, seen_until)


def notes(book: object) -> str:
    return "\n".join(map(str, review_book(book, as_of=AS_OF, settings=Settings()).notes))


def test_an_account_without_single_sales_counts_by_its_months() -> None:
    months = [month("B", number, 10.0 * number) for number in range(1, 10)]
    book = book_of("AB", transactions=[sale("A", date(2026, 5, 4), 7)], periodic=months)
    by_day, by_month = measured(book)
    assert by_day.quarters == (7, 0)
    assert by_month.quarters == (60, 150, 240)
    assert by_month.months == tuple(10 * number for number in range(1, 10))
    assert "Revenue by month counts where an account has no single sales: 1 accounts." in notes(book)
    assert "not added" not in notes(book)


def test_months_up_to_the_first_single_sale_count_and_later_ones_do_not() -> None:
    months = [month("A", number, 100.0) for number in (3, 4, 5, 6)]
    book = book_of("A", transactions=[sale("A", date(2026, 5, 4), 7)], periodic=months)
    assert measured(book)[0].quarters == (100, 107, 0)
    assert "not added" in notes(book)
    assert "2 values of 1 accounts (A)" in notes(book)


def test_quarters_beside_single_sales_are_named_and_not_added() -> None:
    book = book_of("AB", transactions=[sale("A", AS_OF, 7)], periodic=[month("B", 7, 50.0, "quarter")])
    assert measured(book)[1].quarters == ()
    assert "1 values of 1 accounts (B)" in notes(book)


def test_what_months_cannot_tell_is_unknown_and_not_zero() -> None:
    sales = [sale("A", date(2026, 8, 3), 7, "cloud", gross_profit=2.0)]
    book = book_of("AB", transactions=sales, periodic=[month("B", number, 10.0) for number in range(1, 10)])
    by_day, by_month = measured(book)
    assert (by_day.gross_profit_ttm, by_day.order_days, by_day.lines_active) == (2, (1,), 1)
    assert (by_month.gross_profit_ttm, by_month.order_days, by_month.lines_active) == (None, None, None)
    assert str(by_month.breadth_reason) == "Its sales are recorded without product lines."


def test_the_running_quarter_of_months_is_added_up() -> None:
    months = [month("B", 7, 10.0), month("B", 8, 20.0), month("B", 9, 40.0)]
    book = book_of("AB", transactions=[sale("A", date(2026, 8, 3), 7)], periodic=months)
    assert [one.qtd for one in measured(book, date(2026, 6, 30), date(2026, 8, 15))] == [7, 30]


def test_a_month_that_could_not_be_read_makes_what_is_before_unknown() -> None:
    months = [month("B", number, float("nan") if number == 3 else 10.0) for number in range(1, 10)]
    book = book_of("AB", transactions=[sale("A", AS_OF, 7)], periodic=months)
    assert measured(book)[1].quarters == (30, 30)


def test_sales_that_name_no_product_line_leave_breadth_unknown() -> None:
    rows = [sale("A", AS_OF, 7, "cloud"), sale("B", AS_OF, 9), sale("C", AS_OF, -1, "cloud")]
    named, unnamed, returned = measured(book_of("ABC", transactions=rows))
    assert (named.lines_active, unnamed.lines_active) == (1, None)
    assert returned.lines_active is None  # it bought nothing
    assert str(unnamed.breadth_reason) == "Its sales are recorded without product lines."
