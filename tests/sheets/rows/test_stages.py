"""Orders, deliveries, invoices and receipts of the same deals are never added."""

from datetime import date
from typing import Any

import pytest

ORDERS = [
    ["Customer", "Order Date", "Amount"],
    ["Acme", date(2026, 1, 5), 100],
    ["Birch", date(2026, 2, 5), 200],
    ["Acme", date(2026, 3, 5), 300],
]
INVOICES = [
    ["Client", "Invoice Date", "Invoice Amount"],
    ["Acme", date(2026, 1, 25), 100],
    ["Birch", date(2026, 2, 25), 190],
    ["Acme", date(2026, 3, 25), 290],
]


def basis(word: str) -> list[list[str]]:
    return [["Setting", "", "Value"], ["revenue_basis", "", word]]


def test_of_orders_and_invoices_the_later_stage_counts_and_the_other_is_named_with_its_sum(
    read: Any, revenue: Any, said: Any
) -> None:
    book = read({"Orders": ORDERS, "Invoices": INVOICES})
    assert revenue(book) == {"Acme": 390, "Birch": 190}
    assert said(book) == [
        (
            "Orders: these sheets hold the same deals at several stages, which are not added. "
            "Revenue is taken from Invoices (invoices: 580). Not added: Orders (orders: 600). "
            "To choose another stage, set revenue_basis on KAM Settings. Rows left out: 3."
        )
    ]


def test_three_chinese_stages_by_month_count_once(read: Any, revenue: Any) -> None:
    rows = [["2026年销售额", "", ""], ["客户名称", "1月", "2月"], ["甲公司", 10, 20], ["乙公司", 30, 0]]
    book = read({"订单": rows, "出库": rows, "开票": rows})
    assert revenue(book) == {"甲公司": 30, "乙公司": 30}
    assert any(
        "开票 (invoices: 60)" in str(one) and "出库 (deliveries: 60)" in str(one) for one in book.problems
    )


@pytest.mark.parametrize(
    ("word", "expected"), [("orders", 600), ("invoices", 580), ("auto", 580), ("nonsense", 580)]
)
def test_the_setting_chooses_the_stage(read: Any, revenue: Any, word: str, expected: float) -> None:
    book = read({"Orders": ORDERS, "Invoices": INVOICES, "KAM Settings": basis(word)})
    assert sum(revenue(book).values()) == expected


def test_a_later_stage_that_covers_less_than_most_of_it_is_not_the_basis(read: Any, revenue: Any) -> None:
    months = [["Acme", date(2026, month, 5), 10] for month in range(1, 11)]
    orders = [["Customer", "Order Date", "Amount"], *months]
    five, six = (
        [["Customer", "Invoice Date", "Amount"], *([name, day, 9] for name, day, _ in months[:count])]
        for count in (5, 6)
    )
    assert revenue(read({"Orders": orders, "Invoices": five})) == {"Acme": 100}
    assert revenue(read({"Orders": orders, "Invoices": six})) == {"Acme": 54}


def test_orders_of_one_year_and_invoices_of_another_are_added(read: Any, revenue: Any, said: Any) -> None:
    earlier = [INVOICES[0], *([row[0], row[1].replace(year=2025), row[2] + 1] for row in INVOICES[1:])]
    book = read({"Orders": ORDERS, "Invoices": earlier})
    assert revenue(book) == {"Acme": 792, "Birch": 391}
    assert said(book) == []


def test_the_same_amounts_some_months_later_are_the_same_deals(read: Any, revenue: Any) -> None:
    later = [INVOICES[0], *([row[0], row[1].replace(month=row[1].month + 6), row[2]] for row in ORDERS[1:])]
    assert sum(revenue(read({"Orders": ORDERS, "Invoices": later})).values()) == 600


def test_stages_of_different_accounts_are_different_deals(read: Any, revenue: Any) -> None:
    others = [INVOICES[0], *([f"{row[0]} II", *row[1:]] for row in INVOICES[1:])]
    assert sum(revenue(read({"Orders": ORDERS, "Invoices": others})).values()) == 1180


def test_quotes_are_never_revenue_beside_orders(read: Any, revenue: Any) -> None:
    quoted = [["Customer", "Date", "Amount"], *([row[0], row[1], row[2] * 2] for row in ORDERS[1:])]
    assert sum(revenue(read({"Quotations": quoted, "Orders": ORDERS})).values()) == 600


def test_quotes_that_cover_much_more_are_still_no_revenue(read: Any, revenue: Any) -> None:
    quoted = [["Customer", "Date", "Amount"], *(["Acme", date(2026, month, 5), 10] for month in range(1, 11))]
    ordered = [["Customer", "Order Date", "Amount"], *([name, day, 9] for name, day, _ in quoted[1:5])]
    assert revenue(read({"Quotations": quoted, "Orders": ordered})) == {"Acme": 36}


def test_filtered_copies_within_a_stage_do_not_swell_the_sum_that_is_said(read: Any, said: Any) -> None:
    book = read({"Orders": ORDERS, "Orders Acme": [ORDERS[0], ORDERS[1], ORDERS[3]], "Invoices": INVOICES})
    assert any("orders: 600" in one for one in said(book))


def test_kinds_of_documents_in_one_sheet_are_stages_where_their_amounts_are_the_same(
    read: Any, revenue: Any, said: Any
) -> None:
    header = ["日期", "客户名称", "单号", "单据类型", "金额"]
    kinds = (("S", "销售订单"), ("D", "销售出库单"), ("I", "销售发票"))
    deals = [[date(2026, 1, 5), "甲公司", 100], [date(2026, 2, 5), "乙公司", 200]]
    rows = [
        [day, name, f"{mark}{at}", kind, value]
        for at, (day, name, value) in enumerate(deals)
        for mark, kind in kinds
    ]
    book = read({"单据": [header, *rows]})
    assert revenue(book) == {"甲公司": 100, "乙公司": 200}
    assert "单据 (orders: 300)" in said(book)[0]
    assert "Rows left out: 4." in said(book)[0]


def test_kinds_of_documents_of_different_deals_are_all_sales(read: Any, revenue: Any) -> None:
    header = ["日期", "客户名称", "单据类型", "金额"]
    rows = [
        [date(2026, 1, 5), "甲公司", "销售发票", 100],
        [date(2026, 1, 6), "甲公司", "销售出库单", 70],
        [date(2026, 1, 7), "甲公司", "销售出库单", 80],
    ]
    assert revenue(read({"单据": [header, *rows]})) == {"甲公司": 250}


def test_targets_on_a_sheet_of_another_stage_are_kept(read: Any, revenue: Any) -> None:
    orders = [["Customer", "2026Q1 Target", "2026Q1 Order Value"], ["Acme", 500, 400], ["Birch", 300, 200]]
    invoiced = [["Customer", "2026Q1 Revenue"], ["Acme", 390], ["Birch", 190]]
    book = read({"Orders": orders, "Invoices": invoiced})
    frame = book.tables["periodic"]
    assert sorted(frame[frame["measure"] == "target"]["value"]) == [300, 500]
    assert revenue(book) == {"Acme": 390, "Birch": 190}
