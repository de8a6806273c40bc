"""Shapes of sheets: one a month, ledger cards, pivots, grouped reports, stacked tables, exports of shops."""

from typing import Any

import pytest
from revenue_of import Table, left_alone, revenue, said, totals


@pytest.mark.parametrize(
    ("sheets", "header", "total"),
    [
        (("2025年4月", "2025年5月"), ["金额", "客户名称", "数量"], "合计"),
        (("2025.04", "2025.05"), ["金额", "客户名称", "数量"], "合计"),
        (("Apr 2025", "May 2025"), ["Amount", "Customer", "Qty"], "Total"),
        (("2025-04", "2025-05"), ["Amount", "Customer", "Qty"], "Total"),
    ],
)
def test_a_sheet_a_month_takes_the_month_from_its_name(
    read: Any, sheets: tuple[str, str], header: list[str], total: str
) -> None:
    rows: Table = [[30, "Lark", 1], [40, "Moss", 2], [70, total, 3]]
    more: Table = [[35, "Lark", 1], [40, "Moss", 2], [75, total, 3]]
    book = read({sheets[0]: [header, *rows], sheets[1]: [header, *more]})
    assert revenue(book) == {
        ("Lark", "2025-04"): 30,
        ("Moss", "2025-04"): 40,
        ("Lark", "2025-05"): 35,
        ("Moss", "2025-05"): 40,
    }


@pytest.mark.parametrize(
    ("sheet", "card", "header"),
    [
        ("乙泵业", "客户名称：乙泵业有限公司", ["余额", "日期", "凭证号", "摘要", "借方", "贷方"]),
        ("Ledger", "Customer: Larch Ltd", ["Balance", "Date", "Voucher No.", "Text", "Debit", "Credit"]),
    ],
    ids=["zh", "en"],
)
def test_a_ledger_card_gives_the_account_of_its_caption_or_says_what_is_missing(
    read: Any, sheet: str, card: str, header: list[str]
) -> None:
    rows: Table = [[30, "2025-03-04", "R1", "", 30, ""], [0, "2025-04-05", "R2", "", "", 30]]
    sums, sentences = left_alone(read, {sheet: [["Ledger"], [card], header, *rows]})
    assert set(sums.values()) <= {30}
    assert sums or "missing: a column that names the account" in sentences


PIVOT_ZH: Table = [
    ["求和项:销售额", "列标签", ""],
    ["行标签", "2024年1月", "2024年2月", "总计"],
    ["甲", 3, 4, 7],
    ["乙", 5, 6, 11],
    ["总计", 8, 10, 18],
]
PIVOT_EN: Table = [
    ["Year", "2024"],
    [],
    ["Sum of Revenue", "Column Labels"],
    ["Row Labels", "Jan", "Feb", "Grand Total"],
    ["甲", 3, 4, 7],
    ["乙", 5, 6, 11],
    ["Grand Total", 8, 10, 18],
]


@pytest.mark.parametrize("rows", [PIVOT_ZH, PIVOT_EN], ids=["zh", "en"])
def test_a_pivot_gives_its_accounts_and_months_and_compares_its_totals(read: Any, rows: Table) -> None:
    book = read({"Sheet2": rows})
    assert revenue(book) == {
        ("甲", "2024-01"): 3,
        ("甲", "2024-02"): 4,
        ("乙", "2024-01"): 5,
        ("乙", "2024-02"): 6,
    }
    assert book.recognised[0].totals
    assert all(check.agrees for check in book.recognised[0].totals)


def test_a_pivot_without_a_year_asks_for_it(read: Any) -> None:
    rows: Table = [PIVOT_ZH[0], ["行标签", "1月", "2月", "总计"], *PIVOT_ZH[2:]]
    book = read({"Sheet2": rows})
    assert revenue(book) == {}
    assert "Write quarter and year in the header, the title or a column. Values left out: 4." in said(book)


GROUPED: Table = [
    ["Deals by account"],
    ["Run on 2025-12-01 by Pat"],
    [],
    ["Account Name", "Opportunity Name", "Stage", "Close Date", "Amount"],
    ["Moss plc", "First", "Closed Won", "2025-02-03", 10],
    ["", "Second", "Closed Lost", "2025-03-03", 25],
    ["Subtotal", "", "", "", 35],
    ["Nash AG", "Third", "Closed Won", "2025-04-03", 40],
    ["Subtotal", "", "", "", 40],
    ["Total", "", "", "", 75],
]


