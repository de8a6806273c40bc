"""Formula columns in a sheet of the team: which cells, which formulas, which look."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaCell:
    """One cell: its row (from 1), its formula without `=`, and what Python computed; None is empty text."""

    row: int
    formula: str
    value: float | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A background for cells that hold a text: `FFRRGGBB`, and the font colour on it."""

    text: str
    background: str
    font: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaColumn:
    """One column. `key` names it for kamxl (`tier`), `header` for the team."""

    key: str
    header: str
    cells: Sequence[FormulaCell]
    number_format: str = "General"
    width: float = 10.0
    table_formula: str | None = None
    """The formula of a calculated column, for a list that is a table."""
    looks: Sequence[Look] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaColumns:
    """Columns for one list: they stand right of its last column. Rows and columns count from 1."""

    sheet: str
    header_row: int
    last_row: int
    last_column: int
    columns: Sequence[FormulaColumn]
    protected_too: bool = False
    """Write although the sheet is protected."""
