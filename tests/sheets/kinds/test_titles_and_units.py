"""Titles, captions and units around a table: context for it, never its header."""

from typing import Any

import pytest
from revenue_of import Table, revenue, said

CAPTION_ZH: Table = [
    ["销售收入明细"],
    ["填报单位：", "海川贸易", "期间：", "2025年11月"],
    ["序号", "购货单位", "数量", "单价", "销售金额"],
    [1, "兴隆铸造厂", 4, 250, 1000],
    [2, "永泰五金厂", 2, 700, 1400],
]
CAPTION_EN: Table = [
    ["Sales ledger"],
    ["Company:", "Harbour Trading", "Period:", "Nov 2025"],
    ["Amount", "Qty", "Customer"],
    [1000, 4, "Foxglove Ltd"],
    [1400, 2, "Thistle plc"],
]


@pytest.mark.parametrize(
    ("rows", "first", "second"),
    [(CAPTION_ZH, "兴隆铸造厂", "永泰五金厂"), (CAPTION_EN, "Foxglove Ltd", "Thistle plc")],
    ids=["zh", "en"],
)
def test_a_caption_row_is_no_header_and_its_period_dates_the_rows(
    read: Any, rows: Table, first: str, second: str
) -> None:
    book = read({"明细" if rows is CAPTION_ZH else "Ledger": rows})
    assert revenue(book) == {(first, "2025-11"): 1000, (second, "2025-11"): 1400}
    assert book.recognised[0].header_row == 3


@pytest.mark.parametrize(
    ("card", "header"),
    [
        (["客户名称：", "兴隆铸造厂", "日期：", "2025-12-01", "金额：", 20], ["日期", "产品名称", "金额"]),
        (["Customer:", "兴隆铸造厂", "Date:", "2025-12-01", "Amount:", 20], ["Date", "Product", "Amount"]),
    ],
    ids=["zh", "en"],
)
def test_labels_with_their_values_are_no_header_whatever_they_say(
    read: Any, card: list[Any], header: list[str]
) -> None:
    rows: Table = [["2025-11-03", "P", 7], ["2025-11-04", "P", 13], ["2025-11-05", "P", 0.5]]
    book = read({"Sheet1": [card, header, *rows]})
    assert revenue(book) == {("兴隆铸造厂", "2025-11"): 20.5}
    assert book.recognised[0].header_row == 2


@pytest.mark.parametrize(
    ("title", "factor", "currency"),
    [
        ("2025年度销售汇总（万元）", 10_000, "CNY"),
        ("2025年销售额统计(单位:千元)", 1_000, "CNY"),
        ("2025年度客户销售收入【百万元】", 1_000_000, "CNY"),
        ("Revenue 2025, in k€", 1_000, "EUR"),
        ("Sales per month (thousand USD)", 1_000, "USD"),
        ("Sales 2025 in £m", 1_000_000, "GBP"),
        ("Monthly sales in T€", 1_000, "EUR"),
        ("Monthly sales in k€", 1_000, "EUR"),
        ("Unit: k€", 1_000, "EUR"),
    ],
)
def test_a_unit_in_a_title_counts_however_it_is_written(
    read: Any, title: str, factor: float, currency: str
) -> None:
    header = ["客户名称", "2025年4月", "2025年5月"] if "年" in title else ["Customer", "Apr-25", "May-25"]
    book = read({"Sheet1": [[title], header, ["Marlow", 1.5, 20], ["Nettle", 3, 0.5]]})
    assert revenue(book) == {
        ("Marlow", "2025-04"): 1.5 * factor,
        ("Marlow", "2025-05"): 20 * factor,
        ("Nettle", "2025-04"): 3 * factor,
        ("Nettle", "2025-05"): 0.5 * factor,
    }
    assert book.currency == currency
    assert f"{factor:,}" in said(book)


def test_a_unit_of_targets_in_the_header_is_that_column_s_own(read: Any) -> None:
    accounts: Table = [["Client", "Owner", "Sector", "Target 2026 (k€)"], ["Marlow", "Ines", "Food", 36]]
    sales: Table = [["in thousand EUR"], ["Client", "Jan-26", "Feb-26"], ["Marlow", 1, 2]]
    book = read({"Clients": accounts, "Turnover": sales})
    values = book.tables["periodic"]
    assert values[values["measure"] == "target"]["value"].tolist() == [36_000]
    assert revenue(book) == {("Marlow", "2026-01"): 1000, ("Marlow", "2026-02"): 2000}


