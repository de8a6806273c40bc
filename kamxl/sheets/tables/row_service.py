"""Needs, promises, complaints, service levels and risks."""

from dataclasses import dataclass

from kamxl.sheets.tables.column import Day, Kind, column


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedRow:
    """One row: one need or opportunity."""

    need_id: str | None = column(Kind.KEY, help="Number.")
    description: str | None = column(Kind.TEXT, help="What the customer needs.")
    need_type: str | None = column(Kind.WORD, help="explicit, implicit or latent.")
    urgency: float | None = column(Kind.NUMBER, low=1, high=5, help="Urgency, 1 to 5.")
    value: float | None = column(Kind.MONEY, help="What it may be worth.")
    stage: str | None = column(Kind.TEXT, help="The team's own word for its state.")
    probability: float | None = column(Kind.PERCENT, help="Chance of winning, %.")
    expected_close: Day | None = column(Kind.DAY, help="Expected to close on.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRow:
    """One row: one promise to the customer."""

    title: str | None = column(Kind.TEXT, help="What was promised.")
    owner: str | None = column(Kind.TEXT, help="Who does it.")
    due_date: Day | None = column(Kind.DAY, help="Due on.")
    done_date: Day | None = column(Kind.DAY, help="Done on.")
    status: str | None = column(Kind.WORD, help="open, done or cancelled.")
    risk_raised_at: Day | None = column(Kind.DAY, help="When a risk to it was raised.")
    confirmed: bool | None = column(Kind.YES_NO, help="The customer confirmed it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """One row: one complaint or service case."""

    issue_id: str | None = column(Kind.KEY, help="Number.")
    opened_at: Day | None = column(Kind.DAY, help="Reported at.")
    acknowledged_at: Day | None = column(Kind.DAY, help="Answered at.")
    proposal_at: Day | None = column(Kind.DAY, help="First plan at.")
    resolved_at: Day | None = column(Kind.DAY, help="Closed at.")
    severity: str | None = column(Kind.KEY, help="How bad it is.")
    options_offered: float | None = column(Kind.NUMBER, help="Solutions offered.")
    issue_type: str | None = column(Kind.TEXT, help="Kind of case.")
    description: str | None = column(Kind.TEXT, help="What happened.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """One row: how well an account was served."""

    sla_target: float | None = column(Kind.PERCENT, help="Availability promised, %.")
    sla_actual: float | None = column(Kind.PERCENT, help="Availability reached, %.")
    on_time_rate: float | None = column(Kind.PERCENT, help="Delivered on time, %.")
    quality_rate: float | None = column(Kind.PERCENT, help="Passed inspection, %.")
    supplier_rank: float | None = column(Kind.NUMBER, help="Our rank among the customer's suppliers.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRow:
    """One row: one risk signal, in words or as yes/no columns."""

    date: Day | None = column(Kind.DAY, help="Noticed on.")
    signal: str | None = column(Kind.TEXT, help="What was noticed, in words.")
    color: str | None = column(Kind.WORD, help="red, yellow or green, as the team sees it.")
    decision_maker_left: bool | None = column(Kind.YES_NO, help="The decision maker left.")
    budget_frozen: bool | None = column(Kind.YES_NO, help="The budget was frozen.")
    competitor_entry: bool | None = column(Kind.YES_NO, help="A competitor entered.")
    status: str | None = column(Kind.WORD, help="open or done.")
