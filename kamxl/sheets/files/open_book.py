"""A workbook that is open in a spreadsheet program: its cells as they are there, saved or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kamxl.sheets.files.marks import Broken, Marks
from kamxl.sheets.files.source import OWN_SHEETS, Range, SourceSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSheet:
    """One sheet, read.

    Attributes:
        name: As it is called now.
        rows: Its cells from the first used one on; a blank is "" or None, an error is in `broken`.
        first_row: The row of the first of them, from 0.
        first_column: Their first column, from 0.
        broken: Error cells by row, then column, both from 0 and of the sheet.
        merged: Merged ranges as first and last cell, from 0.
        hidden_rows: How many rows are hidden or filtered away.
        own_columns: Columns (from 0) that an earlier run of kamxl added.
    """

    name: str
    rows: Sequence[Sequence[object]]
    first_row: int = 0
    first_column: int = 0
    broken: Mapping[int, Mapping[int, Broken]] = field(default_factory=dict)
    merged: tuple[Range, ...] = ()
    hidden_rows: int = 0
    own_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBook:
    """All of its sheets.

    Attributes:
        name: As the program shows it.
        saved_as: Where it was last saved; None for one that never was.
        sheets: Its sheets in their order.
        own_sheets: Which sheet of kamxl each of its sheets is: `settings` by name.
        epoch_1904: Whether its dates count from 1904.
    """

    name: str
    sheets: tuple[OpenSheet, ...]
    saved_as: Path | None = None
    own_sheets: Mapping[str, str] = field(default_factory=dict)
    epoch_1904: bool = False

    @property
    def path(self) -> Path:
        """Where it was last saved; else its name, which leads nowhere."""
        return self.saved_as or Path(self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its sheets."""
        return tuple(sheet.name for sheet in self.sheets)

    def own(self, name: str) -> str | None:
        """Say which sheet of kamxl a sheet is: `settings`; None for the team's."""
        return self.own_sheets.get(name) or OWN_SHEETS.get(name)

    def sheet(self, name: str) -> SourceSheet:
        """Hand out a sheet as those of files are."""
        sheet = next(one for one in self.sheets if one.name == name)
        return SourceSheet(
            file=self.path,
            name=name,
            rows=lambda: _rows(sheet),
            marks=Marks(broken=sheet.broken, hidden_rows=sheet.hidden_rows),
            first_column=sheet.first_column,
            merged=sheet.merged,
            epoch_1904=self.epoch_1904,
            own_columns=sheet.own_columns,
        )


def _rows(sheet: OpenSheet) -> Iterator[Sequence[object]]:
    """Yield the rows from the first of the sheet on, blanks as the fast reader gives them."""
    blank = [""] * max(map(len, sheet.rows), default=0)
    for _ in range(sheet.first_row):
        yield blank
    for row in sheet.rows:
        yield ["" if cell is None else cell for cell in row] if None in row else row
