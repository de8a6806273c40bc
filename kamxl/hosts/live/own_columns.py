"""Formula columns of kamxl in an open workbook: which cells are ours, and taking those out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.hosts.live.formulas import Rows, formulas_of
from kamxl.hosts.live.marks import COLUMN, OwnMarks, reference
from kamxl.hosts.live.native_excel import in_table
from kamxl.package.area import area
from kamxl.package.columns.found import FoundColumn

if TYPE_CHECKING:
    import xlwings

    from kamxl.hosts.live.still_used import Going


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnColumn:
    """A column: where it stands, the rows with a formula of kamxl, and whether the team wrote there, too."""

    found: FoundColumn
    rows: tuple[int, ...]
    shared: bool

    def take_out(self, book: xlwings.Book) -> bool:
        """Empty the cells that are ours, and say whether the header stays: with the team's, or in a table."""
        sheet = book.sheets[self.found.sheet]
        header = sheet.range((self.found.header_row, self.found.column))
        stays = self.shared or in_table(header)
        for first, last in _runs(self.rows):
            sheet.range((first, self.found.column), (last, self.found.column)).clear()
        if not stays:
            header.clear()
        return stays


def own_columns(book: xlwings.Book, marks: OwnMarks, going: Going) -> tuple[OwnColumn, ...]:
    """Return the columns that earlier runs put into sheets of the team."""
    found = []
    for name, refers_to in marks.names.items():
        place = area(refers_to.rpartition("!")[2])
        sheet = reference(refers_to)[0]
        if name.startswith(COLUMN) and place is not None and sheet in book.sheet_names:
            key = name.removeprefix(COLUMN)
            one = FoundColumn(key=key, sheet=sheet, header_row=place.top, column=place.left)
            found.append(_looked_at(one, formulas_of(book.sheets[sheet]), going))
    return tuple(found)


def _looked_at(found: FoundColumn, rows: Rows, going: Going) -> OwnColumn:
    below = {
        number: line[found.column - 1]
        for number, line in enumerate(rows, start=1)
        if number > found.header_row and len(line) >= found.column
    }
    ours = tuple(number for number, text in below.items() if going.is_ours(str(text)))
    shared = any(text not in (None, "") and number not in ours for number, text in below.items())
    return OwnColumn(found=found, rows=ours, shared=shared)


def _runs(rows: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of rows that follow each other."""
    first = last = 0
    for row in rows:
        if row != last + 1:
            if first:
                yield first, last
            first = row
        last = row
    if first:
        yield first, last
