"""What a report is about: everything its sections may show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kamxl.domain.dossier import Dossier
from kamxl.domain.kept_words import KeptWords
from kamxl.domain.message import Message
from kamxl.domain.problem import Problem
from kamxl.domain.review import AccountReview, Review
from kamxl.domain.since import AccountSince, Since
from kamxl.locale import Translate
from kamxl.reports.blocks import Placed
from kamxl.reports.numbers import MoneyUnit, money_unit
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Kept, Shown
from kamxl.reports.theme import number_format_of
from kamxl.settings import Settings

LISTED = 100
"""How many accounts a list of the portfolio book shows at most; all of them stand on a sheet of their own."""


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


def _unit(book: MoneyUnit, amounts: Sequence[float | None], currency: str | None, language: str) -> MoneyUnit:
    largest = max((abs(one) for one in amounts if one), default=0.0)
    if not largest or round(largest / book.divisor, book.decimals):
        return book
    return money_unit((*amounts, 0.0), currency, language)


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
    kept: KeptWords = KeptWords()

    @property
    def book_unit(self) -> MoneyUnit:
        """The one unit of the whole book: that of its largest amounts."""
        revenue = self.account.revenue
        amounts = (*revenue.quarters.values(), revenue.ttm, self.account.facts.target)
        return money_unit(amounts, self.review.currency, self.language)

    def unit(self, *amounts: float | None) -> MoneyUnit:
        """Return the unit of the book; for amounts that would all be printed as zero, one of their own."""
        return _unit(self.book_unit, amounts, self.review.currency, self.language)

    def written(self, amount: float | None) -> str:
        """Return an amount as it stands in a sentence."""
        return self.unit(amount).written(amount)

    def to_fill(self, key: str, said: str | date, style: str = "fill_in") -> Shown:
        """Return a cell that people may write into: what they wrote before, else what kamxl says."""
        value = self.kept.cells.get(key, said)
        number = number_format_of("date") if isinstance(value, date) else None
        return Shown(value, style, number, Kept(key=key, said=str(said)))

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

    @property
    def book_unit(self) -> MoneyUnit:
        """The one unit of the whole book: that of its largest accounts."""
        amounts = (*(one.facts.ttm for one in self.review.accounts), 0.0)
        return money_unit(amounts, self.review.currency, self.language)

    def unit(self, *amounts: float | None) -> MoneyUnit:
        """Return the unit of the book; for amounts that would all be printed as zero, one of their own."""
        return _unit(self.book_unit, amounts, self.review.currency, self.language)

    def words(self, message: Message) -> str:
        """Return a sentence in the report's language."""
        return message.in_words(self.t)


class AccountSection(Protocol):
    """A part of an account book: a module with a title and `build`."""

    TITLE: str

    def build(self, sheet: ReportSheet, case: AccountCase) -> Placed | None:
        """Write the section below what is there, and return where the table stands that a picture draws."""
        ...


class PortfolioSection(Protocol):
    """A part of the portfolio book: a module with a title and `build`."""

    TITLE: str

    def build(self, sheet: ReportSheet, case: PortfolioCase) -> None:
        """Write the section below what is there."""
        ...
