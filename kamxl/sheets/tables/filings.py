"""Customers that must be filed by a deadline before their costs are refunded."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRow:
    """One row: one customer to be filed."""

    file_by: Day | None = column(
        Kind.DAY,
        label=N_("To be filed by"),
        help="The last day on which the customer may be filed.",
        hans="备案截止日期 应备案日期",
        hant="備案截止日期 應備案日期",
        en="To Be Filed By; Filing Deadline",
        read_by=("measures.open_files.filings_of",),
    )
    customer_filed_on: Day | None = column(
        Kind.DAY,
        label=N_("Customer filed on"),
        help="The day on which it was filed; blank until then.",
        hans="客户备案日期 实际备案日期",
        hant="客戶備案日期 實際備案日期",
        en="Customer Filed On",
        read_by=("measures.open_files.filings_of",),
    )
    filing_number: str | None = column(
        Kind.KEY,
        label=N_("Number of the filing"),
        help="The number under which it is filed.",
        hans="备案登记号",
        hant="備案登記號",
        en="Number of the Filing",
        read_by=("measures.open_files.filings_of",),
    )
    filed_by: str | None = column(
        Kind.TEXT,
        label=N_("Filed by"),
        help="Who files it.",
        hans="备案经办人",
        hant="備案經辦人",
        en="Filed By",
        read_by=("measures.open_files.filings_of",),
    )
    costs_to_refund: float | None = column(
        Kind.MONEY,
        label=N_("Costs to refund"),
        help="The costs that wait for the filing.",
        hans="待报销费用",
        hant="待報銷費用",
        en="Costs to Refund",
        read_by=("measures.open_files.filings_of",),
    )
    costs_refunded_on: Day | None = column(
        Kind.DAY,
        label=N_("Costs refunded on"),
        help="The day on which the costs were refunded.",
        hans="费用报销日期",
        hant="費用報銷日期",
        en="Costs Refunded On",
        read_by=("measures.open_files",),
    )


FILINGS = Table(
    key="filings",
    label=N_("Filing"),
    row=FilingRow,
    needs=(any_of("file_by", "customer_filed_on", "filing_number"),),
    sheet_words=("客户备案", "客戶備案", "filing"),
)
