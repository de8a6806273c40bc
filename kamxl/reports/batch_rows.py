"""What the books about many books show: one row for each book, and accounts that several books hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kamxl.domain.message import Message
from kamxl.domain.review import AccountReview


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRow:
    """One book. `status` is done, problems or failed; `revenue` is of the last four quarters.

    Counts are None where nothing could be read; `reason` says why. `findings` are the first few problems:
    where, and what.
    """

    book: str
    files: Sequence[str]
    status: str
    reason: Message | None = None
    as_of: date | None = None
    quarter: str | None = None
    currency: str | None = None
    accounts: int | None = None
    revenue: float | None = None
    rows_used: int | None = None
    rows_left_out: int | None = None
    problems: int | None = None
    results: int = 0
    findings: Sequence[tuple[str, Message]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """An account as one book has it. Amounts are in the currency of that book."""

    book: str
    currency: str | None
    as_of: date
    account: AccountReview


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedAccount:
    """An account that several books hold under the same key. `same` says that they tell the same of it."""

    key: str
    appearances: tuple[Appearance, ...]
    same: bool
