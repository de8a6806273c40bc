"""A team's book: its accounts, its tables, and everything that was noticed while reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from kamxl.domain.account import Account
    from kamxl.domain.message import Message
    from kamxl.domain.problem import Problem
    from kamxl.domain.snapshot import Snapshot
    from kamxl.sheets.accounts.names import NameCandidate, NameMatch
    from kamxl.sheets.settings.amount_units import AmountUnit
    from kamxl.sheets.settings.settings_sheet import Alias, HeaderMapping, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCounts:
    """Rows of one table that held anything, that are used, and that were left out; they add up."""

    read: int
    used: int
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnReading:
    """One column of a region: what stands there, what it was taken for, and why.

    `table` and `column` are None for a column that is not used, `period` names the period of a period column.
    `meaning` says in words what it was taken for, `runner_up` is the next best reading as `table.column`.
    """

    letter: str
    cell: str
    header: str
    samples: tuple[str, ...]
    table: str | None
    column: str | None
    why: Message
    meaning: Message | None = None
    period: str | None = None
    runner_up: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """One thing decided for a whole column or region, and why.

    `kind` is date_order, decimal_mark, sign, unit, currency, year or scale.
    """

    kind: str
    header: str | None
    value: str
    why: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalCheck:
    """A total of the sheet beside the sum of the rows that kamxl used; amounts in the sheet's own unit."""

    where: str
    label: str
    sheet_says: float
    kamxl_sum: float
    agrees: bool
    reason: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedSheet:
    """A region of a sheet and what it was taken for. A header may span two rows.

    `columns` gives letter, header and unit by `column` (by `table.column` for what an account list carries of
    other tables; by period for columns of periods). `header_row` counts from 1. `table` is None when the
    region is not one of ours; then `reason` says what was understood and what is missing. `region` is A1:H40.
    """

    file: str
    sheet: str
    table: str | None
    region: str = ""
    header_row: int | None = None
    last_header_row: int | None = None
    columns: Mapping[str, tuple[str, str, str | None]] = field(default_factory=dict)
    readings: tuple[ColumnReading, ...] = ()
    conventions: tuple[Convention, ...] = ()
    totals: tuple[TotalCheck, ...] = ()
    unknown: tuple[str, ...] = ()
    rows: int = 0
    hidden_rows: int = 0
    reason: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Everything read from a team's files. `tables` are DataFrames by table key.

    `setting_values` and `setting_cells` come from a KAM Settings sheet, as do `mappings`, `aliases`,
    `units` and `words`, which are kept so that a second run can write them back. `snapshots` are those of
    KAM History. `currency` is None when none is named.
    """

    files: tuple[Path, ...]
    language: str
    accounts: tuple[Account, ...]
    tables: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...] = ()
    counts: Mapping[str, RowCounts] = field(default_factory=dict)
    recognised: tuple[RecognisedSheet, ...] = ()
    candidates: tuple[NameCandidate, ...] = ()
    matched: tuple[NameMatch, ...] = ()
    setting_values: Mapping[str, object] = field(default_factory=dict)
    setting_cells: Mapping[str, str] = field(default_factory=dict)
    mappings: tuple[HeaderMapping, ...] = ()
    aliases: tuple[Alias, ...] = ()
    words: tuple[Word, ...] = ()
    units: tuple[AmountUnit, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    currency: str | None = None
    notes: tuple[Message, ...] = ()
    letters: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    """Column letter by sheet label, table and column."""
    headers: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    """Header as the team wrote it, by sheet label, table and column."""

    def cell(self, table: str, label: object, column: str | None = None) -> str:
        """Return where a value of a table stands: `Sales!E2`; `Sales, row 2` when no column is meant."""
        import pandas as pd

        frame = self.tables[table]
        place = frame.index.get_indexer(pd.Index([label]))[0]
        sheet, row = frame["sheet"].iloc[place], frame["row"].iloc[place]
        if column in {"value", "column"} and "column" in frame.columns:
            return f"{sheet}!{frame['column'].iloc[place]}{row}"
        names = ("revenue_net", "revenue", "quantity") if column == "revenue" else (column or "",)
        letters = (self.letters.get((str(sheet), table, name)) for name in names)
        letter = next((one for one in letters if one), None)
        return f"{sheet}!{letter}{row}" if letter else f"{sheet}, row {row}"

    def header(self, table: str, label: object, column: str) -> str:
        """Return the header of a row's column as the team wrote it; nothing where it is not known."""
        sheet = self.tables[table].loc[[label], "sheet"].iloc[0]
        return self.headers.get((str(sheet), table, column), "")

    def stands(self, table: str, row: Mapping[str, object], column: str) -> tuple[str, str]:
        """Return where a value of a whole row stands, and the header of its column; quicker than by label."""
        sheet, number = str(row["sheet"]), row["row"]
        by_period = column == "value" and "column" in row
        letter = row["column"] if by_period else self.letters.get((sheet, table, column))
        place = f"{sheet}!{letter}{number}" if letter else f"{sheet}, row {number}"
        return place, self.headers.get((sheet, table, column), "")

    def cells(self, table: str, labels: Sequence[object], column: str) -> list[str]:
        """Return where many values of one column stand; much quicker than one by one."""
        found = self.tables[table].loc[list(labels), ["sheet", "row"]]
        letters = {sheet: self.letters.get((str(sheet), table, column)) for sheet in found["sheet"].unique()}
        return [
            f"{sheet}!{letters[sheet]}{row}" if letters[sheet] else f"{sheet}, row {row}"
            for sheet, row in zip(found["sheet"], found["row"], strict=True)
        ]
