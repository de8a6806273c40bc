"""Writing formula columns into the rows of a sheet: one pass over its bytes, a few cuts for each row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from kamxl.domain.message import say
from kamxl.package.area import Area, letters
from kamxl.package.columns.cells import OwnCells, PlacedColumn
from kamxl.package.parts.fragment import appended
from kamxl.package.parts.outline import whole_number
from kamxl.package.parts.splice import Cut, insert
from kamxl.package.refusals import OccupiedError
from kamxl.package.sheet_part import SheetPart
from kamxl.package.sheet_rows import SheetCell, SheetRow, SheetRows
from kamxl.package.styles import Styles

_SPANS = re.compile(rb"\sspans\s*=\s*[\"']([^\"']*)[\"']")


@dataclass(slots=True, kw_only=True)
class ColumnEdit:
    """What is to happen to the cells of a sheet.

    `free` is the area that must hold nothing of the team; None when no column is new.
    """

    sheet: SheetPart
    styles: Styles
    placed: Sequence[PlacedColumn]
    header_row: int
    free: Area | None
    kept: set[int] = field(default_factory=set)
    """Columns of an earlier run into which the team wrote something."""
    headers: dict[int, SheetCell] = field(default_factory=dict)
    """The header cells of columns of an earlier run, by column."""
    _rows: SheetRows = field(init=False)
    _own: OwnCells = field(init=False)
    _first: int = field(init=False)
    _has_extensions: bool = field(init=False)

    def __post_init__(self) -> None:
        data = self.sheet.data
        self._rows, self._own = SheetRows(self.sheet), OwnCells(self.sheet)
        self._first = min(one.column for one in self.placed)
        self._has_extensions = self.sheet.scanned.find(b"extLst", data.inner, data.stop) >= 0

    def cuts(self) -> Iterator[Cut]:
        """Yield the cuts, row by row.

        Raises:
            RefusalError: The cells are not free, or the rows do not stand in order.
        """
        wanted = sorted(
            {self.header_row for one in self.placed if not one.found}
            | set(chain.from_iterable(one.cells for one in self.placed))
        )
        found = any(one.found for one in self.placed)
        following = iter([*wanted, 0])
        ahead = next(following)
        for row in self._rows:
            while ahead and ahead < row.number:
                yield insert(row.start, self._new_row(ahead))
                ahead = next(following)
            if found or ahead == row.number or (self.free and row.number <= self.free.bottom):
                yield from self._row(row)
            if ahead == row.number:
                ahead = next(following)
        missing = [one for one in chain([ahead], following) if one]
        if missing:
            markup = b"".join(map(self._new_row, missing))
            data = self.sheet.data
            # The markup has its prefix already.
            cut = appended(data, "")
            yield (
                Cut(cut.start, cut.end, cut.text.replace(b"></", b">" + markup + b"</", 1))
                if data.empty
                else insert(data.stop, markup)
            )

    def _new_row(self, number: int) -> bytes:
        prefix = self.sheet.prefix
        cells = b"".join(markup for _, markup in self._new_cells(number, 0))
        return b'<%srow r="%d">%s</%srow>' % (prefix, number, cells, prefix)

    def _new_cells(self, row: int, neighbour: int) -> list[tuple[int, bytes]]:
        """Return column and XML of the cells a row gets when nothing is there yet."""
        if row == self.header_row:
            return [
                (one.column, one.header_cell(row, neighbour)) for one in self.placed if one.header is not None
            ]
        return [
            (one.column, one.cell(row, one.style(neighbour, self.styles)))
            for one in self.placed
            if row in one.cells
        ]

    def _row(self, row: SheetRow) -> Iterator[Cut]:
        columns = self._rows.columns(row)
        if columns and columns[-1] >= self._first:
            yield from self._among(row, self._rows.cells(row))
            return
        if row.number != self.header_row and not any(row.number in one.cells for one in self.placed):
            return
        cells = self._new_cells(row.number, self._rows.last_style(row))
        if not cells:
            return  # the header row, where the team emptied the header of a column of ours
        yield from self._spans(row, cells[-1][0])
        markup = b"".join(markup for _, markup in cells)
        if row.empty:
            closing = b"</%srow>" % self.sheet.prefix
            yield Cut(row.inner - 2, row.inner, b">" + markup + closing)
        else:
            yield insert(self._end_of_cells(row), markup)

    def _among(self, row: SheetRow, cells: list[SheetCell]) -> Iterator[Cut]:
        """Write into a row that has cells in our columns, or right of them."""
        widest = 0
        for one in self.placed:
            at = next((cell for cell in cells if cell.column >= one.column), None)
            here = at if at is not None and at.column == one.column else None
            if here is not None and not self._may_replace(row, one, here):
                continue
            left = max((cell for cell in cells if cell.column < one.column), default=None, key=_column)
            markup = self._markup(row, one, here, left)
            if here is not None and (markup or one.found):
                yield Cut(here.start, here.end, markup)
            elif markup:
                yield insert(at.start if at else self._end_of_cells(row), markup)
            widest = one.column if markup else widest
        if widest > cells[-1].column:
            yield from self._spans(row, widest)

    def _markup(
        self, row: SheetRow, one: PlacedColumn, here: SheetCell | None, left: SheetCell | None
    ) -> bytes:
        """Return the XML of a cell; nothing where the column has none in this row."""
        neighbour = self._rows.style(left) if left else 0
        if row.number == self.header_row and one.header is not None:
            return one.header_cell(row.number, neighbour)
        if row.number not in one.cells or row.number == self.header_row:
            return b""
        if here is not None and one.found:
            return one.cell(row.number, self._rows.style(here))
        return one.cell(row.number, one.style(neighbour, self.styles))

    def _may_replace(self, row: SheetRow, one: PlacedColumn, cell: SheetCell) -> bool:
        """Say whether a cell is blank or ours; what the team wrote into a column of ours stays."""
        if one.found:
            return self._own.ours(cell) or self._is_free(row, one, cell)
        if self._own.blank(cell):
            return True
        if self.free is not None and self.free.top <= row.number <= self.free.bottom:
            raise OccupiedError(
                say(
                    "The new columns would stand on '{sheet}'!{cell}, which holds something already. "
                    "The workbook stays as it is; clear or move those cells.",
                    sheet=self.sheet.name,
                    cell=f"{letters(cell.column)}{row.number}",
                )
            )
        return False

    def _is_free(self, row: SheetRow, one: PlacedColumn, cell: SheetCell) -> bool:
        """Look at a cell in a column of an earlier run that holds no formula of ours."""
        if row.number == one.header_row:
            self.headers[one.column] = cell
            return False
        if self._own.blank(cell):
            return row.number in one.cells
        if row.number > one.header_row:
            self.kept.add(one.column)
        return False

    def _spans(self, row: SheetRow, column: int) -> Iterator[Cut]:
        """Widen what a row says of its own width."""
        found = _SPANS.search(self.sheet.scanned, row.start, row.inner)
        if found is None:
            return
        first, last = (whole_number(one) for one in found[1].decode("utf-8", "replace").partition(":")[::2])
        if first is None or last is None:
            yield Cut(found.start(), found.end(), b"")
        elif last < column:
            yield Cut(found.start(1), found.end(1), b"%d:%d" % (first, column))

    def _end_of_cells(self, row: SheetRow) -> int:
        if self._has_extensions:
            opening = b"<" + self.sheet.prefix + b"extLst"
            place = self.sheet.scanned.rfind(opening, row.inner, row.stop)
            cells = self._rows.cells(row)
            if place >= 0 and place >= (cells[-1].end if cells else row.inner):
                return place
        return row.stop


def _column(cell: SheetCell) -> int:
    return cell.column
