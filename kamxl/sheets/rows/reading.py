"""Read the rows of a recognised sheet, in pieces, column by column."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from kamxl.settings.reading import ReadingSettings
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.cells.stores import Store, Words, store_for
from kamxl.sheets.cells.text_stores import as_text
from kamxl.sheets.files.source import SourceSheet
from kamxl.sheets.layout.line_kinds import Suspects, is_total, kind_of_row, repeats_header
from kamxl.sheets.layout.merged import Merged
from kamxl.sheets.layout.places import Layout, Place
from kamxl.sheets.rows.conventions import settle_columns
from kamxl.sheets.rows.groups import fill_groups
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.rows.total_lines import mark_hidden_totals, mark_named_totals
from kamxl.sheets.tables.column import Column, Kind
from kamxl.sheets.tables.declared import TABLES

_PIECE = 4096
_FATES = {
    "nothing": Fate.NOTHING,
    "total": Fate.TOTAL,
    "statistic": Fate.STATISTIC,
    "unnamed": Fate.NO_ACCOUNT,
    "footer": Fate.FOOTER,
    "data": Fate.USED,
}

_AUTO = ReadingSettings()

Row = list[object]


def read_rows(
    sheet: SourceSheet, layout: Layout, label: str, words: Words, reading: ReadingSettings = _AUTO
) -> ParsedSheet:
    """Read a sheet whose layout is known, each of its columns by one convention."""
    parsed = _Reader(sheet, layout, label, words).read()
    settle_columns(parsed, reading)
    return parsed


class _Reader:
    """Reads one sheet."""

    def __init__(self, sheet: SourceSheet, layout: Layout, label: str, words: Words) -> None:
        self.sheet = sheet
        self.layout = layout
        self.words = words
        self.headers = {
            place.index - sheet.first_column: " ".join(place.header.split())
            for place in layout.columns.values()
        }
        self.suspects = Suspects(self.headers.values())
        self.parsed = ParsedSheet(source=sheet, label=label, layout=layout, table=layout.table or "")
        self.stores: list[tuple[int, Store]] = []
        self._open()
        self.keys = [layout.columns[name].index - sheet.first_column for name in self.parsed.keys]
        # Without a column of accounts the first column shows which rows are totals.
        self.watched = self.keys or [min(self.headers, default=0)]
        self.need = 1 + max((index for index, _ in self.stores), default=0)
        self.merged = Merged(sheet, layout)

    def _open(self) -> None:
        layout, parsed = self.layout, self.parsed
        table = TABLES[parsed.table]
        for name, place in layout.columns.items():
            parsed.stores[name] = self._store(table.columns[name], parsed.table, place)
        for extra, columns in layout.extras.items():
            parsed.extras[extra] = {
                name: self._store(TABLES[extra].columns[name], extra, place)
                for name, place in columns.items()
            }
        for one in layout.wide:
            money = Column(name="value", kind=Kind.MONEY, help="The value of the period.")
            store = self._store(money, parsed.table, one.place)
            if isinstance(store, NumberStore):
                parsed.wide.append((one, store))

        for place in layout.total_places:
            money = Column(name="value", kind=Kind.MONEY, help="A total of the sheet itself.")
            store = self._store(money, parsed.table, place)
            if isinstance(store, NumberStore):
                parsed.total_stores.append((place, store))

    def _store(self, column: Column, table: str, place: Place) -> Store:
        unit = place.unit or self.layout.unit
        store = store_for(column, table, self.sheet, factor=unit.factor if unit else 1.0, words=self.words)
        self.stores.append((place.index - self.sheet.first_column, store))
        return store

    def read(self) -> ParsedSheet:
        """Read all rows."""
        rows = islice(self.sheet.rows(), self.layout.last_header_row, None)
        first = self.layout.last_header_row
        with _uncollected():
            while piece := list(islice(rows, _PIECE)):
                self._piece(piece, first)
                first += len(piece)
        self._date_from_outside()
        mark_hidden_totals(self.parsed)
        mark_named_totals(self.parsed)
        fill_groups(self.parsed)
        return self.parsed

    def _date_from_outside(self) -> None:
        """Date all rows by the month that the sheet's name or a title gives them."""
        period, name = self.layout.period, TABLES[self.parsed.table].dated_by or "date"
        if period is None or name in self.parsed.stores or name not in TABLES[self.parsed.table].columns:
            return
        store = store_for(TABLES[self.parsed.table].columns[name], self.parsed.table, self.sheet)
        store.take([period.last_day()] * len(self.parsed.rows))
        self.parsed.stores[name] = store

    def _piece(self, piece: list[Sequence[object]], first: int) -> None:
        if _endless_blank(piece):
            return
        rows: list[Row] = [row if isinstance(row, list) else list(row) for row in piece]
        if min(map(len, rows)) < self.need:
            rows = [row + [""] * (self.need - len(row)) for row in rows]
        self._mark(rows, first)
        self.merged.fill(rows, first)
        columns = list(zip(*rows, strict=False))
        numbers: Sequence[int] = range(first + 1, first + 1 + len(rows))
        if "" in columns[self.watched[0]]:
            kept = [place for place, row in enumerate(rows) if row.count("") != len(row)]
            if len(kept) != len(rows):
                rows = [rows[place] for place in kept]
                numbers = [numbers[place] for place in kept]
                columns = list(zip(*rows, strict=False))
        if not rows:
            return
        self.parsed.rows.extend(numbers)
        fates = self._fates(rows, columns)
        if self.merged.fill_blanks(rows, fates):
            columns = list(zip(*rows, strict=False))
        self.parsed.fates.extend(fates)
        for index, store in self.stores:
            store.take(columns[index])

    def _mark(self, rows: list[Row], first: int) -> None:
        broken = self.sheet.marks.broken
        if not broken:
            return
        for place, row in enumerate(rows, start=first):
            for column, mark in broken.get(place, {}).items():
                index = column - self.sheet.first_column
                if 0 <= index < len(row):
                    row[index] = mark

    def _fates(self, rows: list[Row], columns: Sequence[Sequence[object]]) -> bytearray:
        fates = bytearray(len(rows))
        odd: set[int] = set()
        for key in self.watched:
            doubts = [*map(self.suspects.__getitem__, columns[key])]
            if True in doubts:
                odd.update(place for place, doubt in enumerate(doubts) if doubt)
        for place in odd:
            row = rows[place]
            if self._is_bare_number(row):
                fates[place] = Fate.NOTHING
                continue
            fates[place] = _FATES[kind_of_row(row, [row[key] for key in self.keys])]
            if fates[place] == Fate.TOTAL:
                words = (as_text(cell) for cell in row)
                self.parsed.total_labels[len(self.parsed.fates) + place] = next(filter(is_total, words), "")
            if fates[place] == Fate.USED and self._repeats(row):
                fates[place] = Fate.REPEATED
        return fates

    def _is_bare_number(self, row: Row) -> bool:
        """Say whether a row of a form holds nothing but its number."""
        numbered = self.layout.columns.get(TABLES[self.parsed.table].numbered_by or "")
        if numbered is None or row[numbered.index - self.sheet.first_column] == "":
            return False
        return row.count("") == len(row) - 1

    def _repeats(self, row: Row) -> bool:
        texts = [" ".join(as_text(row[index]).split()) for index in self.headers]
        return repeats_header(texts, [*self.headers.values()])


def _endless_blank(piece: Sequence[Sequence[object]]) -> bool:
    """Say whether all rows are one and the same blank row, as before a cell that stands far below.

    A row that only looks blank, because the fast reader hides its errors, is a row of its own.
    """
    return len(piece) > 1 and all(row is piece[0] for row in piece) and not any(piece[0])


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold back the search for cycles: among millions of cells it takes long and finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
