"""What the cells of a column look like, whatever its header says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kamxl.sheets.cells.dates import parse_day
from kamxl.sheets.cells.numbers import parse_number
from kamxl.sheets.cells.text_stores import as_text
from kamxl.sheets.tables.column import Kind

SAMPLED = 60
"""So many rows below the header are looked at."""

_FEW = 2
"""From so many cells on, what they look like counts."""
_MISFIT = 0.4
_POOR = 0.7
_MONEY_SIGN = re.compile(r"[¥￥$€£]|元|\b(?:usd|eur|gbp|cny|rmb|hkd|jpy)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Counts of the cells of a sample, two of them as a reader sees them, and their numbers (or None)."""

    filled: int = 0
    numbers: int = 0
    days: int = 0
    texts: int = 0
    distinct: int = 0
    with_currency: int = 0
    samples: tuple[str, ...] = ()
    values: tuple[float | None, ...] = ()

    def fit(self, kind: Kind) -> float:
        """Return how well the cells suit a kind of column: 1 well or unknown, less where they do not."""
        if self.filled < _FEW:
            return 1.0
        if kind in {Kind.MONEY, Kind.NUMBER, Kind.PERCENT}:
            return _MISFIT if not self.numbers else 1.0
        if kind is Kind.DAY:
            return _MISFIT if not self.days and self.texts == self.filled else 1.0
        return 1.0

    @property
    def numeric(self) -> bool:
        """Whether the column holds numbers and little else."""
        return bool(self.numbers) and self.numbers >= 0.6 * self.filled

    @property
    def textual(self) -> bool:
        """Whether the column holds words and little else."""
        return self.texts >= 0.6 * self.filled > 0


def profile(cells: Sequence[object]) -> Profile:
    """Look at the cells of one column."""
    filled = [cell for cell in cells if cell != "" and as_text(cell)]
    values = tuple(_number(cell) for cell in cells)
    days = sum(1 for cell in filled if _is_day(cell))
    numbers = sum(1 for value in values if value is not None)
    texts = sum(1 for cell in filled if isinstance(cell, str) and _number(cell) is None and not _is_day(cell))
    shown = tuple(dict.fromkeys(map(_sample, filled)))
    signs = sum(1 for cell in filled if isinstance(cell, str) and _MONEY_SIGN.search(cell))
    return Profile(
        filled=len(filled),
        numbers=numbers,
        days=days,
        texts=texts,
        distinct=len(shown),
        with_currency=signs,
        samples=shown[:2],
        values=values,
    )


def _sample(cell: object) -> str:
    """Return a cell as a reader sees it; no program shows more than twelve digits of its own accord."""
    return f"{cell:.12g}" if isinstance(cell, float) and cell != int(cell) else as_text(cell)


def _number(cell: object) -> float | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, float | int):
        return float(cell)
    if isinstance(cell, str) and any(map(str.isdigit, cell)):
        found = parse_number(cell)
        return found.value if found is not None else None
    return None


def _is_day(cell: object) -> bool:
    if isinstance(cell, datetime | date):
        return True
    return isinstance(cell, str) and any(map(str.isdigit, cell)) and parse_day(cell) is not None
