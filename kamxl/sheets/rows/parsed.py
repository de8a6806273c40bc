"""A sheet after reading: its columns, and for each row whether it is used and if not, why."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import IntEnum

from kamxl.domain.message import Message
from kamxl.domain.problem import Problem
from kamxl.sheets.book import Convention
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.cells.stores import Store
from kamxl.sheets.files.source import SourceSheet
from kamxl.sheets.layout.places import Layout, PeriodPlace, Place
from kamxl.sheets.tables.declared import TABLES


class Fate(IntEnum):
    """What becomes of a row."""

    USED = 0
    NOTHING = 1
    TOTAL = 2
    FOOTER = 3
    NO_ACCOUNT = 4
    UNLISTED = 5
    UNUSABLE = 6
    CURRENCY = 7
    DUPLICATE = 8
    NEVER = 9
    STATISTIC = 10
    """An average, a share, a rank: nothing to add up."""
    REPEATED = 11
    """The header once more, in the middle of the data."""
    HEADING = 12
    """The name of a group, alone in its row; its rows follow."""
    COPY = 13
    """The same fact stands on another sheet and counts there."""
    STAGE = 14
    """The same deal counts at another stage: ordered, shipped, accepted, invoiced."""
    STATUS = 15
    """Its status says that nothing was sold: cancelled, void, draft."""


@dataclass(slots=True, kw_only=True)
class ParsedSheet:
    """One sheet, read. `rows` are row numbers from 1, `fates` and all stores run along them."""

    source: SourceSheet
    label: str
    layout: Layout
    table: str
    rows: array[int] = field(default_factory=lambda: array("i"))
    fates: bytearray = field(default_factory=bytearray)
    stores: dict[str, Store] = field(default_factory=dict)
    extras: dict[str, dict[str, Store]] = field(default_factory=dict)
    wide: list[tuple[PeriodPlace, NumberStore]] = field(default_factory=list)
    filled: int = 0
    """Rows without an account that got the one of their group."""
    total_stores: list[tuple[Place, NumberStore]] = field(default_factory=list)
    conventions: list[Convention] = field(default_factory=list)
    """What was decided for whole columns."""
    remarks: list[Message] = field(default_factory=list)
    """What was decided and should be told to the team."""
    contradictions: list[Problem] = field(default_factory=list)
    """What speaks against a decision, or what nothing decided."""
    accounts: list[int] = field(default_factory=list)
    """Index of each row's account in the book; -1 where there is none."""
    total_labels: dict[int, str] = field(default_factory=dict)
    """What a total row calls itself, by its place, where its words stand in no column that is read."""
    revenue_elsewhere: bool = False
    """Its revenue by period counts on another sheet; its targets count here."""
    turned: set[int] = field(default_factory=set)
    """Places of returns that were written without a sign; their amounts were made negative."""

    def cell(self, column: str, place: int) -> str:
        """Return `Sheet!E2` for a column and the position of a row."""
        where = self.layout.columns.get(column)
        return self.at(where, place)

    def at(self, where: Place | None, place: int) -> str:
        """Return `Sheet!E2`; `Sheet, row 2` without a column."""
        number = self.rows[place]
        return f"{self.label}, row {number}" if where is None else f"{self.label}!{where.letter}{number}"

    def required(self) -> tuple[str, ...]:
        """Name the columns without which a row of this sheet is of no use."""
        table = TABLES[self.table]
        for names in table.row_needs:
            if self.stores.keys() >= {*names}:
                return names
        return tuple(name for name, one in table.columns.items() if one.required and name in self.stores)

    @property
    def has_targets(self) -> bool:
        """Whether it holds targets by period."""
        return "target" in self.stores or any(one.measure == "target" for one, _ in self.wide)

    @property
    def account_from_context(self) -> str | None:
        """The account of all rows, where a caption names it and no column does."""
        return None if self.keys else self.layout.account

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that name the account."""
        names = (
            ("account_id", "account_name", "short_name")
            if TABLES[self.table].one_row_per_account
            else ("account_id", "account_name")
        )
        return tuple(name for name in names if name in self.stores)
