"""Returns are negative; what was cancelled or only drafted is no sale; unknown words are named."""

from datetime import date
from typing import Any

import pytest

HEADER = ["Customer", "Order Date", "Amount", "Order Status"]


def orders(*rows: tuple[float, str], header: list[str] = HEADER) -> dict[str, Any]:
    days = [["Acme", date(2026, 1, 1 + at), amount, word] for at, (amount, word) in enumerate(rows)]
    return {"Sales": [header, *days]}


def test_cancelled_and_draft_orders_are_left_out_and_said_with_words_rows_and_sum(
    read: Any, revenue: Any, said: Any
) -> None:
    book = read(orders((100, "Completed"), (900, "Cancelled"), (40, "Draft"), (60, "cancelled"), (5, "")))
    assert revenue(book) == {"Acme": 105}
    assert said(book) == [
        (
            "Sales!D3: 'Order Status' says that nothing was sold here, or nothing in the end: Cancelled (1), "
            "Draft (1), cancelled (1). Rows left out: 3 (3–5), together 1,000."
        )
    ]
    assert book.counts["transactions"].left_out == 3


def test_words_that_all_mean_a_sale_are_not_worth_a_word(read: Any, revenue: Any, said: Any) -> None:
    book = read(orders((100, "Paid"), (900, "Shipped"), (1, "Completed")))
    assert revenue(book) == {"Acme": 1001}
    assert said(book) == []


def test_unknown_words_are_named_once_and_their_rows_are_used(read: Any, revenue: Any, said: Any) -> None:
    book = read(orders((100, "Zorp"), (20, "Zorp"), (3, "Paid"), (4, "Blip")))
    assert revenue(book) == {"Acme": 127}
    assert said(book) == [
        (
            "Sales!D2: 'Order Status' has words kamxl does not know: Zorp (2), Blip (1). Their "
            "rows are used; say on KAM Settings, as transactions.status, what they mean. Rows: 3 (2–3, 5)."
        )
    ]


def test_a_team_says_what_its_words_mean(read: Any, revenue: Any, said: Any) -> None:
    own = {"KAM Settings": [("word", "transactions.status", "Zorp", "void")]}
    book = read({**orders((100, "Zorp"), (3, "Paid")), **own})
    assert revenue(book) == {"Acme": 3}
    assert "Zorp (1)" in said(book)[0]


@pytest.mark.parametrize(
    ("header", "word"),
    [("单据类型", "销售退货"), ("Document Type", "Credit Note"), ("發票類型", "紅字發票"), ("退货", "是")],
)
def test_returns_subtract_whether_written_with_a_sign_or_without(
    read: Any, revenue: Any, said: Any, header: str, word: str
) -> None:
    columns = [*HEADER[:3], header]
    book = read(orders((100, ""), (30, word), (-7, word), header=columns))
    assert revenue(book) == {"Acme": 63}
    assert said(book) == ["Amounts of rows marked as returns count as negative: 1 rows (Sales rows 3)."]


def test_gross_profit_cost_and_quantity_of_a_return_turn_with_its_amount(read: Any) -> None:
    header = ["Customer", "Order Date", "Amount", "Document Type", "Quantity", "Cost", "Gross Profit"]
    rows = [
        ["Acme", date(2026, 1, 1), 10, "Return", 2, 12, -2],
        ["Acme", date(2026, 1, 2), 10, "Invoice", 2, 7, 3],
    ]
    frame = read({"Sales": [header, *rows]}).tables["transactions"]
    assert frame[["revenue", "quantity", "cost", "gross_profit"]].to_numpy().tolist() == [
        [-10, -2, -12, 2],
        [10, 2, 7, 3],
    ]


def test_a_sheet_of_returns_subtracts_as_a_whole_unless_it_has_signs(read: Any, revenue: Any) -> None:
    header = ["客户名称", "日期", "金额"]
    sales = {"销售明细": [header, ["甲公司", date(2026, 1, 5), 100]]}
    plain = {"退货明细": [header, ["甲公司", date(2026, 2, 5), 30]]}
    signed = {"退货明细": [header, ["甲公司", date(2026, 2, 5), -30], ["甲公司", date(2026, 2, 6), 5]]}
    assert revenue(read({**sales, **plain})) == {"甲公司": 70}
    assert revenue(read({**sales, **signed})) == {"甲公司": 75}
    assert revenue(read({**sales, "退货率高的客户": plain["退货明细"]})) == {"甲公司": 130}


def test_a_refunded_order_counts_nothing_with_and_without_the_refund_beside_it(
    read: Any, revenue: Any
) -> None:
    assert revenue(read(orders((100, "Paid"), (40, "Refunded")))) == {"Acme": 100}
    assert revenue(read(orders((100, "Paid"), (40, "Paid"), (-40, "Refunded")))) == {"Acme": 100}
    assert revenue(read(orders((100, "Paid"), (40, "Refunded"), (-40, "Refunded")))) == {"Acme": 100}


def test_receipts_among_documents_are_left_out(read: Any, revenue: Any, said: Any) -> None:
    book = read(orders((100, "Invoice"), (100, "Payment"), header=[*HEADER[:3], "Document Type"]))
    assert revenue(book) == {"Acme": 100}
    assert "Payment (1)" in said(book)[0]
