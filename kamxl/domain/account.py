"""Who an account is."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account as the team's list has it; blanks are None. `cell` is where it stands (`sheet!cell`)."""

    id: str
    name: str
    short_name: str | None = None
    industry: str | None = None
    region: str | None = None
    owner: str | None = None
    owner_since: date | None = None
    first_coop_date: date | None = None
    credit_grade: str | None = None
    cell: str | None = None
