"""Who to call: an account, why, what to do, and by when."""

from dataclasses import dataclass
from datetime import date

from kamxl.domain.message import Message
from kamxl.domain.verdict import AccountStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call to make. `money` is what is at stake, in base units; None when unknown."""

    account_id: str
    account: str
    status: AccountStatus
    why: Message
    action: Message
    owner: str | None
    due: date | None
    money: float | None
