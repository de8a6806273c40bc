"""The account list: one row, one account."""

from dataclasses import dataclass

from kamxl.sheets.tables.column import Day, Kind, column


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One row: one account, with whatever the team keeps about it."""

    account_id: str | None = column(Kind.KEY, help="The team's own number of the account.")
    account_name: str | None = column(Kind.KEY, help="Its full name.")
    short_name: str | None = column(Kind.KEY, help="What the team calls it; other sheets may use it.")
    parent_account: str | None = column(Kind.KEY, help="The group it belongs to.")
    uscc: str | None = column(Kind.KEY, help="Registration or tax number.")
    industry: str | None = column(Kind.TEXT, help="Its industry.")
    region: str | None = column(Kind.TEXT, help="Where it is looked after.")
    owner: str | None = column(Kind.TEXT, help="Its account manager.")
    owner_since: Day | None = column(Kind.DAY, help="When the account manager took over.")
    department: str | None = column(Kind.TEXT, help="The team that looks after it.")
    first_coop_date: Day | None = column(Kind.DAY, help="First cooperation; sets the contact rhythm.")
    status: str | None = column(Kind.TEXT, help="The team's own word for its state.")
    customer_type: str | None = column(Kind.TEXT, help="The team's own kind of customer.")
    legacy_tier: str | None = column(Kind.KEY, help="The tier it had before kamxl.")
    relationship_stage: str | None = column(Kind.TEXT, help="How far the relationship has come.")
    lifecycle_stage: str | None = column(Kind.TEXT, help="Where it is in its life as a customer.")
    relation_level: str | None = column(Kind.TEXT, help="How close the relationship is.")
    credit_grade: str | None = column(Kind.KEY, help="Credit grade.")
    credit_limit: float | None = column(Kind.MONEY, help="Credit limit.")
    payment_terms: str | None = column(Kind.KEY, help="Days or words of payment.")
    currency: str | None = column(Kind.TEXT, help="The currency of its amounts.")
    competitors: str | None = column(Kind.TEXT, help="Who else supplies it.")
    wallet_size: float | None = column(Kind.MONEY, help="What it spends a year on all suppliers.")
    listed_filed: str | None = column(Kind.TEXT, help="Whether it is on file, or its file number.")
    notes: str | None = column(Kind.TEXT, help="Anything else.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One row: how the team scored one account on one day."""

    strategic_fit: float | None = column(Kind.NUMBER, low=1, high=5, help="Strategic fit, 1 to 5.")
    value_potential: float | None = column(Kind.NUMBER, low=1, high=5, help="Growth potential, 1 to 5.")
    resource_complementarity: float | None = column(
        Kind.NUMBER, low=1, high=5, help="Resource complementarity, 1 to 5."
    )
    strategic_importance: float | None = column(
        Kind.NUMBER, low=0, high=100, help="Importance as one number, 0 to 100."
    )
    contribution_score: float | None = column(
        Kind.NUMBER, low=0, high=100, help="Contribution as one number, 0 to 100."
    )
    relative_strength: float | None = column(Kind.NUMBER, help="Our strength against competitors.")
    scored_on: Day | None = column(Kind.DAY, help="When it was scored.")
    scored_by: str | None = column(Kind.TEXT, help="Who scored it.")
