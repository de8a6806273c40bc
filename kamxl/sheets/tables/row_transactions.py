"""Sales: one row per transaction, or one value per account and period."""

from dataclasses import dataclass

from kamxl.sheets.tables.column import Day, Kind, column


@dataclass(frozen=True, slots=True, kw_only=True)
class TransactionRow:
    """One row: one sale. Returns are negative."""

    date: Day | None = column(Kind.DAY, help="The day of the sale.", required=True)
    doc_no: str | None = column(Kind.KEY, help="Order or invoice number.")
    product: str | None = column(Kind.KEY, help="What was sold.")
    product_line: str | None = column(Kind.KEY, help="The line of business it belongs to.")
    quantity: float | None = column(Kind.NUMBER, help="How many.")
    unit_price: float | None = column(Kind.MONEY, help="Price of one.")
    revenue: float | None = column(Kind.MONEY, help="Amount, tax included or unsaid.")
    revenue_net: float | None = column(Kind.MONEY, help="Amount without tax; preferred.")
    gross_profit: float | None = column(Kind.MONEY, help="Gross profit.")
    margin_pct: float | None = column(Kind.PERCENT, help="Gross margin, %.")
    cost: float | None = column(Kind.MONEY, help="Cost.")
    return_flag: str | None = column(
        Kind.TEXT, help="Marks a return; its amount counts as negative, however it is written."
    )
    status: str | None = column(Kind.TEXT, help="State of the order: completed, cancelled, refunded, draft.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicRow:
    """One row: one account, its values by quarter, month or year; in columns, or one period a row."""

    period: str | None = column(Kind.KEY, help="Quarter, month or year of the row.")
    value_q1: float | None = column(Kind.MONEY, help="First quarter of the year.")
    value_q2: float | None = column(Kind.MONEY, help="Second quarter of the year.")
    value_q3: float | None = column(Kind.MONEY, help="Third quarter of the year.")
    value_q4: float | None = column(Kind.MONEY, help="Fourth quarter of the year.")
    target: float | None = column(Kind.MONEY, help="Target of the period.")
    actual: float | None = column(Kind.MONEY, help="Revenue of the period.")
    attainment: float | None = column(Kind.PERCENT, help="Share of the target; kamxl computes it itself.")
    yoy: float | None = column(Kind.PERCENT, help="Year on year; kamxl computes it itself.")
    qoq: float | None = column(Kind.PERCENT, help="Quarter on quarter; kamxl computes it itself.")
    usage_hours: float | None = column(Kind.NUMBER, help="Hours of use in the period.")
