import pytest

from kamxl.sheets.rows.status_words import meaning, meanings


@pytest.mark.parametrize(
    ("word", "in_status", "in_kind"),
    [
        ("Completed", "counted", "counted"),
        ("已取消", "void", "void"),
        ("订单作废", "void", "void"),
        ("Cancelled by customer", "void", "void"),
        ("未作废", "counted", "counted"),
        ("not cancelled", "counted", "counted"),
        ("Draft", "draft", "draft"),
        ("未确认", "draft", "draft"),
        ("已确认", "counted", "counted"),
        ("退货", "refunded", "returned"),
        ("已退款", "refunded", "returned"),
        ("Credit Note", "refunded", "returned"),
        ("紅字發票", "refunded", "returned"),
        ("Credit sale", None, None),
        ("红酒", None, None),
        ("退税", None, None),
        ("部分退款", None, "returned"),
        ("待取消", None, None),
        ("Pending", None, None),
        ("交易关闭", "void", "void"),
    ],
)
def test_words_in_a_status_and_in_a_kind_of_document(
    word: str, in_status: str | None, in_kind: str | None
) -> None:
    assert meaning(word, "status", {}) == in_status
    assert meaning(word, "return_flag", {}) == in_kind


def test_yes_and_no_answer_only_a_header_that_asks() -> None:
    assert meanings(["是", "否"], "return_flag", "是否退货", {}) == ["returned", "counted"]
    assert meanings(["1", "0"], "return_flag", "Credit Note", {}) == ["returned", "counted"]
    assert meanings(["1", "0"], "return_flag", "单据类型", {}) == [None, None]


def test_receipts_among_documents_are_no_sales() -> None:
    assert meaning("收款单", "return_flag", {}) == "payment"
    assert meaning("Payments", "return_flag", {}) == "payment"
    assert meaning("Payment terms", "return_flag", {}) is None


def test_closed_is_cancelled_only_beside_orders_that_are_finished() -> None:
    assert meanings(["已完成", "已关闭"], "status", "订单状态", {}) == ["counted", "void"]
    assert meanings(["Delivered", "Closed"], "status", "Order Status", {}) == ["counted", "void"]
    assert meanings(["已审核", "已关闭"], "status", "订单状态", {}) == ["counted", None]
    assert meanings(["Open", "Closed"], "status", "Order Status", {}) == ["counted", None]


def test_the_teams_own_words_win() -> None:
    own = {"transactions.status": {"退货换新": "counted", "Parked!": "void"}}
    assert meaning("退货换新", "return_flag", own) == "counted"
    assert meaning("Parked", "status", own) == "void"
