"""Words that speak against an amount of sales: tax, costs and receipts are never revenue."""

import pytest

from kamxl.sheets.columns.headers import meanings, speaks_against

SALES = {("transactions", "revenue"), ("transactions", "revenue_net"), ("transactions", "local_amount")}

NOT_SALES = [
    "税额",
    "本期销售税额",
    "Sales Tax Amount",
    "销售成本",
    "Total Sales Cost",
    "回款金额",
    "本月销售回款金额",
    "销售收款金额",
    "Sales Amount Paid",
    "应收销售金额",
    "Outstanding Sales Amount",
    "年度销售金额预算",
    "Sales Target",
    "Sales Amount Target",
    "销售费用金额",
    "Sales Amount Fees",
    "销售金额占比",
    "Sales Amount Growth",
    "销售折扣金额",
    "Sales Amount Discount",
    "去年销售金额",
    "Sales Amount Last Year",
    "累计销售金额",
    "Sales Amount YTD",
    "未开票销售金额",
    "预计销售金额",
    "Expected Sales Amount",
    "销售返利金额",
    "Sales Amount Commission",
    "销售单价",
    "销售数量",
    "平均销售金额",
    "Average Sales",
    "Sales Taxes",
    "Sales Doc.",
    "Sales No.",
    "Sales Team",
    "SalesArea",
    "销售金额日期",
    "Sales (Budget)",
    "Revenue (cost)",
    "销售金额（成本）",
    "销售额（目标）",
    "金额（税额）",
    "金额（%）",
]

STILL_SALES = [
    ("税额已扣除", None),
    ("销售金额", "revenue"),
    ("销售金额（万元）", "revenue"),
    ("本公司销售金额", "revenue"),
    ("Sales Amount EU", "revenue"),
    ("订单含税金额", "revenue"),
    ("Amount incl. VAT", "revenue"),
    ("Amount excl. VAT", "revenue_net"),
    ("本期不含税金额", "revenue_net"),
    ("Net Amount before Tax", "revenue_net"),
    ("折后金额", "revenue"),
    ("金额（含税）", "revenue"),
    ("金额（不含税）", "revenue_net"),
    ("Sales (k€)", "revenue"),
    ("Sales, kEUR", "revenue"),
]


@pytest.mark.parametrize("text", NOT_SALES)
def test_a_header_that_speaks_of_something_else_is_never_sales(text: str) -> None:
    assert SALES & {(one.table, one.column) for one in meanings(text)} == set()


@pytest.mark.parametrize(("text", "column"), STILL_SALES)
def test_a_header_of_sales_stays_one(text: str, column: str | None) -> None:
    found = {one.column for one in meanings(text) if (one.table, one.column) in SALES}
    assert found == ({column} if column else set())


def test_an_english_word_counts_as_a_whole_word() -> None:
    assert speaks_against("Sales Tax") == "tax"
    assert speaks_against("Sales Taxes") == "taxes"
    assert speaks_against("Sales Taxi") is None


def test_a_word_within_a_chinese_header_counts() -> None:
    assert speaks_against("本月回款额") == "回款"
    assert speaks_against("本月销售额") is None