def test_a_yearly_target_in_plain_euros_is_not_scaled_by_another_sheet(read: Any) -> None:
    accounts: Table = [["客户名称", "客户经理", "行业", "年度目标"], ["宏图电机", "赵敏", "电机", 500]]
    sales: Table = [["2025年月度销售（千元）"], ["客户名称", "1月", "2月"], ["宏图电机", 1, 2]]
    book = read({"客户": accounts, "销售": sales})
    values = book.tables["periodic"]
    assert values[values["measure"] == "target"]["value"].tolist() == [500]
    assert revenue(book) == {("宏图电机", "2025-01"): 1000, ("宏图电机", "2025-02"): 2000}


MONTHS_ZH: Table = [
    ["2024年分客户销量及销售额（单位：万元）"],
    ["客户名称", "5月", "", "6月", ""],
    ["", "销量", "销售额", "销量", "销售额"],
    ["天河泵业", 7, 12, 9, 15],
    ["江岸阀门", 3, 4, 1, 2.5],
]
MONTHS_EN: Table = [
    ["Sales 2024 in k EUR"],
    ["Customer", "May", "", "June", ""],
    ["", "Revenue", "Units", "Revenue", "Units"],
    ["Acorn", 12, 7, 15, 9],
    ["Bramble", 4, 3, 2.5, 1],
]


@pytest.mark.parametrize(
    ("rows", "names", "factor"),
    [(MONTHS_ZH, ("天河泵业", "江岸阀门"), 10_000), (MONTHS_EN, ("Acorn", "Bramble"), 1_000)],
    ids=["zh", "en"],
)
def test_of_two_measures_under_each_month_the_money_is_revenue(
    read: Any, rows: Table, names: tuple[str, str], factor: float
) -> None:
    first, second = names
    assert revenue(read({"Sheet1": rows})) == {
        (first, "2024-05"): 12 * factor,
        (first, "2024-06"): 15 * factor,
        (second, "2024-05"): 4 * factor,
        (second, "2024-06"): 2.5 * factor,
    }


@pytest.mark.parametrize(
    "rows",
    [
        [["2022年销售收入表"], ["客户", "月份", "收入"], ["甲", 4, 70], ["乙", 5, 30], ["甲", 12, 10]],
        [
            ["Revenue by month 2022"],
            ["Month", "Customer", "Revenue"],
            [4, "甲", 70],
            [5, "乙", 30],
            [12, "甲", 10],
        ],
    ],
    ids=["zh", "en"],
)
def test_the_number_of_a_month_takes_its_year_from_the_title(read: Any, rows: Table) -> None:
    assert revenue(read({"Sheet1": rows})) == {
        ("甲", "2022-04"): 70,
        ("乙", "2022-05"): 30,
        ("甲", "2022-12"): 10,
    }


def test_days_without_a_year_are_of_the_year_in_the_title(read: Any) -> None:
    rows: Table = [["2023年发货明细"], ["发货日期", "客户", "金额"]]
    days: Table = [["4.7", "甲", 1], ["11.30", "乙", 2], ["6/9", "甲", 4], ["8月21日", "乙", 8]]
    book = read({"发货": [*rows, *days]})
    assert revenue(book) == {
        ("甲", "2023-04"): 1,
        ("乙", "2023-11"): 2,
        ("甲", "2023-06"): 4,
        ("乙", "2023-08"): 8,
    }
    assert "2023" in said(book)


def test_days_without_a_year_are_of_the_year_in_the_sheet_s_name(read: Any) -> None:
    rows: Table = [["金额", "客户名称", "日期"], [5, "甲", "3月2日"], [6, "甲", "12月25日"]]
    book = read({"2021年销售": rows})
    assert revenue(book) == {("甲", "2021-03"): 5, ("甲", "2021-12"): 6}
    assert "2021" in said(book)


def test_days_without_a_year_beside_days_of_two_years_are_named_and_left_out(read: Any) -> None:
    rows: Table = [["日期", "客户名称", "金额"], ["3月2日", "甲", 5]]
    book = read({"销售": [*rows, ["2021-12-25", "甲", 6], ["2022-01-25", "甲", 7]]})
    assert revenue(book) == {("甲", "2021-12"): 6, ("甲", "2022-01"): 7}
    assert "销售!A2: '3月2日' has no year." in said(book)


def test_the_one_year_of_a_column_is_that_of_its_days_without_a_year_and_is_said(read: Any) -> None:
    rows: Table = [["Customer", "Order date", "Amount"], ["Acorn", "3/20", 5], ["Acorn", "2021-12-25", 6]]
    book = read({"Orders": rows})
    assert revenue(book) == {("Acorn", "2021-03"): 5, ("Acorn", "2021-12"): 6}
    assert "2021" in said(book)
