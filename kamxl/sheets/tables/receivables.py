"""What customers owe and paid, also by age."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivableRow:
    """One row: one amount the customer owes or paid."""

    due_date: Day | None = column(
        Kind.DAY,
        label=N_("Payment due on"),
        help="Due on.",
        hans="应收日期 到期日 应收到期日 约定付款日期 预计回款日期 预计付款时间 付款到期日 账款到期日 "
        "应付款日期 应收款日期",
        hant="應收日期 到期日 應收到期日 約定付款日期 預計回款日期 預計付款時間 預計收款日 付款到期日 "
        "帳款到期日",
        en="Due Date; Payment Due; Expected Payment Date; Payment Due Date; Due On; Net Due Date",
        against="合同; 合約; contract; renewal; 报价; 報價; quote",
        read_by=("measures.receivables",),
    )
    amount_due: float | None = column(
        Kind.MONEY,
        label=N_("Amount due"),
        help="Amount owed.",
        hans="应收账款 应收金额 应收余额 欠款 欠款金额 未回款金额 应收账款余额 应收款 应收款项 "
        "应收账款金额 应收总额 未付金额 未收金额 待收金额 欠款余额",
        hant="應收賬款 應收金額 應收餘額 欠款 欠款金額 未回款金額 應收賬款餘額 應收帳款 未收款 應收款 "
        "應收款項 應收總額 未付金額 未收金額 待收金額 欠款餘額",
        en="Receivable; AR; AR Balance; Outstanding; Amount Due; Open Amount; Outstanding Amount; "
        "Amount Outstanding; Total Due; Total Outstanding; Unpaid; Unpaid Amount; "
        "Accounts Receivable; Receivables",
        hints="期末余额; 期末餘額",
        against="paid; 已; 率; %; 天; days; date; 日期; invoice total",
        read_by=(
            "measures.receivables",
            "sheets.frames.open_rows",
        ),
    )
    amount_paid: float | None = column(
        Kind.MONEY,
        label=N_("Amount paid"),
        help="Amount paid.",
        hans="回款 回款金额 已回款 实收金额 到账金额 已付金额 收款 收款金额 已收金额 已收款 已收账款 "
        "实收 实收款 收汇金额 本期收款 已回款金额 累计回款 到款金额",
        hant="回款 回款金額 已回款 實收金額 到賬金額 已付金額 收款 收款金額 已收金額 已收款 實收 "
        "實收款 收匯金額 本期收款 已回款金額 累計回款 到款金額 入帳金額",
        en="Paid; Collected; Cash Received; Payment Amount; Receipts; Amount Paid; Amount Received; "
        "Paid Amount; Received Amount; Receipt Amount; Cash Collected; Total Paid",
        hints="贷方; 貸方; 贷方金额; 貸方金額; 贷方发生额; 貸方發生額; Credit; Credit Amount; "
        "Received; Payment; Payments",
        against="due; 未; unpaid; 应收; 應收; 率; %; date; 日期; 时间; 時間; on; term; method; 方式; status",
        read_by=("measures.receivables",),
    )
    paid_on: Day | None = column(
        Kind.DAY,
        label=N_("Paid on"),
        help="Paid on.",
        hans="回款日期 到账日期 收款日期 实际付款日期 收款时间 收汇日期 回款时间 到款日期 付款日期 收款日",
        hant="回款日期 到賬日期 收款日期 實際付款日期 收款時間 收匯日期 回款時間 到款日期 付款日期 "
        "收款日 入帳日期",
        en="Paid On; Payment Date; Receipt Date; Collection Date; Date Paid; Received On; "
        "Date Received; Payment Received On",
        against="due; 应; 應; 预计; 預計; expected; 金额; 金額; amount",
        read_by=("measures.receivables",),
    )
    balance: float | None = column(
        Kind.MONEY,
        label=N_("Balance still owed"),
        help="What is still owed at the end of the period.",
        hans="期末余额 本期余额 账款余额",
        hant="期末餘額 本期餘額 帳款餘額",
        en="Closing Balance; Balance Due; Ending Balance",
        hints="余额; 餘額; Balance",
        against="opening; 期初; beginning; 数量; 數量; stock; 库存; 庫存; days",
        read_by=(
            "measures.receivables",
            "sheets.frames.open_rows",
        ),
    )
    not_due: float | None = column(
        Kind.MONEY,
        label=N_("Not due yet"),
        help="Owed, not due yet.",
        hans="未到期 未到期金额 账期内 信用期内",
        hant="未到期 未到期金額 帳期內 信用期內",
        en="Not Due; Not Yet Due; Within Terms",
        hints="Current",
        read_by=("measures.receivables",),
    )
    days_1_30: float | None = column(
        Kind.MONEY,
        label=N_("Due for 1-30 days"),
        help="Owed for up to 30 days.",
        hans="30天以内 1-30天 0-30天 30天内 30日以内 1个月以内",
        hant="30天以內 1-30天 0-30天 30天內 30日以內 1個月以內",
        en="1-30; 1-30 Days; 0-30 Days; 1 to 30 Days; Up to 30 Days",
        read_by=("measures.receivables",),
    )
    days_31_60: float | None = column(
        Kind.MONEY,
        label=N_("Due for 31-60 days"),
        help="Owed for 31 to 60 days.",
        hans="31-60天 30-60天 1-2个月",
        hant="31-60天 30-60天 1-2個月",
        en="31-60; 31-60 Days; 30-60 Days; 31 to 60 Days",
        read_by=("measures.receivables",),
    )
    days_61_90: float | None = column(
        Kind.MONEY,
        label=N_("Due for 61-90 days"),
        help="Owed for 61 to 90 days.",
        hans="61-90天 60-90天 2-3个月",
        hant="61-90天 60-90天 2-3個月",
        en="61-90; 61-90 Days; 60-90 Days; 61 to 90 Days",
        read_by=("measures.receivables",),
    )
    days_91_180: float | None = column(
        Kind.MONEY,
        label=N_("Due for 91-180 days"),
        help="Owed for 91 to 180 days.",
        hans="91-180天 90-180天 3-6个月",
        hant="91-180天 90-180天 3-6個月",
        en="91-180; 91-180 Days; 90-180 Days; 91 to 180 Days",
        read_by=("measures.receivables",),
    )
    days_over_180: float | None = column(
        Kind.MONEY,
        label=N_("Due for more than 180 days"),
        help="Owed for more than 180 days.",
        hans="180天以上 180天及以上 半年以上 6个月以上",
        hant="180天以上 半年以上 6個月以上",
        en="180+ Days; Over 180 Days; More than 180 Days",
        read_by=("measures.receivables",),
    )
    days_over_90: float | None = column(
        Kind.MONEY,
        label=N_("Due for more than 90 days"),
        help="Owed for more than 90 days.",
        hans="90天以上 90天及以上 3个月以上",
        hant="90天以上 3個月以上",
        en="90+ Days; Over 90 Days; More than 90 Days; 91 and over",
        read_by=("measures.receivables",),
    )
    overdue: str | None = column(
        Kind.KEY,
        label=N_("Overdue"),
        help="Days, amount or a word, as the team keeps it.",
        hans="逾期 逾期金额 逾期天数 逾期率 超期 逾期账款 超期天数 超期金额",
        hant="逾期 逾期金額 逾期天數 逾期率 超期 逾期帳款 超期天數 超期金額",
        en="Overdue; Days Overdue; Past Due; DPD; Overdue Amount; Days Late; Days Past Due; Past Due Amount",
        read_by=("sheets.frames.open_rows",),
    )


RECEIVABLES = Table(
    key="receivables",
    label=N_("Receivables"),
    row=ReceivableRow,
    needs=(
        any_of(
            "amount_due",
            "amount_paid",
            "overdue",
            "balance",
            "not_due",
            "days_1_30",
            "days_31_60",
            "days_61_90",
            "days_91_180",
            "days_over_90",
            "days_over_180",
        ),
    ),
    sheet_words=(
        "应收",
        "回款",
        "應收",
        "receivable",
        "payment",
        "收款",
        "账龄",
        "帳齡",
        "aging",
        "ageing",
        "收匯",
        "收汇",
    ),
    carried_by_accounts=8,
    decides_currency=4,
)
