"""Customers that departments propose as key accounts, and what came of it."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.sheets.tables.column import Day, Kind, column
from kamxl.sheets.tables.table import Table, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationRow:
    """One row: one customer proposed as a key account, with the points of the five criteria (handbook)."""

    nominated_by: str | None = column(
        Kind.TEXT,
        label=N_("Nominating department"),
        help="The department that proposes the customer.",
        hans="提名部门",
        hant="提名部門",
        en="Nominating Department; Nominated By",
        read_by=("measures.plans",),
    )
    nominated_on: Day | None = column(
        Kind.DAY,
        label=N_("Nominated on"),
        help="The day of the proposal.",
        hans="提名日期",
        hant="提名日期",
        en="Nominated On; Nomination Date",
        read_by=("measures.plans",),
    )
    scale_points: float | None = column(
        Kind.NUMBER,
        label=N_("Points for scale"),
        help="How large the customer is, 1 to 5.",
        hans="提名规模分",
        hant="提名規模分",
        en="Points for Scale",
        low=1,
        high=5,
        read_by=("measures.plans",),
    )
    position_points: float | None = column(
        Kind.NUMBER,
        label=N_("Points for position"),
        help="Its position in its industry, 1 to 5.",
        hans="提名地位分",
        hant="提名地位分",
        en="Points for Position",
        low=1,
        high=5,
        read_by=("measures.plans",),
    )
    spending_points: float | None = column(
        Kind.NUMBER,
        label=N_("Points for spending"),
        help="How much it buys of us, 1 to 5.",
        hans="提名消费分",
        hant="提名消費分",
        en="Points for Spending",
        low=1,
        high=5,
        read_by=("measures.plans",),
    )
    tenure_points: float | None = column(
        Kind.NUMBER,
        label=N_("Points for tenure"),
        help="How long it has been a customer, 1 to 5.",
        hans="提名年限分",
        hant="提名年限分",
        en="Points for Tenure",
        low=1,
        high=5,
        read_by=("measures.plans",),
    )
    potential_points: float | None = column(
        Kind.NUMBER,
        label=N_("Points for potential"),
        help="What it may come to buy, 1 to 5.",
        hans="提名潜力分",
        hant="提名潛力分",
        en="Points for Potential",
        low=1,
        high=5,
        read_by=("measures.plans",),
    )
    nomination_reason: str | None = column(
        Kind.TEXT,
        label=N_("Why it is nominated"),
        help="What speaks for it, in a sentence.",
        hans="提名理由",
        hant="提名理由",
        en="Why It Is Nominated; Nomination Reason",
        read_by=("measures.plans",),
    )
    audit_result: str | None = column(
        Kind.WORD,
        label=N_("Result of the audit"),
        help="open, accepted or rejected, as the key-account manager decides.",
        hans="提名审核结果",
        hant="提名審核結果",
        en="Result of the Audit; Nomination Result",
        read_by=("sheets.frames.open_rows",),
    )
    audited_by: str | None = column(
        Kind.TEXT,
        label=N_("Audited by"),
        help="The key-account manager who decided.",
        hans="提名审核人",
        hant="提名審核人",
        en="Nomination Audited By; Audited By",
        read_by=("measures.plans",),
    )
    audited_on: Day | None = column(
        Kind.DAY,
        label=N_("Audited on"),
        help="The day of the decision.",
        hans="提名审核日期",
        hant="提名審核日期",
        en="Nomination Audited On; Audited On",
        read_by=("sheets.frames.open_rows",),
    )


NOMINATIONS = Table(
    key="nominations",
    label=N_("Nominations"),
    row=NominationRow,
    needs=(any_of("nominated_by", "nominated_on", "nomination_reason"),),
    sheet_words=("提名", "nomination"),
)
