from dataclasses import fields
from typing import Any

import pytest

from kamxl.sheets.columns.headers import meanings, synonyms
from kamxl.sheets.columns.recognise import recognise
from kamxl.sheets.layout.places import letter
from kamxl.sheets.tables.declared import TABLES

CASES = [
    ("客户清单", ["客户编号", "客户名称", "行业", "区域", "客户经理", "首次合作日期"], "accounts"),
    ("客戶", ["客戶編號", "客戶名稱", "產業別", "業務代表"], "accounts"),
    ("评分", ["客户编号", "客户名称", "战略契合度", "价值潜力", "资源互补性", "评分日期"], "scores"),
    (
        "Data",
        ["InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"],
        "transactions",
    ),
    ("销售", ["客户名称", "区域", "行业", "客户经理", "日期", "金额"], "transactions"),
    ("Revenue", ["Customer", "2024 Q1", "2024 Q2", "2024 Q3"], "periodic"),
    ("收入", ["客户名称", "2026年1月", "2026年2月"], "periodic"),
    ("People", ["Customer", "Contact Name", "Job Title", "Role", "Influence"], "contacts"),
    ("Visits", ["Customer", "Visit Date", "Type", "Notes"], "interactions"),
    ("满意度", ["客户", "满意度"], "surveys"),
    ("合同", ["合同编号", "客户名称", "合同金额", "到期日", "续约意向"], "contracts"),
    ("AR", ["Customer", "Due Date", "Amount Due", "Overdue"], "receivables"),
    ("需求", ["客户", "需求描述", "需求类型", "紧急度"], "needs"),
    ("Promises", ["Customer", "Commitment", "Due Date", "Owner", "Status"], "commitments"),
    ("投诉", ["投诉编号", "客户名称", "投诉时间", "问题类型"], "issues"),
    ("SLA", ["Customer", "SLA Target", "Uptime"], "service"),
    ("风险", ["客户", "预警日期", "风险信号", "状态"], "risks"),
    ("报价", ["报价单号", "客户名称", "报价日期", "报价金额"], "quotes"),
]


@pytest.mark.parametrize(("sheet", "header", "table"), CASES, ids=[case[2] for case in CASES])
def test_a_sheet_is_known_by_its_headers(sheet: str, header: list[str], table: str) -> None:
    assert recognise([header], sheet).table == table


def test_every_known_header_belongs_to_a_declared_column() -> None:
    for form, readings in synonyms().items():
        for one in readings:
            assert one.column in TABLES[one.table].columns, form


def test_every_declared_column_has_a_header() -> None:
    known = {(one.table, one.column) for readings in synonyms().values() for one in readings}
    for table in TABLES.values():
        for column in fields(table.row):
            assert (table.key, column.name) in known


def test_a_column_of_last_year_is_not_this_years_revenue() -> None:
    layout = recognise([["客户名称", "日期", "销售额", "去年同期销售额"]], "销售")
    assert layout.columns["revenue"].header == "销售额"
    assert layout.unknown == ("去年同期销售额",)


def test_an_account_list_may_carry_columns_of_other_tables(read: Any) -> None:
    header = [
        "客户编号",
        "客户名称",
        "行业",
        "战略契合度",
        "价值潜力",
        "资源互补性",
        "合同到期日",
        "续约意向",
        "满意度",
        "最近联系日期",
    ]
    book = read(
        {"客户清单": [header, ["K1", "甲", "化工", 4, 5, 3, "2026-12-31", "犹豫", "很满意", "2026-09-01"]]}
    )
    assert set(book.tables) == {"accounts", "scores", "contracts", "surveys", "interactions"}
    assert book.tables["scores"]["strategic_fit"].tolist() == [4]
    assert book.tables["scores"]["scored_on"].isna().all()
    assert book.tables["contracts"]["renewal_intent"].tolist() == ["vague"]
    assert book.tables["surveys"]["satisfaction"].tolist() == [100]
    assert book.tables["interactions"]["date"].isna().all()
    assert str(book.tables["interactions"]["last_contact_date"][0].date()) == "2026-09-01"
    assert book.cell("contracts", 0, "end_date") == "客户清单!G2"


