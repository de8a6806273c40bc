"""The regions of a sheet: tables under each other, tables beside each other, cards above a table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kamxl.sheets.layout.captions import captions_of, is_caption
from kamxl.sheets.layout.header_rows import as_header

LOOKED_THROUGH = 5_000
"""A sheet of more rows is one region; a repeated header within it is passed over."""

MOST_COLUMNS = 256
"""Columns further to the right are not looked at; that is said."""

_FEWEST_HEADERS = 2

Lines = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a word in headers: that it means anything, tells the account, or names it."""

    header: Callable[[str], bool]
    key: Callable[[str], bool]
    name: Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A rectangle of a sheet: rows from `top` up to `bottom`, columns from `left` up to `right`, all from 0.

    `bottom` and `right` are None where the region ends with the sheet.
    """

    top: int = 0
    bottom: int | None = None
    left: int = 0
    right: int | None = None

    def lines(self, lines: Lines) -> list[Sequence[object]]:
        """Return the lines of the sheet from its first row on, blank outside the region."""
        before: list[Sequence[object]] = [()] * self.top
        return [*before, *(self._cut(line) for line in lines[self.top : self.bottom])]

    def _cut(self, line: Sequence[object]) -> Sequence[object]:
        if self.left == 0 and self.right is None:
            return line
        return [*[""] * self.left, *line[self.left : self.right]]

    @property
    def whole(self) -> bool:
        """Whether it is the whole sheet."""
        return self == Region()


def regions(lines: Lines, known: Known) -> tuple[Region, ...]:
    """Cut a sheet into the regions of its tables; one region where nothing tells several apart."""
    if len(lines) > LOOKED_THROUGH:
        return (Region(),)
    lines = [line[:MOST_COLUMNS] for line in lines]
    tops = [*_tops(lines, known)]
    bands = [Region(top=top, bottom=below) for top, below in zip([0, *tops], [*tops, None], strict=True)]
    return tuple(part for band in bands for part in _beside(band, lines, known))


def _filled(line: Sequence[object]) -> int:
    return sum(1 for cell in line if cell != "" and (not isinstance(cell, str) or cell.strip()))


def _texts(line: Sequence[object]) -> tuple[str, ...]:
    return tuple(as_header(cell) for cell in line)


def _is_header(line: Sequence[object], known: Known) -> bool:
    """Say whether a line looks like a header beyond doubt: all words, several known."""
    if is_caption(line) or _filled(line) < _FEWEST_HEADERS:
        return False
    if any(isinstance(cell, float | int) and not as_header(cell) for cell in line):
        return False
    texts = [text for text in _texts(line) if text]
    return sum(1 for text in texts if known.header(text)) >= max(_FEWEST_HEADERS, (len(texts) + 1) // 2)


def _tops(lines: Lines, known: Known) -> Iterator[int]:
    """Yield the first row of each further table: a header below data that differs from the one before."""
    before: tuple[str, ...] | None = None
    account = None
    data = 0
    for row, line in enumerate(lines):
        if not _is_header(line, known):
            data += 1 if before is not None and _filled(line) > 1 else 0
            continue
        texts = tuple(text for text in _texts(line) if text)
        top = _title_above(lines, row)
        card = captions_of(lines[top:row], top).account(known.name)
        is_card = card is not None and card.value != account
        names = any(map(known.key, texts))
        if before is None:
            before = texts
        elif data and (is_card or (texts != before and names and _parted(lines, top))):
            yield top
            before, data = texts, 0
        elif not data:
            before = texts
        account = card.value if card is not None else account


def _title_above(lines: Lines, row: int) -> int:
    """Return the first of the title lines right above a header."""
    top = row
    while top > 0 and (_filled(lines[top - 1]) == 1 or is_caption(lines[top - 1])):
        top -= 1
    return top


def _parted(lines: Lines, top: int) -> bool:
    """Say whether a blank line or a title parts a table from the one above."""
    return top > 0 and (_filled(lines[top - 1]) == 0 or _filled(lines[top]) == 1 or is_caption(lines[top]))


def _beside(band: Region, lines: Lines, known: Known) -> Iterator[Region]:
    """Cut a band where a second table stands beside the first: each part has a column of accounts."""
    rows = lines[band.top : band.bottom]
    head = next((place for place, line in enumerate(rows) if _is_header(line, known)), None)
    if head is None:
        yield band
        return
    texts = _texts(rows[head])
    edges = [0, *_edges(rows[head:], texts, known)]
    if len(edges) == 1:
        yield band
        return
    for left, right in zip(edges, [*edges[1:], None], strict=True):
        yield Region(top=band.top, bottom=band.bottom, left=left, right=right)


def _edges(rows: Lines, texts: Sequence[str], known: Known) -> Iterator[int]:
    width = max(map(len, rows), default=0)
    blank = [index for index in range(width) if all(index >= len(line) or line[index] == "" for line in rows)]
    start = 0
    for index in range(1, len(texts)):
        if index - 1 in blank and index not in blank:
            before, after = texts[start:index], texts[index:]
            if any(map(known.name, before)) and any(map(known.name, after)):
                yield index
                start = index
        elif texts[index] and known.key(texts[index]) and _repeats(texts[start:], index - start):
            yield index
            start = index


def _repeats(texts: Sequence[str], length: int) -> bool:
    """Say whether the first headers stand there once more, in the same order."""
    return length >= _FEWEST_HEADERS and tuple(texts[:length]) == tuple(texts[length : 2 * length])
