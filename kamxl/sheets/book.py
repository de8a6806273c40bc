"""A team's book: its accounts, its tables, and everything that was noticed while reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any, TypeAlias

    import numpy as np
    import pandas as pd

    from kamxl.domain.account import Account
    from kamxl.domain.message import Message
    from kamxl.domain.problem import Problem
    from kamxl.domain.snapshot import Snapshot
    from kamxl.sheets.accounts.names import NameCandidate, NameMatch
    from kamxl.sheets.settings.amount_units import AmountUnit
    from kamxl.sheets.settings.settings_sheet import Alias, HeaderMapping, Word

    RowsByAccount: TypeAlias = Mapping[str, Sequence[tuple[Any, Mapping[str, Any]]]]


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
class Origins:
    """Where the rows of a table came from, by their place in it: each row is asked for many times."""

    index: pd.Index
    sheets: np.ndarray
    rows: np.ndarray
    letters: np.ndarray | None

    @classmethod
    def of(cls, frame: pd.DataFrame) -> Origins:
        """Take them from a table."""
        return cls(
            index=frame.index,
            sheets=frame["sheet"].to_numpy(),
            rows=frame["row"].to_numpy(),
            letters=frame["column"].to_numpy() if "column" in frame.columns else None,
        )


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

    rows_by_account: dict[str, RowsByAccount] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Rows of the smaller tables, once somebody has asked for them."""
    _origins: dict[str, Origins] = field(default_factory=dict, init=False, repr=False, compare=False)

    def cell(self, table: str, label: object, column: str | None = None) -> str:
        """Return where a value of a table stands: `Sales!E2`; `Sales, row 2` when no column is meant."""
        origins = self._of(table)
        place = origins.index.get_loc(label)
        sheet, row = origins.sheets[place], origins.rows[place]
        if origins.letters is not None and column in {"value", "column"}:
            return f"{sheet}!{origins.letters[place]}{row}"
        names = ("revenue_net", "revenue", "quantity") if column == "revenue" else (column or "",)
        letters = (self.letters.get((str(sheet), table, name)) for name in names)
        letter = next((one for one in letters if one), None)
        return f"{sheet}!{letter}{row}" if letter else f"{sheet}, row {row}"

    def header(self, table: str, label: object, column: str) -> str:
        """Return the header of a row's column as the team wrote it; nothing where it is not known."""
        origins = self._of(table)
        sheet = origins.sheets[origins.index.get_loc(label)]
        return self.headers.get((str(sheet), table, column), "")

    def _of(self, table: str) -> Origins:
        if table not in self._origins:
            self._origins[table] = Origins.of(self.tables[table])
        return self._origins[table]

    def cells(self, table: str, labels: Sequence[object], column: str) -> list[str]:
        """Return where many values of one column stand; much quicker than one by one."""
        found = self.tables[table].loc[list(labels), ["sheet", "row"]]
        letters = {sheet: self.letters.get((str(sheet), table, column)) for sheet in found["sheet"].unique()}
        return [
            f"{sheet}!{letters[sheet]}{row}" if letters[sheet] else f"{sheet}, row {row}"
            for sheet, row in zip(found["sheet"], found["row"], strict=True)
        ]
