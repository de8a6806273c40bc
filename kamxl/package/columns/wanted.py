"""Formula columns in a sheet of the team: which cells, which formulas, which look."""

from collections.abc import Sequence
from dataclasses import dataclass

KEY = "{key}"
"""In the formula of a column: the key cell of the row, `$A5`, in a table `Clients[[#This Row],[No.]]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaCell:
    """One cell: its row (from 1) and what Python computed; None is an empty text.

    `formula`, without `=`, is for a row whose key leads nowhere; None stands for the column's formula.
    """

    row: int
    value: float | str | None
    formula: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A background for cells that hold a text: `FFRRGGBB`, and the font colour on it."""

    text: str
    background: str
    font: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaColumn:
    """One column. `key` names it for kamxl (`tier`), `header` for the team.

    `formula` holds `KEY` where the key cell of the row belongs.
    """

    key: str
    header: str
    formula: str
    cells: Sequence[FormulaCell]
    number_format: str = "General"
    width: float = 10.0
    looks: Sequence[Look] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaColumns:
    """Columns for one list: they stand right of its last column. Rows and columns count from 1.

    Columns of an earlier run that are still in the sheet do not count: `last_column` is one of the team's.
    """

    sheet: str
    header_row: int
    """The row right above the first account."""
    last_row: int
    last_column: int
    key_column: int
    columns: Sequence[FormulaColumn]
    protected_too: bool = False
    """Write although the sheet is protected."""
