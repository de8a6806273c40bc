"""The rows that may be a table's header: single rows, and two rows read as one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kamxl.sheets.layout.captions import is_caption

SEARCHED = 20
"""A header stands within the first so many rows of a region."""

_KNOWN_SHARE = 0.5
"""So much of a second header row must be words of headers."""

_LOOKED_THROUGH = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRow:
    """A row that may be the header: its texts by column, and the rows it was read from (from 1)."""

    first: int
    last: int
    texts: tuple[str, ...]
    data_like: float = 0.0
    """Share of its cells that only data hold: numbers that are no years."""


def header_rows(
    rows: Sequence[Sequence[object]], known: Callable[[str], bool], *, start: int = 0
) -> Iterator[HeaderRow]:
    """Yield each of the first rows alone; or joined with the row beneath, where that completes the header.

    Args:
        rows: The rows of the sheet from its first one on.
        known: Whether a text is a word of headers.
        start: The row (from 0) of the region's first line.
    """
    texts = [[as_header(cell) for cell in row] for row in rows[: start + SEARCHED + 1]]
    completed = False
    for index in range(start, min(len(texts), start + SEARCHED)):
        upper, number = texts[index], index + 1
        if is_caption(rows[index]):
            completed = False
            continue
        filled = sum(1 for text in upper if text)
        below = texts[index + 1] if index + 1 < len(texts) else []
        completes = filled >= 2 and not completed and _completes(upper, below, rows, index + 1, known)
        if filled >= 2 and not completes:
            yield HeaderRow(first=number, last=number, texts=tuple(upper), data_like=_data_like(rows[index]))
        if completes:
            for texts_of_both in (_joined(upper, below), _filled(upper, below)):
                yield HeaderRow(first=number, last=number + 1, texts=tuple(texts_of_both))
        completed = completes


def as_header(cell: object) -> str:
    """Return a header cell's text; a day stands for its month, a whole number for a year."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, datetime | date):
        return f"{cell.year}-{cell.month:02d}"
    year = _year(cell)
    return str(year) if year is not None else ""


def _year(cell: object) -> int | None:
    if isinstance(cell, float | int) and not isinstance(cell, bool) and 1990 <= cell <= 2100:
        return int(cell) if cell == int(cell) else None
    return None


def _data_like(row: Sequence[object]) -> float:
    cells = [cell for cell in row if cell != ""]
    numbers = [cell for cell in cells if isinstance(cell, float | int) and _year(cell) is None]
    return len(numbers) / len(cells) if cells else 0.0


def _completes(
    upper: Sequence[str],
    lower: Sequence[str],
    rows: Sequence[Sequence[object]],
    index: int,
    known: Callable[[str], bool],
) -> bool:
    """Say whether a row is the second row of a header: it fills gaps of the first, with words of headers."""
    if not lower or is_caption(rows[index]) or _data_like(rows[index]) > 0 or _repeats_below(rows, index):
        return False
    words = [text for text in lower if text]
    pairs = [*zip((*upper, *[""] * len(lower)), lower, strict=False)]
    gaps = sum(1 for top, bottom in pairs if bottom and not top)
    repeats = sum(
        1
        for (top, bottom), (before, _) in zip(pairs[1:], pairs, strict=False)
        if top and bottom and top == before
    )
    if len(words) < 2 or not gaps + repeats:
        return False
    return sum(1 for text in words if known(text)) >= _KNOWN_SHARE * len(words)


def _repeats_below(rows: Sequence[Sequence[object]], index: int) -> bool:
    """Say whether a number of a row comes again below it in its column: then it is no year over it."""
    numbers = {place: cell for place, cell in enumerate(rows[index]) if _year(cell) is not None}
    return any(
        place < len(row) and row[place] == number and not isinstance(row[place], bool)
        for row in rows[index + 1 : index + 1 + _LOOKED_THROUGH]
        for place, number in numbers.items()
    )


def _joined(upper: Sequence[str], lower: Sequence[str]) -> Iterator[str]:
    above = ""
    for place in range(max(len(upper), len(lower))):
        top = upper[place] if place < len(upper) else ""
        bottom = lower[place] if place < len(lower) else ""
        above = top or (above if bottom else "")
        yield f"{above} {bottom}".strip() if above != bottom else bottom


def _filled(upper: Sequence[str], lower: Sequence[str]) -> Iterator[str]:
    """Read a row of groups (Sales over Date and Amount) beside headers that are merged over both rows."""
    for place in range(max(len(upper), len(lower))):
        top = upper[place] if place < len(upper) else ""
        bottom = lower[place] if place < len(lower) else ""
        yield bottom or top
