"""Values by period on several sheets, and years beside their months, count once."""

from typing import Any

MONTHS = [["客户名称", "2026年1月", "2026年2月", "2026年3月"], ["甲公司", 10, 20, 30], ["乙公司", 1, 2, 3]]
ONCE = {"甲公司": 60, "乙公司": 6}


def test_the_same_values_on_a_second_sheet_count_once(read: Any, revenue: Any, said: Any) -> None:
    book = read({"月度销售额": MONTHS, "销售额备份": MONTHS})
    assert revenue(book) == ONCE
    assert said(book) == [
        (
            "销售额备份: sheets whose every value stands on 月度销售额 too (same account, period and "
            "amount) count once, there. Rows left out: 2 (销售额备份 rows 2–3)."
        )
    ]


def test_one_account_alone_on_its_sheet_counts_once(read: Any, revenue: Any) -> None:
    assert revenue(read({"销售额": MONTHS, "甲公司销售额": [MONTHS[0], MONTHS[1]]})) == ONCE


def test_two_values_under_other_headers_are_doubted_and_three_are_a_copy(
    read: Any, revenue: Any, said: Any
) -> None:
    two = [["客户", "2026-01", "2026-02"], ["甲公司", 10, 20]]
    doubted = read({"销售额": MONTHS, "华东销售额": two})
    assert revenue(doubted) == {"甲公司": 90, "乙公司": 6}
    assert "both sheets count" in said(doubted)[0]
    three = [["客户", "2026-01", "2026-02", "2026-03"], ["甲公司", 10, 20, 30]]
    assert revenue(read({"销售额": MONTHS, "华东销售额": three})) == ONCE


def test_a_value_that_differs_keeps_both_sheets_and_is_said(read: Any, revenue: Any, said: Any) -> None:
    other = [MONTHS[0], ["甲公司", 10, 20, 31]]
    book = read({"销售额": MONTHS, "线上销售额": other})
    assert revenue(book)["甲公司"] == 121
    assert "线上销售额: 2 of 3 values are equal to those of 销售额" in said(book)[0]


def test_quarters_and_years_that_are_sums_of_months_count_once(read: Any, revenue: Any, said: Any) -> None:
    quarters = [["客户名称", "2026Q1"], ["甲公司", 60], ["乙公司", 6]]
    book = read({"月度销售额": MONTHS, "季度销售额": quarters})
    assert revenue(book) == ONCE
    assert "sums of what 月度销售额 says by shorter periods" in said(book)[0]


def test_a_quarter_that_is_no_sum_counts_beside_the_months(read: Any, revenue: Any) -> None:
    quarters = [["客户名称", "2026Q1"], ["甲公司", 61], ["乙公司", 6]]
    assert revenue(read({"月度销售额": MONTHS, "季度销售额": quarters})) == {"甲公司": 121, "乙公司": 12}


def test_targets_beside_copied_revenue_stay(read: Any, revenue: Any) -> None:
    both = [
        ["客户名称", "2026Q1目标", "2026Q1收入"],
        ["甲公司", 70, 60],
        ["乙公司", 7, 6],
        ["丙公司", 5, 4],
    ]
    plain = [["客户名称", "2026Q1", "2026Q2"], ["甲公司", 60, 1], ["乙公司", 6, 1], ["丙公司", 4, 1]]
    book = read({"目标与收入": both, "销售额": plain})
    frame = book.tables["periodic"]
    assert revenue(book) == {"甲公司": 61, "乙公司": 7, "丙公司": 5}
    assert sorted(frame[frame["measure"] == "target"]["value"]) == [5, 7, 70]
