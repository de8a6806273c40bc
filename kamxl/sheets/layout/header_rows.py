"""The rows that may be a sheet's header: single rows, and two rows read as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

SEARCHED = 20
"""A header stands within the first so many rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRow:
    """A row that may be the header: its texts by column, and the rows it was read from (from 1)."""

    first: int
    last: int
    texts: tuple[str, ...]


def header_rows(rows: Sequence[Sequence[object]]) -> Iterator[HeaderRow]:
    """Yield each of the first rows alone, then joined with the row beneath it, or filling its gaps."""
    texts = [[as_header(cell) for cell in row] for row in rows[: SEARCHED + 1]]
    for number, row in enumerate(texts[:SEARCHED], start=1):
        if sum(1 for text in row if text) >= 2:
            yield HeaderRow(first=number, last=number, texts=tuple(row))
        if number < len(texts) and _joinable(row, texts[number]):
            yield HeaderRow(first=number, last=number + 1, texts=tuple(_joined(row, texts[number])))
            yield HeaderRow(first=number, last=number + 1, texts=tuple(_filled(row, texts[number])))


def as_header(cell: object) -> str:
    """Return a header cell's text; a day stands for its month, a whole number for a year."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, datetime | date):
        return f"{cell.year}-{cell.month:02d}"
    if (
        isinstance(cell, float | int)
        and not isinstance(cell, bool)
        and 1990 <= cell <= 2100
        and cell == int(cell)
    ):
        return str(int(cell))
    return ""


def _joinable(upper: Sequence[str], lower: Sequence[str]) -> bool:
    filled = [text for text in upper if text]
    return bool(filled) and sum(1 for text in lower if text) >= 2


def _joined(upper: Sequence[str], lower: Sequence[str]) -> Iterator[str]:
    above = ""
    for top, bottom in zip(upper, lower, strict=False):
        above = top or (above if bottom else "")
        yield f"{above} {bottom}".strip() if above != bottom else bottom


def _filled(upper: Sequence[str], lower: Sequence[str]) -> Iterator[str]:
    """Read a row of groups (Sales over Date and Amount) beside headers that are merged over both rows."""
    return (bottom or top for top, bottom in zip(upper, lower, strict=False))