def test_rows_of_a_grouped_report_inherit_their_account(read: Any) -> None:
    book = read({"report": GROUPED})
    needs = book.tables["needs"]
    assert list(zip(needs["account_id"].astype(str), needs["value"], strict=True)) == [
        ("Moss plc", 10),
        ("Moss plc", 25),
        ("Nash AG", 40),
    ]
    assert all(check.agrees for check in book.recognised[0].totals)


def test_rows_of_a_grouped_chinese_sheet_inherit_their_account(read: Any) -> None:
    header = ["客户名称", "日期", "产品名称", "金额"]
    rows: Table = [
        ["甲", "2025-02-03", "泵", 10],
        ["", "2025-03-04", "阀", 25],
        ["小计", "", "", 35],
        ["乙", "2025-04-05", "泵", 40],
        ["小计", "", "", 40],
        ["合计", "", "", 75],
    ]
    book = read({"销售": [header, *rows]})
    assert totals(book) == {"甲": 35, "乙": 40}
    assert all(check.agrees for check in book.recognised[0].totals)


def test_tables_one_below_the_other_are_read_apart(read: Any) -> None:
    rows: Table = [
        ["客户资料"],
        ["客户名称", "行业", "客户经理"],
        ["甲", "化工", "李"],
        ["乙", "电力", "王"],
        [],
        ["销售明细"],
        ["日期", "金额", "客户名称"],
        ["2025-02-03", 9, "甲"],
        ["2025-02-04", 8, "乙"],
    ]
    book = read({"总表": rows})
    assert totals(book) == {"甲": 9, "乙": 8}
    assert [region.table for region in book.recognised] == ["accounts", "transactions"]


def test_tables_side_by_side_are_read_apart(read: Any) -> None:
    rows: Table = [
        ["Customer", "Date", "Amount", "", "Customer", "Industry", "Account Manager"],
        ["Moss", "2025-02-03", 9, "", "Moss", "Food", "Ann"],
        ["Nash", "2025-02-04", 8, "", "Nash", "Steel", "Ben"],
    ]
    book = read({"Sheet1": rows})
    assert totals(book) == {"Moss": 9, "Nash": 8}
    assert {region.table for region in book.recognised} == {"accounts", "transactions"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [
                ["发票号码", "价税合计", "税额", "金额", "开票日期", "购方税号", "购方名称"],
                ["9", 113, 13, 100, "2025-07-01", "91A", "甲"],
            ],
            {("甲", "2025-07"): 100},
        ),
        (
            [
                ["客户名称", "验收日期", "税前金额", "合同编号"],
                ["甲", "2025-07-01", 50.5, "H1"],
                ["乙", "2025-08-01", 1, "H2"],
            ],
            {("甲", "2025-07"): 50.5, ("乙", "2025-08"): 1},
        ),
        (
            [
                ["Ship-to Customer", "Amount", "Order Date", "Sold-to Customer"],
                ["Depot 4", 12, "2025-07-01", "Nash"],
            ],
            {("Nash", "2025-07"): 12},
        ),
        (
            [
                [
                    "Total",
                    "Taxes",
                    "Subtotal",
                    "Shipping",
                    "Created at",
                    "Billing Company",
                    "Billing Name",
                    "Name",
                ],
                [124, 19, 100, 5, "2025-07-01 08:00:00 +0100", "Nash", "Ann", "#7"],
                [238, 33, 200, 5, "2025-07-02 08:00:00 +0100", "Nash", "Ann", "#8"],
            ],
            {("Nash", "2025-07"): 362},
        ),
        (
            [
                ["Sales by Customer"],
                ["January - March, 2025"],
                ["", "Jan 2025", "Feb 2025", "Mar 2025", "TOTAL"],
                ["Nash", 1, 2, "", 3],
                ["Moss", "", 5, 6, 11],
                ["TOTAL", 1, 7, 6, 14],
            ],
            {("Nash", "2025-01"): 1, ("Nash", "2025-02"): 2, ("Moss", "2025-02"): 5, ("Moss", "2025-03"): 6},
        ),
    ],
    ids=["tax invoices", "acceptances", "sold-to and ship-to", "shop", "accounting program"],
)
def test_exports_of_other_programs_are_read(
    read: Any, rows: Table, expected: dict[tuple[str, str], float]
) -> None:
    assert revenue(read({"Sheet1": rows})) == expected
