"""Quotations."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """One row: one quotation."""

    quote_no: str | None = column(
        Kind.KEY,
        label=N_("Quote number"),
        help="Quotation number.",
        hans="报价单号 报价编号 报价单编号 报价号",
        hant="報價單號 報價編號 報價單編號 報價號",
        en="Quote No.; Quotation No.; Quote ID; Quote Number; Quotation Number; Quotation ID",
        read_by=("measures.terms.quotes_of",),
    )
    quote_date: Day | None = column(
        Kind.DAY,
        label=N_("Quote date"),
        help="Quoted on.",
        hans="报价日期 报价时间 询价日期",
        hant="報價日期 報價時間 詢價日期",
        en="Quote Date; Quotation Date; Quoted On; Date Quoted; Date of Quote",
        read_by=("measures.terms.quotes_of",),
    )
    amount: float | None = column(
        Kind.MONEY,
        label=N_("Amount quoted"),
        help="Amount quoted.",
        hans="报价金额 报价总额 报价",
        hant="報價金額 報價總額 報價 報價總金額",
        en="Quote Amount; Quoted Value; Quote Total; Amount Quoted; Quotation Amount; Quoted Amount; "
        "Quote Value; Quoted Price",
        hints="金额; 金額; Amount",
        against="税额; 稅額; tax; 成本; cost; 数量; 數量; paid",
        read_by=("measures.terms.quotes_of",),
    )
    status: str | None = column(
        Kind.TEXT,
        label=N_("Status of the quote"),
        help="The team's own word for its state.",
        hans="审批状态 报价状态 回执状态 审批情况 状态 报价单状态",
        hant="審批狀態 報價狀態 回執狀態 審批情況 簽核狀態 狀態 報價單狀態",
        en="Quote Status; Approval Status; Acknowledged; Quotation Status",
        read_by=(
            "measures.terms.quotes_of",
            "sheets.frames.open_rows",
        ),
    )
    valid_until: Day | None = column(
        Kind.DAY,
        label=N_("Valid until"),
        help="Valid until.",
        hans="报价有效期 有效期至 报价有效期至 有效期 报价失效日期",
        hant="報價有效期 有效期至 報價有效期限 報價有效期至 有效期限",
        en="Valid Until; Quote Expiry; Valid To; Expires On; Quote Valid Until; Validity Date",
        hints="Validity; 到期日",
        read_by=("measures.terms.quotes_of",),
    )
    approved_by: str | None = column(
        Kind.TEXT,
        label=N_("Approved by"),
        help="Who approved it.",
        hans="审批人 批准人 核准人 审批人员",
        hant="簽核人 核准人 批准人 簽核主管",
        en="Approved By; Approver; Released By",
        read_by=("measures.terms.unapproved_quotes_of",),
    )
    sent_on: Day | None = column(
        Kind.DAY,
        label=N_("Sent on"),
        help="Sent to the customer on.",
        hans="发送日期 发出日期 报价发送日期 发送时间",
        hant="發送日期 發出日期 報價發送日期 發送時間",
        en="Sent On; Date Sent; Quote Sent; Sent to Customer On",
        hints="Sent",
        read_by=("measures.terms.unapproved_quotes_of",),
    )
    acknowledged_on: Day | None = column(
        Kind.DAY,
        label=N_("Acknowledged on"),
        help="The customer confirmed it on.",
        hans="回执日期 客户回执日期 确认回执日期 回执时间",
        hant="回執日期 客戶回執日期 回執時間 回簽日期",
        en="Acknowledged On; Acknowledgement Date; Receipt Confirmed On; Countersigned On",
        read_by=("measures.terms.quotes_of",),
    )


QUOTES = Table(
    key="quotes",
    label=N_("Quotes"),
    row=QuoteRow,
    needs=(any_of("quote_no", "quote_date", "amount"),),
    sheet_words=("报价", "報價", "quote", "quotation"),
    decides_currency=5,
)
