"""Merged cells: what stands in the first one counts for all of them."""

from kamxl.sheets.files.source import SourceSheet
from kamxl.sheets.layout.places import Layout
from kamxl.sheets.rows.parsed import Fate
from kamxl.sheets.tables.column import Kind
from kamxl.sheets.tables.declared import TABLES
from kamxl.sheets.tables.keys import KEY_COLUMNS

_FILLED = {Kind.KEY, Kind.TEXT, Kind.DAY, Kind.WORD}
"""Numbers are not filled down: a merged amount would count once for every row."""
_MOST = 1_000_000


class Merged:
    """The merged ranges of a sheet's recognised columns, and the values they spread."""

    def __init__(self, sheet: SourceSheet, layout: Layout) -> None:
        self._tops: dict[int, list[int]] = {}
        self._below: dict[int, list[int]] = {}
        self._values: dict[int, object] = {}
        self._keys: list[int] = []
        columns = self._columns(sheet, layout)
        merged = set()
        total = 0
        for (top, left), (bottom, _) in sheet.merged:
            index = left - sheet.first_column
            total += bottom - top
            if bottom == top or top < layout.last_header_row or index not in columns or total > _MOST:
                continue
            merged.add(index)
            self._tops.setdefault(top, []).append(index)
            for row in range(top + 1, bottom + 1):
                self._below.setdefault(row, []).append(index)
        keys = [
            layout.columns[name].index - sheet.first_column for name in KEY_COLUMNS if name in layout.columns
        ]
        if not TABLES[layout.table or ""].one_row_per_account:
            self._keys = [key for key in keys if key in merged]
        self._last: dict[int, object] = {}

    @staticmethod
    def _columns(sheet: SourceSheet, layout: Layout) -> set[int]:
        table = TABLES[layout.table or ""]
        return {
            place.index - sheet.first_column
            for name, place in layout.columns.items()
            if table.columns[name].kind in _FILLED and not (table.one_row_per_account and name in KEY_COLUMNS)
        }

    def fill(self, rows: list[list[object]], first: int) -> None:
        """Fill the cells of merged ranges in the next rows, which start at row `first` from 0."""
        if not self._tops:
            return
        for number, row in enumerate(rows, start=first):
            empty = row.count("") == len(row)
            for index in self._tops.get(number, ()):
                self._values[index] = row[index]
            for index in self._below.get(number, ()):
                if row[index] == "" and not empty:
                    row[index] = self._values.get(index, "")

    def fill_blanks(self, rows: list[list[object]], fates: bytearray) -> bool:
        """Fill blank account cells where account cells are merged; False where none are."""
        if not self._keys:
            return False
        for row, fate in zip(rows, fates, strict=True):
            if fate != Fate.USED:
                continue
            for key in self._keys:
                if row[key] == "":
                    row[key] = self._last.get(key, "")
                self._last[key] = row[key]
        return True
