"""Numbers that look like sales and are none: receipts, costs, visits, taxes, targets, what is still open."""

from typing import Any

import pytest
from revenue_of import Table, left_alone, revenue, said, totals


@pytest.mark.parametrize(
    ("sheet", "title", "word"),
    [
        ("Sheet1", "2025年各单位回款情况汇总", "money received"),
        ("Collections", "Payments received by customer, 2025", "money received"),
        ("Sheet1", "2025年大客户走访次数统计", "a count"),
        ("Tab 1", "Number of visits per customer 2025", "a count"),
        ("Sheet1", "2025年客户招待费用明细表", "fees and expenses"),
        ("Tab 1", "Freight charged per customer 2025", "fees and expenses"),
        ("成本", "2025年分客户成本表", "costs"),
        ("Costs", "2025 per customer", "costs"),
        ("销量", "2025年各客户销量（台）", "a quantity"),
        ("Tab 1", "Units shipped 2025", "a quantity"),
    ],
)
def test_what_a_title_or_a_sheet_s_name_calls_something_else_is_no_revenue(
    read: Any, sheet: str, title: str, word: str
) -> None:
    months = ["4月", "5月", "6月"] if "年" in title else ["Apr", "May", "Jun"]
    header = "客户名称" if "年" in title else "Customer"
    sums, sentences = left_alone(
        read, {sheet: [[title], [header, *months], ["甲", 4, 5, 6], ["乙", 1, 2, 3]]}
    )
    assert sums == {}
    assert word in sentences
    assert "not revenue" in sentences


@pytest.mark.parametrize(
    "rows",
    [
        [["Client", "Invoice date", "VAT", "VAT rate", "Ext amount", "Price each", "Pieces"]]
        + [["Acorn", f"2025-0{month}-11", 57, 0.19, 300, 60, 5] for month in (1, 2, 3, 4)],
        [["含税单价", "税率", "税额", "开单日期", "数量", "金额", "客户名称"]]
        + [[60, "19%", 57, f"2025-0{month}-11", 5, 300, "Acorn"] for month in (1, 2, 3, 4)],
    ],
    ids=["en", "zh"],
)
def test_a_tax_amount_is_never_revenue(read: Any, rows: Table) -> None:
    assert totals(read({"Sheet1": rows})) == {"Acorn": 1200}


@pytest.mark.parametrize(
    "header",
    [
        ["Customer", "Date", "Unit Cost", "Total Cost", "Turnover", "Amount Received"],
        ["客户名称", "日期", "单位成本", "总成本", "销售额", "已收金额"],
    ],
    ids=["en", "zh"],
)
def test_cost_and_what_was_paid_are_not_revenue(read: Any, header: list[str]) -> None:
    rows: Table = [["Dune", "2025-03-04", 2, 20, 31, 31], ["Elm", "2025-04-05", 3, 30, 47, 0]]
    assert totals(read({"Sales": [header, *rows]})) == {"Dune": 31, "Elm": 47}


def test_receipts_with_a_bank_s_words_are_receipts(read: Any) -> None:
    header = ["客户", "订单号", "汇率", "收汇金额", "收汇日期", "货币"]
    rows: Table = [
        ["Lind AB", "S7", "", 120.5, "2025-02-03", "USD"],
        ["Lind AB", "S7", "", 80, "2025-05-06", "USD"],
    ]
    book = read({"收汇": [header, *rows]})
    assert revenue(book) == {}
    assert book.tables["receivables"]["amount_paid"].tolist() == [120.5, 80]
    assert (book.counts["receivables"].used, book.currency) == (2, "USD")
    assert "一行" not in said(book)


@pytest.mark.parametrize(
    "header",
    [
        ["到账日期", "经办人", "客户名称", "到账金额", "付款方式"],
        ["收款日期", "经办人", "客户", "收款金额", "收款方式"],
        ["Date received", "Clerk", "Customer", "Amount received", "Method"],
    ],
)
def test_a_register_of_receipts_is_receivables_paid(read: Any, header: list[str]) -> None:
    sums, sentences = left_alone(read, {"Sheet1": [header, ["2025-06-07", "Wu", "Lind", 75, "Cash"]]})
    assert sums == {}, sentences
    book = read({"Sheet1": [header, ["2025-06-07", "Wu", "Lind", 75, "Cash"]]})
    assert book.tables["receivables"]["amount_paid"].tolist() == [75]
    assert book.tables["receivables"]["paid_on"].dt.strftime("%Y-%m-%d").tolist() == ["2025-06-07"]


