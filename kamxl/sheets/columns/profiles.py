"""What the cells of a column look like, whatever its header says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from kamxl.sheets.cells.dates import parse_day
from kamxl.sheets.cells.numbers import parse_number
from kamxl.sheets.cells.text_stores import as_text
from kamxl.sheets.tables.column import Kind

SAMPLED = 60
"""So many rows below the header are looked at."""

_FEW = 2
"""From so many cells on, what they look like counts."""
_LONGEST = 100
"""No number and no day is longer than this."""
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


class _Look(NamedTuple):
    """What one cell looks like."""

    shown: str = ""
    number: float | None = None
    day: bool = False
    text: bool = False
    money_sign: bool = False


_BLANK = _Look()


def profile(cells: Sequence[object]) -> Profile:
    """Look at the cells of one column."""
    looks = [_BLANK if cell == "" else _look(cell) for cell in cells]
    filled = [look for look in looks if look.shown]
    shown = tuple(dict.fromkeys(look.shown for look in filled))
    values = tuple(look.number for look in looks)
    return Profile(
        filled=len(filled),
        numbers=sum(1 for value in values if value is not None),
        days=sum(1 for look in filled if look.day),
        texts=sum(1 for look in filled if look.text),
        distinct=len(shown),
        with_currency=sum(1 for look in filled if look.money_sign),
        samples=shown[:2],
        values=values,
    )


def _look(cell: object) -> _Look:
    if isinstance(cell, str):
        # Long texts are neither numbers nor days, and would only fill the memory.
        return _look_of_text(cell) if len(cell) <= _LONGEST else _Look(shown=as_text(cell), text=True)
    return _Look(shown=_sample(cell), number=_number(cell), day=_is_day(cell))


@lru_cache(maxsize=1 << 15)
def _look_of_text(cell: str) -> _Look:
    """Look at a text; the same cells stand below many rows that may be the header."""
    number, day = _number(cell), _is_day(cell)
    return _Look(
        shown=as_text(cell),
        number=number,
        day=day,
        text=number is None and not day,
        money_sign=_MONEY_SIGN.search(cell) is not None,
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
