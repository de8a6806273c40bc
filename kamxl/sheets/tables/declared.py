"""Every table a book may hold: its row class, and what a sheet must have to be that table."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kamxl.sheets.tables.column import Column, Kind, columns_of
from kamxl.sheets.tables.row_accounts import AccountRow, ScoreRow
from kamxl.sheets.tables.row_deals import ContractRow, QuoteRow, ReceivableRow
from kamxl.sheets.tables.row_people import ContactRow, InteractionRow, SurveyRow
from kamxl.sheets.tables.row_service import CommitmentRow, IssueRow, NeedRow, RiskRow, ServiceRow
from kamxl.sheets.tables.row_transactions import PeriodicRow, TransactionRow

KEY_COLUMNS = {
    "account_id": Column(name="account_id", kind=Kind.KEY, help="The account's number."),
    "account_name": Column(name="account_name", kind=Kind.KEY, help="The account's name."),
    "currency": Column(name="currency", kind=Kind.TEXT, help="The currency of the row."),
}
"""Columns that any table may hold beside its own."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table. A sheet is this table only if it holds a column of each group in `enough`."""

    key: str
    row: type[Any]
    enough: tuple[frozenset[str], ...]
    names: tuple[str, ...]
    """Words in a sheet's name that speak for this table."""

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Its columns by name, the account's key first."""
        return KEY_COLUMNS | columns_of(self.row)


def _any(*names: str) -> frozenset[str]:
    return frozenset(names)


_SCORES = _any("strategic_fit", "value_potential", "resource_complementarity", "strategic_importance")
_RISKS = _any("signal", "color", "decision_maker_left", "budget_frozen", "competitor_entry")

TABLES = {
    one.key: one
    for one in (
        Table(
            key="accounts",
            row=AccountRow,
            enough=(),
            names=(
                "客户清单",
                "客户信息",
                "客户档案",
                "客户资料",
                "客户名单",
                "客戶",
                "大客户",
                "account",
                "customer",
            ),
        ),
        Table(
            key="scores", row=ScoreRow, enough=(_SCORES,), names=("评分", "打分", "評分", "score", "rating")
        ),
        Table(
            key="transactions",
            row=TransactionRow,
            enough=(_any("date"), _any("revenue", "revenue_net", "quantity")),
            names=(
                "销售",
                "订单",
                "交易",
                "明细",
                "流水",
                "銷售",
                "訂單",
                "sale",
                "transaction",
                "order",
                "invoice",
            ),
        ),
        Table(
            key="periodic",
            row=PeriodicRow,
            enough=(_any("period", "value_q1", "value_q2", "value_q3", "value_q4"),),
            names=("季度", "月度", "目标", "年度", "目標", "quarter", "month", "target", "budget"),
        ),
        Table(
            key="contacts",
            row=ContactRow,
            enough=(_any("contact_name"),),
            names=("联系人", "关键人", "聯絡人", "聯繫人", "contact", "stakeholder", "people"),
        ),
        Table(
            key="interactions",
            row=InteractionRow,
            enough=(_any("date", "last_contact_date", "next_contact_date"),),
            names=(
                "拜访",
                "互动",
                "跟进",
                "沟通",
                "拜訪",
                "互動",
                "visit",
                "interaction",
                "meeting",
                "activit",
            ),
        ),
        Table(
            key="surveys",
            row=SurveyRow,
            enough=(_any("satisfaction", "nps_score", "ces_score"),),
            names=("满意度", "调研", "滿意度", "調研", "survey", "satisfaction", "nps", "csat"),
        ),
        Table(
            key="contracts",
            row=ContractRow,
            enough=(_any("contract_no", "contract_name", "end_date", "renewal_intent", "renewed"),),
            names=("合同", "续约", "协议", "合約", "續約", "contract", "renewal", "agreement"),
        ),
        Table(
            key="receivables",
            row=ReceivableRow,
            enough=(_any("amount_due", "amount_paid", "overdue"),),
            names=("应收", "回款", "應收", "receivable", "payment"),
        ),
        Table(
            key="needs",
            row=NeedRow,
            enough=(_any("description", "need_id", "need_type"),),
            names=("需求", "商机", "商機", "need", "opportunit", "requirement"),
        ),
        Table(
            key="commitments",
            row=CommitmentRow,
            enough=(_any("title"),),
            names=("承诺", "行动", "任务", "承諾", "commitment", "promise", "action", "task"),
        ),
        Table(
            key="issues",
            row=IssueRow,
            enough=(_any("issue_id", "opened_at", "issue_type", "description"),),
            names=("投诉", "工单", "问题", "客诉", "投訴", "issue", "complaint", "ticket", "case"),
        ),
        Table(
            key="service",
            row=ServiceRow,
            enough=(_any("sla_target", "sla_actual", "on_time_rate", "quality_rate", "supplier_rank"),),
            names=("服务", "交付", "sla", "service", "delivery"),
        ),
        Table(
            key="risks",
            row=RiskRow,
            enough=(_RISKS,),
            names=("风险", "预警", "風險", "預警", "risk", "warning"),
        ),
        Table(
            key="quotes",
            row=QuoteRow,
            enough=(_any("quote_no", "quote_date", "amount"),),
            names=("报价", "報價", "quote", "quotation"),
        ),
    )
}