def test_a_sheet_of_its_own_comes_before_what_the_list_carries(read: Any) -> None:
    accounts = [["客户编号", "客户名称", "行业", "满意度"], ["K1", "甲", "化工", 80]]
    surveys = [["客户名称", "调研日期", "满意度"], ["甲", "2026-01-05", 90]]
    frame = read({"客户清单": accounts, "满意度": surveys}).tables["surveys"]
    assert frame["sheet"].tolist() == ["满意度", "客户清单"]
    assert frame["satisfaction"].tolist() == [90, 80]


def test_a_sheet_without_an_account_column_is_left_out_and_said(read: Any) -> None:
    book = read(
        {
            "销售": [("客户名称", "日期", "金额"), ("甲", "2026-01-05", 1)],
            "拜访": [("拜访日期", "沟通方式", "沟通内容", "参与人"), ("2026-01-05", "电话", "聊", "王")],
        }
    )
    assert str(book.problems[0]) == "拜访: no column names the account. The sheet is left out."


@pytest.mark.parametrize(
    ("answers", "expected", "scale"),
    [
        ([5, 1, 3], [100, 0, 50], "1–5"),
        ([10, 1, 5.5], [100, 0, 50], "1–10"),
        ([85, 60, 100], [85, 60, 100], "0–100"),
        (["85%", "满意", "不了解"], [85, 80, None], None),
        ([0.85, 1, 0.5], [85, 100, 50], "0–1"),
    ],
)
def test_the_scale_of_satisfaction_is_decided_and_said(
    read: Any, answers: list[Any], expected: list[Any], scale: Any
) -> None:
    book = read({"满意度": [("客户", "调研日期", "满意度"), *(("甲", "2026-01-05", one) for one in answers)]})
    assert [None if one != one else one for one in book.tables["surveys"]["satisfaction"]] == expected  # noqa: PLR0124
    notes = [str(note) for note in book.notes]
    assert notes == ([f"满意度, '满意度': satisfaction is read on a scale of {scale}."] if scale else [])


def test_risks_are_read_from_words_and_from_yes_no_columns(read: Any) -> None:
    words = [
        ("客户", "预警日期", "风险信号", "状态"),
        ("甲", "2026-01-05", "预算冻结、竞品介入", "已关闭"),
        ("甲", "2026-01-06", "下雨", ""),
    ]
    flags = [("Customer", "Decision Maker Left", "Budget Freeze"), ("甲", "yes", "no")]
    book = read({"风险": words, "Risk flags": flags})
    frame = book.tables["risks"]
    assert frame["signals"].tolist() == [
        ("budget_frozen", "competitor_entered"),
        (),
        ("decision_maker_left",),
    ]
    assert frame["status"].tolist() == ["done", "open", "open"]
    assert [str(one) for one in book.problems] == [
        (
            "风险!C3: '下雨' is not a risk signal kamxl knows. Say on KAM Settings what it means. "
            "It raises no light of its own."
        )
    ]


@pytest.mark.parametrize(
    "header",
    ["*客户名称", "客户\n名称", "客户名称（全称）", "CustomerName", "customer_name", "ＣＵＳＴＯＭＥＲ"],
)
def test_headers_are_recognised_however_written(header: str) -> None:
    assert any(one.column == "account_name" for one in meanings(header))


def test_letters_of_columns() -> None:
    assert [letter(n) for n in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def test_the_language_is_that_of_the_headers(read: Any) -> None:
    assert (
        read({"S": [("Customer", "Date", "Revenue"), ("A", "2026-01-05", 1)]}, name="1.xlsx").language == "en"
    )
    assert (
        read({"S": [("客戶名稱", "訂單日期", "銷售額"), ("A", "2026-01-05", 1)]}, name="2.xlsx").language
        == "zh-Hant"
    )
    assert (
        read({"S": [("客户名称", "订单日期", "销售额"), ("A", "2026-01-05", 1)]}, name="3.xlsx").language
        == "zh-Hans"
    )
