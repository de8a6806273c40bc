"""Facts that stand twice, stages of one deal, returns and what was called off."""

from typing import Any

import pytest
from revenue_of import Table, revenue, said, totals


def stages(*sheets: str) -> dict[str, Table]:
    header = ["客户简称", "项目", "负责人", "4月", "5月", "合计"]
    rows: Table = [["晨光", "P7", "孙", 40, 60, 100], ["暮云", "P8", "孙", 0, 30, 30]]
    total: Table = [["合计", "", "", 40, 90, 130]]
    return {name: [["2023年"], header, *rows, *total] for name in sheets}


@pytest.mark.parametrize(
    ("names", "basis"),
    [(("签约", "发货", "开票"), "开票"), (("Orders", "Shipments", "Invoices"), "Invoices")],
    ids=["zh", "en"],
)
def test_stages_of_the_same_deals_by_month_are_not_added(
    read: Any, names: tuple[str, ...], basis: str
) -> None:
    book = read(stages(*names))
    assert totals(book) == {"晨光": 100, "暮云": 30}
    assert f"Revenue is taken from {basis}" in said(book)
    assert all(name in said(book) for name in names)


def test_orders_and_invoices_of_the_same_deals_row_by_row_are_not_added(read: Any) -> None:
    orders: Table = [["Customer", "Order Date", "Order No.", "Amount"]]
    invoices: Table = [["Invoice Date", "Invoice No.", "Amount", "Customer"]]
    for month in range(1, 7):
        orders.append(["Acorn", f"2025-{month:02}-03", f"SO{month}", 10 * month])
        invoices.append([f"2025-{month:02}-21", f"RE{month}", 10 * month, "Acorn"])
    book = read({"Sales orders": orders, "Invoices": invoices})
    assert totals(book) == {"Acorn": 210}
    assert "Revenue is taken from Invoices" in said(book)


@pytest.mark.parametrize(
    ("header", "all_of_them", "others"),
    [
        (["单据编号", "金额", "客户名称", "日期"], "总表", ("华北", "华南")),
        (["Order ID", "Amount", "Customer", "Date"], "All", ("North", "South")),
    ],
    ids=["zh", "en"],
)
@pytest.mark.parametrize("turned", [False, True], ids=["all first", "all last"])
def test_rows_on_a_sheet_of_all_and_on_filtered_copies_count_once(
    read: Any, header: list[str], all_of_them: str, others: tuple[str, str], *, turned: bool
) -> None:
    rows: Table = [
        ["X1", 15, "Fern", "2025-03-01"],
        ["X2", 25, "Gorse", "2025-03-02"],
        ["X3", 35, "Fern", "2025-04-03"],
        ["X4", 45, "Gorse", "2025-05-04"],
    ]
    sheets = {all_of_them: [header, *rows], others[0]: [header, *rows[:2]], others[1]: [header, *rows[2:]]}
    book = read(dict(reversed(sheets.items())) if turned else sheets)
    assert totals(book) == {"Fern": 50, "Gorse": 70}
    assert book.counts["transactions"].used == 4
    assert "count once" in said(book)


def test_rows_with_other_numbers_on_two_sheets_all_count(read: Any) -> None:
    header = ["Order ID", "Amount", "Customer", "Date"]
    rows: Table = [["X1", 15, "Fern", "2025-03-01"], ["X2", 25, "Gorse", "2025-03-02"]]
    others: Table = [["X8", 15, "Fern", "2025-03-01"], ["X9", 25, "Gorse", "2025-03-02"]]
    book = read({"North": [header, *rows], "South": [header, *others]})
    assert totals(book) == {"Fern": 30, "Gorse": 50}


def test_months_on_a_sheet_of_all_and_on_filtered_copies_count_once(read: Any) -> None:
    header = ["客户名称", "2025年3月", "2025年4月", "2025年5月"]
    rows: Table = [["甲", 15, 25, 35], ["乙", 5, 6, 7]]
    book = read({"销售汇总": [header, *rows], "甲 销售": [header, rows[0]], "乙 销售": [header, rows[1]]})
    assert totals(book) == {"甲": 75, "乙": 18}
    assert "count once" in said(book)


def test_a_summary_by_month_beside_its_rows_counts_once(read: Any) -> None:
    rows: Table = [
        ["日期", "客户名称", "金额"],
        ["2025-03-01", "甲", 15],
        ["2025-04-02", "甲", 25],
        ["2025-04-09", "乙", 5],
    ]
    summary: Table = [["客户名称", "2025年3月", "2025年4月"], ["甲", 15, 25], ["乙", "", 5]]
    book = read({"明细": rows, "月度销售汇总": summary})
    assert revenue(book) == {("甲", "2025-03"): 15, ("甲", "2025-04"): 25, ("乙", "2025-04"): 5}
    assert "✓" in said(book)


@pytest.mark.parametrize(
    ("header", "sold", "returned"),
    [
        (["业务类型", "客户名称", "销售日期", "销售额"], "普通销售", "销售退货"),
        (["单据类型", "客户名称", "销售日期", "销售额"], "销售出库单", "退货单"),
        (["Doc type", "Customer", "Invoice date", "Amount"], "Invoice", "Credit note"),
        (["Transaction type", "Customer", "Invoice date", "Amount"], "Sale", "Return"),
    ],
)
@pytest.mark.parametrize("sign", [1, -1], ids=["written positive", "written negative"])
def test_returns_by_a_type_of_document_are_taken_away(
    read: Any, header: list[str], sold: str, returned: str, sign: int
) -> None:
    rows: Table = [
        [sold, "Heath", "2025-05-06", 80],
        [sold, "Heath", "2025-05-08", 40],
        [returned, "Heath", "2025-05-09", 30 * sign],
    ]
    assert revenue(read({"Sheet1": [header, *rows]})) == {("Heath", "2025-05"): 90}


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (["订单状态", "金额", "客户名称", "下单时间"], ("交易成功", "交易关闭", "已取消", "作废")),
        (["Order status", "Amount", "Customer", "Order date"], ("Shipped", "Canceled", "VOID", "draft")),
    ],
    ids=["zh", "en"],
)
def test_what_was_called_off_is_left_out_and_said(
    read: Any, header: list[str], words: tuple[str, ...]
) -> None:
    rows: Table = [[word, 10**place, "Iris", f"2025-06-0{place + 1}"] for place, word in enumerate(words)]
    book = read({"Sheet1": [header, *rows]})
    assert totals(book) == {"Iris": 1}
    assert "together 1,110" in said(book)
    assert all(word in said(book) for word in words[1:])


@pytest.mark.parametrize(
    "header", [["Status", "Amount", "Customer", "Date"], ["状态", "金额", "客户名称", "日期"]]
)
def test_unknown_words_of_a_status_are_said_and_their_rows_used(read: Any, header: list[str]) -> None:
    rows: Table = [["zz-top", 10, "Iris", "2025-06-01"], ["Completed", 5, "Iris", "2025-06-02"]]
    book = read({"Sheet1": [header, *rows]})
    assert totals(book) == {"Iris": 15}
    assert "words kamxl does not know: zz-top (1)" in said(book)


def test_returns_before_the_first_purchase_belong_to_their_period(read: Any) -> None:
    header = ["Amount", "Customer", "Date"]
    rows: Table = [[-70, "Jay", "2025-02-03"], [20, "Kite", "2025-05-06"], [-5, "Kite", "2025-03-04"]]
    assert revenue(read({"Sheet1": [header, *rows]})) == {
        ("Jay", "2025-02"): -70,
        ("Kite", "2025-05"): 20,
        ("Kite", "2025-03"): -5,
    }
