"""The rows of a sheet and the cells of a row, found by looking at bytes.

Nothing is built for a cell unless somebody asks for the cells of its row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kamxl.domain.message import say
from kamxl.package.area import number
from kamxl.package.parts.outline import whole_number
from kamxl.package.refusals import UnorderedRowsError
from kamxl.package.sheet_part import SheetPart

_ATTRIBUTES = rb"(?:[^>\"']|\"[^\"]*\"|'[^']*')*"
_PLACE = re.compile(rb"\sr\s*=\s*[\"']\s*([A-Za-z]*)([0-9]+)\s*[\"']")
_STYLE = re.compile(rb"\ss\s*=\s*[\"']\s*([0-9]{1,9})\s*[\"']")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number from 1, and its places as `Element` has them."""

    number: int
    start: int
    inner: int
    stop: int
    end: int

    @property
    def empty(self) -> bool:
        """Whether it is written `<row/>`."""
        return self.inner == self.end


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell: its column from 1, its first byte, what follows its first tag, what follows it."""

    column: int
    start: int
    inner: int
    end: int


@dataclass(slots=True)
class SheetRows:
    """Looks at the rows of one sheet."""

    sheet: SheetPart
    _row: re.Pattern[bytes] = field(init=False)
    _cell: re.Pattern[bytes] = field(init=False)
    _letters: re.Pattern[bytes] = field(init=False)
    _seen: dict[tuple[bytes, ...], tuple[int, ...] | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        prefix = re.escape(self.sheet.prefix)
        self._row = re.compile(rb"<" + prefix + rb"row(?=[\s/>])" + _ATTRIBUTES + rb">")
        self._cell = re.compile(rb"<" + prefix + rb"c(?=[\s/>])" + _ATTRIBUTES + rb">")
        self._letters = re.compile(rb"<" + prefix + rb"c(?=[\s/>])(?:[^>]*?\sr=\"([A-Z]{1,3})[0-9]{1,7}\")?")

    def __iter__(self) -> Iterator[SheetRow]:
        """Yield the rows in their order.

        Raises:
            UnorderedRowsError: They do not stand in order.
        """
        scanned, place, stop = self.sheet.scanned, self.sheet.data.inner, self.sheet.data.stop
        closing = b"</" + self.sheet.prefix + b"row"
        before = 0
        while found := self._row.search(scanned, place, stop):
            inner = found.end()
            if scanned[inner - 2] == 0x2F:  # a slash: <row/>
                row_stop = place = inner
            else:
                row_stop = scanned.find(closing, inner, stop)
                place = scanned.find(b">", row_stop) + 1
            written = _PLACE.search(scanned, found.start(), inner)
            row = whole_number(written[2].decode()) if written else before + 1
            if row is None or row <= before:
                raise self._unordered(row or 0)
            before = row
            yield SheetRow(row, found.start(), inner, row_stop, place)

    def columns(self, row: SheetRow) -> tuple[int, ...]:
        """Return the columns of the cells of a row.

        Raises:
            UnorderedRowsError: They do not stand in order.
        """
        written = tuple(self._letters.findall(self.sheet.scanned, row.inner, row.stop))
        if b"" in written:
            found: tuple[int, ...] | None = tuple(cell.column for cell in self.cells(row))
        elif written in self._seen:
            found = self._seen[written]
        else:
            found = _in_order(number(one.decode()) for one in written)
            self._seen[written] = found
        if found is None:
            raise self._unordered(row.number)
        return found

    def cells(self, row: SheetRow) -> list[SheetCell]:
        """Return the cells of a row.

        Raises:
            UnorderedRowsError: They do not stand in order.
        """
        scanned = self.sheet.scanned
        closing = b"</" + self.sheet.prefix + b"c"
        cells: list[SheetCell] = []
        place = row.inner
        while found := self._cell.search(scanned, place, row.stop):
            inner = place = found.end()
            if scanned[inner - 2] != 0x2F:
                place = scanned.find(b">", scanned.find(closing, inner, row.stop)) + 1
            written = _PLACE.search(scanned, found.start(), inner)
            letters = written[1].decode().upper() if written else ""
            before = cells[-1].column if cells else 0
            column = number(letters) if letters else before + 1
            if column <= before:
                raise self._unordered(row.number)
            cells.append(SheetCell(column, found.start(), inner, place))
        return cells

    def style(self, cell: SheetCell) -> int:
        """Return the number of a cell's format."""
        return _style(self.sheet.scanned, cell.start, cell.inner)

    def last_style(self, row: SheetRow) -> int:
        """Return the number of the format of a row's last cell; a row without cells has that of its own."""
        start = row.stop
        opening = b"<" + self.sheet.prefix + b"c"
        while (start := self.sheet.scanned.rfind(opening, row.inner, start)) >= 0:
            found = self._cell.match(self.sheet.scanned, start, row.stop)
            if found is not None:
                return _style(self.sheet.scanned, start, found.end())
        return _style(self.sheet.scanned, row.start, row.inner)

    def _unordered(self, row: int) -> UnorderedRowsError:
        return UnorderedRowsError(
            say(
                "The rows or cells of sheet '{sheet}' do not stand in order (row {row}). "
                "It stays as it is; open the workbook in Excel and save it.",
                sheet=self.sheet.name,
                row=row,
            )
        )


def _style(scanned: bytes, start: int, end: int) -> int:
    found = _STYLE.search(scanned, start, end)
    return int(found[1]) if found else 0


def _in_order(columns: Iterator[int]) -> tuple[int, ...] | None:
    found = tuple(columns)
    return found if all(one < other for one, other in pairwise(found)) else None
