"""Cells and areas of a sheet by number: rows and columns count from 1."""

import re
from dataclasses import dataclass
from functools import lru_cache

LAST_COLUMN = 16_384
"""XFD, the last column a sheet has (Microsoft, Excel specifications and limits)."""

LAST_ROW = 1_048_576

_CORNER = re.compile(r"\$?([A-Za-z]{0,3})\$?([0-9]{0,7})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle of cells, its corners included."""

    top: int
    left: int
    bottom: int
    right: int

    def meets(self, other: "Area") -> bool:
        """Say whether the two have a cell in common."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )

    def within(self, other: "Area") -> bool:
        """Say whether it lies wholly in another one."""
        return (
            other.top <= self.top
            and self.bottom <= other.bottom
            and other.left <= self.left
            and self.right <= other.right
        )

    def joined(self, other: "Area") -> "Area":
        """Return the smallest area that holds both."""
        return Area(
            top=min(self.top, other.top),
            left=min(self.left, other.left),
            bottom=max(self.bottom, other.bottom),
            right=max(self.right, other.right),
        )

    def __str__(self) -> str:
        first = f"{letters(self.left)}{self.top}"
        last = f"{letters(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"


def area(written: str) -> Area | None:
    """Read `A1:D20`, `$F$3`, `A:C` or `2:5`; None for anything else."""
    first, colon, last = written.partition(":")
    corners = [_CORNER.fullmatch(one) for one in ((first, last) if colon else (first, first))]
    if not all(corners) or not written:
        return None
    columns = [number(one[1].upper()) for one in corners if one]
    rows = [int(one[2] or 0) for one in corners if one]
    if not any(columns):
        columns = [1, LAST_COLUMN]
    if not any(rows):
        rows = [1, LAST_ROW]
    return Area(top=min(rows), left=min(columns), bottom=max(rows), right=max(columns))


def areas(written: str) -> list[Area]:
    """Read areas with blanks between them, as `sqref` has them."""
    return [found for one in written.split() if (found := area(one)) is not None]


@lru_cache(maxsize=LAST_COLUMN)
def letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


@lru_cache(maxsize=LAST_COLUMN)
def number(written: str) -> int:
    """Return the number of a column by its letters in upper case; 0 for none."""
    found = 0
    for letter in written:
        found = found * 26 + ord(letter) - 64
    return found
