"""A worksheet of xlsxwriter whose innermost loop is shorter: most cells of a printed page are blank or plain.

The result is the same file. A page of blocks has some thousand merged cells, and xlsxwriter looks at each of
them several times: for an overlap, for a format of its row, for what must be escaped.
"""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import CellBlankTuple, Worksheet

_LETTERS = tuple(xl_col_to_name(column) for column in range(256))


class QuickSheet(Worksheet):
    """A worksheet that writes blank cells, numbers and texts with a format directly."""

    def merge_row(self, row: int, first: int, last: int, style: Format) -> None:
        """Merge neighbouring cells of one row; the first one is still to be written.

        Blocks stand below each other, and their cells beside each other, so nothing can overlap.
        """
        self._check_dimensions(row, last)
        self.merge.append([row, first, row, last])
        cells, blank = self.table[row], CellBlankTuple(style)
        for column in range(first + 1, last + 1):
            cells[column] = blank

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind = cell.__class__.__name__
        style = cell.format
        if style is None or kind not in {"Blank", "Number", "String"} or col >= len(_LETTERS):
            super()._write_cell(row, col, cell)
            return
        start = f'<c r="{_LETTERS[col]}{row + 1}" s="{style._get_xf_index()}"'  # noqa: SLF001
        out: Any = self.fh
        if kind == "Blank":
            out.write(f"{start}/>")
        elif kind == "Number":
            out.write(f"{start}><v>{cell.number:.16G}</v></c>")
        else:
            out.write(f'{start} t="s"><v>{cell.string}</v></c>')