@pytest.mark.parametrize(
    "header",
    [
        ["客户名称", "应收账款余额", "1-30天", "31-60天", "61-90天", "90天以上"],
        ["Customer", "Total due", "1-30 days", "31-60 days", "61-90 days", "Over 90 days"],
    ],
    ids=["zh", "en"],
)
def test_a_table_of_ages_is_receivables_with_its_total_left_out(read: Any, header: list[str]) -> None:
    total = "合计" if header[0] == "客户名称" else "Total"
    rows: Table = [["Lind", 90, 40, 30, 20, 0], ["Moor", 10, 0, 0, 0, 10], [total, 100, 40, 30, 20, 10]]
    book = read({"Sheet1": [header, *rows]})
    assert revenue(book) == {}
    owed = book.tables["receivables"]
    assert owed["amount_due"].tolist() == [90, 10]
    assert owed["days_31_60"].tolist() == [30, 0]
    assert all(check.agrees for check in book.recognised[0].totals)


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Account", "Deal", "Amount", "Sales stage", "Expected close", "Probability"],
            ["Acorn", "Line 1", 70, "Closed Won", "2025-02-03", 1],
            ["Acorn", "Line 2", 800, "Closed Lost", "2025-03-03", 0],
            ["Birk", "Line 3", 900, "Negotiation", "2025-11-03", 0.5],
        ],
        [
            ["客户名称", "商机名称", "预计金额", "阶段", "预计成交日期", "成功率"],
            ["Acorn", "一线", 70, "赢单", "2025-02-03", "100%"],
            ["Acorn", "二线", 800, "输单", "2025-03-03", "0%"],
            ["Birk", "三线", 900, "谈判", "2025-11-03", "50%"],
        ],
    ],
    ids=["en", "zh"],
)
def test_deals_in_the_making_are_needs_with_a_value_and_never_revenue(read: Any, rows: Table) -> None:
    book = read({"Sheet1": rows})
    assert revenue(book) == {}
    needs = book.tables["needs"]
    assert needs["value"].tolist() == [70, 800, 900]
    assert needs["outcome"].tolist() == ["won", "lost", "open"]


def test_a_funnel_without_days_makes_no_sales_and_no_contact_persons(read: Any) -> None:
    header = ["Manager", "Rep", "Account", "Name", "Product", "Price", "Quantity", "Status"]
    rows: Table = [["Orla", "Tim", "8801", "Acorn", "CPU", 300, 2, "presented"]]
    book = read({"Funnel": [header, *rows]})
    assert revenue(book) == {}
    assert set(book.tables) & {"contacts", "transactions"} == set()
    assert [(account.id, account.name) for account in book.accounts] == [("8801", "Acorn")]


def test_a_funnel_with_the_same_account_in_several_rows_says_what_is_missing(read: Any) -> None:
    header = ["Status", "Account", "Name", "Product", "Quantity", "Price"]
    rows: Table = [["won", "8801", "Acorn", "CPU", 2, 300], ["lost", "8801", "Acorn", "Disk", 1, 20]]
    sums, sentences = left_alone(read, {"Sheet1": [header, *rows]})
    assert sums == {}
    assert "missing: a column of dates" in sentences


def test_visits_counted_beside_sales_by_month_leave_the_sales_alone(read: Any) -> None:
    counts: Table = [["2025年客户拜访次数"], ["客户", "1月", "2月"], ["甲", 2, 3]]
    sales: Table = [["2025年客户销售收入"], ["客户", "1月", "2月"], ["甲", 200, 300]]
    book = read({"拜访次数": counts, "销售收入": sales})
    assert revenue(book) == {("甲", "2025-01"): 200, ("甲", "2025-02"): 300}
    assert "speaks of a count" in said(book)
