"""Sums by month beside the sales they sum up are compared and never added."""

from datetime import date
from typing import Any

SALES = [
    ["客户名称", "日期", "金额"],
    ["甲公司", date(2026, 1, 5), 100],
    ["甲公司", date(2026, 1, 15), 50],
    ["乙公司", date(2026, 2, 5), 200],
]
ONCE = {"甲公司": 150, "乙公司": 200}


def summary(first: float, second: float) -> list[list[Any]]:
    return [["客户名称", "2026年1月", "2026年2月"], ["甲公司", first, ""], ["乙公司", "", second]]


def test_sums_that_agree_are_said_to_agree(read: Any, revenue: Any, said: Any) -> None:
    book = read({"明细": SALES, "月度销售额": summary(150, 200)})
    assert revenue(book) == ONCE
    assert len(book.tables["periodic"]) == 0
    assert said(book) == [
        (
            "月度销售额: all 2 values are sums of the rows of 明细 by account and period ✓. They count once, "
            "there."
        )
    ]


def test_a_sum_that_differs_is_named_with_both_numbers(read: Any, revenue: Any, said: Any) -> None:
    book = read({"明细": SALES, "月度销售额": summary(150, 210)})
    assert revenue(book) == ONCE
    assert said(book) == [
        (
            "月度销售额: 1 of 2 values differ from the sums of the rows of 明细, which count: "
            "乙公司 2026-02: 210, the rows add up to 200."
        )
    ]


def test_numbers_that_mostly_differ_are_no_summary_of_these_rows(read: Any, said: Any) -> None:
    book = read({"明细": SALES, "月度销售额": summary(3, 4)})
    assert len(book.tables["periodic"]) == 2
    assert not any("differ from the sums" in one for one in said(book))
