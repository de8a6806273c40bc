"""What a table of a team's book is: its columns, and what the rest of kamxl has to know of it."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import Any

from kamxl.sheets.tables.column import Column, columns_of
from kamxl.sheets.tables.keys import KEY_COLUMNS


class Proof(Enum):
    """What beside the headers shows that a region is a certain table."""

    DATED_AMOUNTS = auto()
    """Amounts, each with its day: sales."""
    ONE_ROW_PER_ACCOUNT = auto()
    """Hardly an account twice: the list of them."""


class Sold(Enum):
    """How the rows of a table say what was sold."""

    ROW_BY_ROW = auto()
    """Each row is a sale with its day: two equal rows are two sales."""
    BY_PERIOD = auto()
    """A sum for an account and a period: one that stands twice is one."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table, declared once; lists of tables elsewhere are derived from these facts.

    The numbers are turns: of the tables that found accounts, 1 is asked first; None takes no part.
    """

    key: str
    label: str
    """What people call it, in English; translated where it is shown."""
    row: type[Any]
    needs: tuple[frozenset[str], ...] = ()
    """A sheet is this table only if it holds a column of each group."""
    row_needs: tuple[tuple[str, ...], ...] = ()
    """What a row is of no use without: the first of these of which its sheet has every column.

    Where its sheet has none of them, or nothing is said here, it is every required column of the sheet.
    """
    fewest: int = 0
    """How many columns, beside the currency, a sheet must hold at least to be this table."""
    sheet_words: tuple[str, ...] = ()
    """Words in a sheet's name that speak for this table."""
    periods_in_columns: bool = False
    """Its sheets may have a column for each quarter, month or year."""
    proof: Proof | None = None
    """What beside the headers shows that a region is this table."""
    vague_headers_suffice: bool = False
    """Words that mean little by themselves (Date, Amount) are enough; others need a word of their own."""
    period_may_stand_outside: bool = False
    """The sheet's name or a title may say when: `2026年1月` above rows without a date."""
    carries_yearly_figures: bool = False
    """A column of it may hold each account's target or revenue of a year."""
    sold: Sold | None = None
    """Its rows are revenue: that is compared across sheets, so that what stands twice counts once."""
    dated_by: str | None = None
    """The column with the day of a row; every row has it, unknown where its sheet has none."""
    dates_the_book: bool = False
    """The newest of these days tells how far a book without sales reaches."""
    numbered_by: str | None = None
    """The column with the numbers of a form: a row that holds nothing but its number is not filled in yet."""
    founds_accounts: int | None = None
    """Tells which accounts there are when there is no account list."""
    carried_by_accounts: int | None = None
    """Its columns may stand in the account list."""
    decides_currency: int | None = None
    """Its amounts tell the currency of the book."""

    @property
    def one_row_per_account(self) -> bool:
        """Whether an account stands in it once."""
        return self.proof is Proof.ONE_ROW_PER_ACCOUNT

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Its columns by name, the account's key first."""
        return KEY_COLUMNS | columns_of(self.row)

    @property
    def used(self) -> bool:
        """Whether anything reads its rows; else they are kept, not used, and that is said."""
        return any(one.used for one in columns_of(self.row).values())


def any_of(*names: str) -> frozenset[str]:
    """Name the columns of a group of which one is enough."""
    return frozenset(names)
