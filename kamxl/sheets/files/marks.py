"""What the fast reader hides: error cells, formulas without a stored result, hidden rows, far cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
"""A sheet has no more rows in any program."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that holds an error such as `#N/A`, or (when `error` is blank) a formula without a result."""

    error: str

    def __str__(self) -> str:
        return self.error


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Findings of one sheet. Rows and columns count from 0; `broken` is by row, then column."""

    broken: Mapping[int, Mapping[int, Broken]] = field(default_factory=dict)
    hidden_rows: int = 0
    rows_cut: bool = False
    """Rows below the last one that a spreadsheet program can show were not read."""
    spans: tuple[tuple[tuple[int, int], tuple[int, int]], ...] | None = None
    """Merged ranges, where the fast reader does not tell them."""


@dataclass(slots=True)
class MarksBuilder:
    """Collects marks while a sheet is walked."""

    broken: dict[int, dict[int, Broken]] = field(default_factory=dict)
    hidden_rows: int = 0
    rows_cut: bool = False
    spans: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)

    def add(self, row: int, column: int, error: str) -> None:
        """Note a broken cell."""
        self.broken.setdefault(row, {})[column] = Broken(error)

    def done(self) -> Marks:
        """Return what was found."""
        return Marks(
            broken=self.broken,
            hidden_rows=self.hidden_rows,
            rows_cut=self.rows_cut,
            spans=tuple(self.spans) or None,
        )
