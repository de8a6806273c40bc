"""Contracts, receivables and quotes."""

from dataclasses import dataclass

from kamxl.sheets.tables.column import Day, Kind, column


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRow:
    """One row: one contract."""

    contract_no: str | None = column(Kind.KEY, help="Contract number.")
    contract_name: str | None = column(Kind.KEY, help="Contract or project.")
    amount: float | None = column(Kind.MONEY, help="Value of the contract.")
    start_date: Day | None = column(Kind.DAY, help="Begins on.")
    end_date: Day | None = column(Kind.DAY, help="Ends on.")
    renewal_intent: str | None = column(Kind.WORD, help="yes, vague, no or unknown.")
    renewed: bool | None = column(Kind.YES_NO, help="Was renewed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivableRow:
    """One row: one amount the customer owes or paid."""

    due_date: Day | None = column(Kind.DAY, help="Due on.")
    amount_due: float | None = column(Kind.MONEY, help="Amount owed.")
    amount_paid: float | None = column(Kind.MONEY, help="Amount paid.")
    paid_on: Day | None = column(Kind.DAY, help="Paid on.")
    overdue: str | None = column(Kind.KEY, help="Days, amount or a word, as the team keeps it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """One row: one quotation."""

    quote_no: str | None = column(Kind.KEY, help="Quotation number.")
    quote_date: Day | None = column(Kind.DAY, help="Quoted on.")
    amount: float | None = column(Kind.MONEY, help="Amount quoted.")
    status: str | None = column(Kind.TEXT, help="The team's own word for its state.")
    valid_until: Day | None = column(Kind.DAY, help="Valid until.")
