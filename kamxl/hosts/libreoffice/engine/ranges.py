"""Cells of a Calc sheet."""

from __future__ import annotations

from typing import Any

from kamxl.hosts.libreoffice.engine import cells
from kamxl.hosts.libreoffice.engine.base import base_classes
from kamxl.hosts.libreoffice.engine.notation import to_calc, to_excel


class Range(base_classes.Range):  # type: ignore[misc]  # see base
    """A rectangle of cells. `sheet` is the engine's own, `api` what UNO has."""

    shape: tuple[int, int] = (0, 0)

    def __init__(self, sheet: Any, area: Any) -> None:
        self.sheet = sheet
        self._area = area
        self.options: dict[str, Any] = {}
        address = area.getRangeAddress()
        self._top, self._left = address.StartRow, address.StartColumn
        self.shape = (address.EndRow - self._top + 1, address.EndColumn - self._left + 1)

    @property
    def api(self) -> Any:
        """What UNO has."""
        return self._area

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        """The sheet, first row, first column, height and width."""
        return (self.sheet.name, self.row, self.column, *self.shape)

    @property
    def row(self) -> int:
        """The first row, from 1."""
        return int(self._top) + 1

    @property
    def column(self) -> int:
        """The first column, from 1."""
        return int(self._left) + 1

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, row: int, column: int | None = None) -> Range:
        """Return one cell by row and column, or by its number, from 1."""
        if column is None:
            row, column = divmod(row - 1, self.shape[1])
            row, column = row + 1, column + 1
        return Range(self.sheet, self._area.getCellRangeByPosition(column - 1, row - 1, column - 1, row - 1))

    @property
    def raw_value(self) -> list[list[Any]]:
        """The values, row by row; errors by their text."""
        return cells.read(self._area, self.sheet.document)

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        cells.write(self._area, self.sheet.document, value)

    @property
    def formula(self) -> Any:
        """The formulas as Excel writes them; of one cell the text alone."""
        rows = [
            [to_excel(cell) if cell.startswith("=") else cell for cell in row]
            for row in self._area.getFormulaArray()
        ]
        return rows[0][0] if len(self) == 1 else tuple(tuple(row) for row in rows)

    @formula.setter
    def formula(self, value: Any) -> None:
        rows = value if isinstance(value, list | tuple) else [[value] * self.shape[1]] * self.shape[0]
        written = [[to_calc(one) if str(one).startswith("=") else str(one) for one in row] for row in rows]
        cells.write_formulas(self._area, written)

    @property
    def address(self) -> str:
        """The address as Excel writes it, like $A$1:$B$2."""
        return str(self._area.getPropertyValue("AbsoluteName")).rpartition(".")[2].replace(":$", ":$")

    def get_address(self, row_absolute: bool, column_absolute: bool, external: bool) -> str:  # noqa: FBT001, ARG002 - as xlwings calls it
        """Return the address, absolute or not."""
        last_row, last_column = self.row + self.shape[0] - 1, self.column + self.shape[1] - 1
        corners = [(self.row, self.column)]
        if len(self) > 1:
            corners.append((last_row, last_column))
        return ":".join(
            f"{'$' if column_absolute else ''}{letters(column)}{'$' if row_absolute else ''}{row}"
            for row, column in corners
        )

    @property
    def row_hidden(self) -> bool | None:
        """Whether all rows are hidden; None when only some are."""
        visible = self._visible_rows()
        return None if 0 < visible < self.shape[0] else visible == 0

    def _visible_rows(self) -> int:
        rows: set[tuple[int, int]] = {
            (part.StartRow, part.EndRow) for part in self._area.queryVisibleCells().getRangeAddresses()
        }
        return sum(last - first + 1 for first, last in rows)

    @property
    def hidden_rows(self) -> int:
        """How many rows are hidden or filtered away."""
        return self.shape[0] - self._visible_rows()

    @property
    def merge_cells(self) -> bool:
        """Whether any cells are merged."""
        return bool(self._area.getIsMerged())

    @property
    def merge_area(self) -> Range:
        """The merged cells that the first cell belongs to; that cell itself where it is not merged."""
        first = self._area.getCellRangeByPosition(0, 0, 0, 0)
        cursor = self.sheet.api.createCursorByRange(first)
        cursor.collapseToMergedArea()
        return Range(self.sheet, cursor)

    @property
    def in_table(self) -> bool:
        """Whether the first cell is part of a named range of data, which is what Calc makes of a table."""
        here = self._area.getRangeAddress()
        ranges = self.sheet.document.getPropertyValue("DatabaseRanges")
        areas = (ranges.getByName(name).getDataArea() for name in ranges.getElementNames())
        return any(
            one.Sheet == here.Sheet
            and one.StartRow <= here.StartRow <= one.EndRow
            and one.StartColumn <= here.StartColumn <= one.EndColumn
            for one in areas
        )

    @property
    def number_format(self) -> str:
        """How the first cell shows numbers."""
        key = self._area.getPropertyValue("NumberFormat")
        formats = self.sheet.document.getNumberFormats()
        return str(formats.getByKey(key).getPropertyValue("FormatString"))

    @property
    def column_width(self) -> float:
        """The width of the first column in points."""
        return float(self._area.getColumns().getByIndex(0).getPropertyValue("Width")) * 72 / 2540

    def clear_contents(self) -> None:
        """Empty the cells and leave their looks."""
        self._area.clearContents(1 | 2 | 4 | 16)

    def clear(self) -> None:
        """Empty the cells and take their looks away; comments stay."""
        self._area.clearContents(1 | 2 | 4 | 16 | 32 | 64)

    def select(self) -> None:
        """Select the cells."""
        self.sheet.activate()
        self.sheet.document.getCurrentController().select(self._area)


def letters(column: int) -> str:
    """Return the letters of a column counted from 1."""
    found = ""
    while column:
        column, place = divmod(column - 1, 26)
        found = chr(65 + place) + found
    return found
