"""What a team records beside its sales raises an alert with its cell, or is said to be kept and not used."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kamxl.locale import translator
from kamxl.sheets.tables.declared import TABLES
from kamxl.sheets.tables.named import column_name, table_name
from kamxl.workflows.score import score

AS_OF = date(2026, 9, 30)
ACCOUNTS = ("A1", "A2", "A3")
Rows = list[list[Any]]

RAISED: dict[str, tuple[str, Rows]] = {
    "risks": ("风险", [["客户编号", "风险信号", "登记日期"], ["A1", "预算冻结", date(2026, 9, 1)]]),
    "contracts": (
        "合同",
        [
            ["合同编号", "客户编号", "开始日期", "结束日期", "续约意向"],
            ["H1", "A1", date(2025, 10, 5), date(2026, 10, 5), "不续约"],
        ],
    ),
    "contacts": ("联系人", [["客户编号", "联系人", "角色", "在职"], ["A1", "李四", "决策者", "否"]]),
    "surveys": ("满意度调查", [["客户编号", "日期", "满意度"], ["A1", date(2026, 8, 1), 55]]),
}
WARN_THEMSELVES: dict[str, tuple[str, Rows]] = {
    "receivables": (
        "应收账款",
        [["客户编号", "到期日", "应收金额", "已收金额"], ["A1", date(2025, 12, 31), 900_000, 0]],
    ),
    "quotes": (
        "报价单",
        [
            ["报价单号", "客户编号", "报价日期", "报价金额", "状态", "有效期至"],
            ["Q1", "A1", date(2026, 6, 1), 300_000, "待审批", date(2026, 7, 1)],
        ],
    ),
    "service": (
        "服务指标",
        [["客户编号", "SLA目标", "SLA实际", "准时交付率"], ["A1", "99.9%", "95.0%", "60%"]],
    ),
    "danger_signals": (
        "危险信号",
        [
            ["客户编号", "危险信号登记日期", "订单不请自来", "方案都是模板"],
            ["A1", date(2026, 9, 1), "是", "是"],
        ],
    ),
}
ALERT = {
    "receivables": "receivables",
    "quotes": "quote",
    "service": "service_level",
    "danger_signals": "danger_signals",
}


def book(path: Path, sheet: str, rows: Rows) -> Path:
    """Write a book of steady sales of three accounts and one more sheet."""
    found = openpyxl.Workbook()
    sales = found.active
    assert sales is not None
    sales.title = "销售明细"
    sales.append(["日期", "客户编号", "销售额"])
    for month in range(24):
        for account in ACCOUNTS:
            sales.append([date(2024 + (9 + month) // 12, (9 + month) % 12 + 1, 10), account, 10_000])
    more = found.create_sheet(sheet)
    for row in rows:
        more.append(row)
    found.save(path)
    return path


@pytest.mark.parametrize("table", RAISED)
def test_what_a_verdict_reads_raises_the_light_with_its_cell(tmp_path: Path, table: str) -> None:
    sheet, rows = RAISED[table]
    scored = score([book(tmp_path / "book.xlsx", sheet, rows)], as_of=AS_OF, today=AS_OF)
    assert scored.book.counts[table].used == len(rows) - 1
    alerts = {one.facts.account.id: [alert.rule for alert in one.alerts] for one in scored.review.accounts}
    assert "light" in alerts["A1"]
    assert "light" not in alerts["A2"] + alerts["A3"]
    (cells,) = [
        alert.cells
        for one in scored.review.accounts
        for alert in one.alerts
        if alert.rule == "light" and one.facts.account.id == "A1"
    ]
    assert all(cell.startswith(f"{sheet}!") for cell in cells)


@pytest.mark.parametrize("table", WARN_THEMSELVES)
def test_what_the_team_records_of_money_quotes_and_service_raises_its_alert(
    tmp_path: Path, table: str
) -> None:
    sheet, rows = WARN_THEMSELVES[table]
    scored = score([book(tmp_path / "book.xlsx", sheet, rows)], as_of=AS_OF, today=AS_OF)
    found = {
        one.facts.account.id: [alert.cells for alert in one.alerts if alert.rule == ALERT[table]]
        for one in scored.review.accounts
    }
    (cells,) = found.pop("A1")
    assert all(cell.startswith(f"{sheet}!") for cell in cells)
    assert found == {"A2": [], "A3": []}
    assert str(table_name(table)) == translator("en")(TABLES[table].label)


@pytest.mark.parametrize("column", ["yoy"])
def test_a_figure_that_kamxl_computes_itself_is_said_to_be_kept_and_not_used(column: str) -> None:
    assert str(column_name("periodic", column)).endswith("(kept, not used)")
    assert column_name("periodic", column).in_words(translator("zh-Hans")).endswith("（保留，未使用）")
