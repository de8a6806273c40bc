"""People and conversations: contacts, visits, surveys."""

from dataclasses import dataclass

from kamxl.sheets.tables.column import Day, Kind, column


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """One row: one person at an account."""

    contact_name: str | None = column(Kind.KEY, help="Name.", required=True)
    title: str | None = column(Kind.TEXT, help="Position.")
    contact_department: str | None = column(Kind.TEXT, help="Department at the customer.")
    role: str | None = column(Kind.WORD, help="C coach, U user, T technical gatekeeper, E decision maker.")
    influence: float | None = column(Kind.NUMBER, low=1, high=5, help="Influence, 1 to 5.")
    attitude: float | None = column(Kind.NUMBER, low=-2, high=2, help="Attitude, -2 to 2.")
    strength: float | None = column(Kind.NUMBER, low=1, high=5, help="Strength of the relationship, 1 to 5.")
    reports_to: str | None = column(Kind.KEY, help="Superior.")
    is_active: bool | None = column(Kind.YES_NO, help="Still in the position.")
    left_on: Day | None = column(Kind.DAY, help="Left the position on.")
    phone: str | None = column(Kind.KEY, help="Telephone.")
    email: str | None = column(Kind.KEY, help="E-mail.")
    wechat: str | None = column(Kind.KEY, help="WeChat or another messenger.")


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionRow:
    """One row: one visit, call or meeting."""

    date: Day | None = column(Kind.DAY, help="The day of the contact.", required=True)
    channel: str | None = column(Kind.TEXT, help="Visit, call, meeting …")
    participants: str | None = column(Kind.TEXT, help="Who took part.")
    level: str | None = column(Kind.WORD, help="workshop, executive or formal.")
    content: str | None = column(Kind.TEXT, help="What it was about.")
    next_action: str | None = column(Kind.TEXT, help="What was agreed.")
    last_contact_date: Day | None = column(Kind.DAY, help="Last contact, as an account sheet states it.")
    next_contact_date: Day | None = column(Kind.DAY, help="Next contact planned.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRow:
    """One row: one answer of a customer."""

    date: Day | None = column(Kind.DAY, help="The day of the answer.")
    satisfaction: float | None = column(Kind.SCORE, help="Satisfaction, 0 to 100.")
    nps_score: float | None = column(Kind.NUMBER, low=0, high=10, help="Would recommend, 0 to 10.")
    ces_score: float | None = column(Kind.NUMBER, help="Effort score.")
    respondent: str | None = column(Kind.TEXT, help="Who answered.")
    feedback: str | None = column(Kind.TEXT, help="What was said.")
