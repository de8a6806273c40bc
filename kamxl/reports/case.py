"""What a report is about: everything its sections may show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kamxl.domain.dossier import Dossier
from kamxl.domain.message import Message
from kamxl.domain.problem import Problem
from kamxl.domain.review import AccountReview, Review
from kamxl.domain.since import AccountSince, Since
from kamxl.locale import Translate
from kamxl.reports.numbers import MoneyUnit, money_unit
from kamxl.reports.sheet import ReportSheet
from kamxl.settings import Settings


class RowCounts(Protocol):
    """How many rows of a table were read, used and left out; read = used + left out."""

    @property
    def read(self) -> int:
        """Rows found."""
        ...

    @property
    def used(self) -> int:
        """Rows that count."""
        ...

    @property
    def left_out(self) -> int:
        """Rows that do not."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountCase:
    """One account's book. `review` holds no other account.

    `compared` is False when the book has too few accounts for shares and ranks to be shown. `since` is the
    last snapshot that is compared with (its accounts are left out), `changed` the account against it; None
    without a snapshot.
    """

    review: Review
    account: AccountReview
    dossier: Dossier
    settings: Settings
    t: Translate
    language: str
    compared: bool = True
    since: Since | None = None
    changed: AccountSince | None = None

    def unit(self, *amounts: float | None) -> MoneyUnit:
        """Choose the unit for some amounts."""
        return money_unit(amounts, self.review.currency, self.language)

    def words(self, message: Message) -> str:
        """Return a sentence in the report's language."""
        return message.in_words(self.t)


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioCase:
    """The book of all accounts. `counts` are by table key, `proof` is the conclusion of a backtest.

    `since` is the book against its last snapshot; None without one.
    """

    review: Review
    settings: Settings
    problems: Sequence[Problem]
    counts: Mapping[str, RowCounts]
    t: Translate
    language: str
    proof: Message | None = None
    since: Since | None = None

    def unit(self, *amounts: float | None) -> MoneyUnit:
        """Choose the unit for some amounts."""
        return money_unit(amounts, self.review.currency, self.language)

    def words(self, message: Message) -> str:
        """Return a sentence in the report's language."""
        return message.in_words(self.t)


class AccountSection(Protocol):
    """A part of an account book: a module with a title and `build`."""

    TITLE: str

    def build(self, sheet: ReportSheet, case: AccountCase) -> None:
        """Write the section below what is there."""
        ...


class PortfolioSection(Protocol):
    """A part of the portfolio book: a module with a title and `build`."""

    TITLE: str

    def build(self, sheet: ReportSheet, case: PortfolioCase) -> None:
        """Write the section below what is there."""
        ...
