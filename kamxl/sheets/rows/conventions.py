"""One convention per column: what surrounds each column is gathered, and what it decided is told."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from kamxl.domain.message import say
from kamxl.domain.problem import Problem
from kamxl.settings.reading import ReadingSettings
from kamxl.sheets.book import Convention
from kamxl.sheets.cells.context import ColumnContext, ColumnNote
from kamxl.sheets.cells.day_store import DayStore
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.cells.numbers import COMMA
from kamxl.sheets.cells.stores import Store
from kamxl.sheets.files.number_formats import NO_FORMAT, ColumnFormat, NumberFormat
from kamxl.sheets.layout.places import Place
from kamxl.sheets.rows.parsed import ParsedSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A column of a sheet, the table it belongs to, and what reads it."""

    table: str
    place: Place
    store: Store


def settle_columns(sheet: ParsedSheet, reading: ReadingSettings) -> None:
    """Decide every column of a sheet that has been read to its last row."""
    columns = list(_columns(sheet))
    surroundings = _Surroundings(sheet, reading, columns)
    for column in columns:
        for note in column.store.settle(surroundings.of(column)):
            _tell(sheet, column, note)


def _columns(sheet: ParsedSheet) -> Iterator[_Column]:
    for name, place in sheet.layout.columns.items():
        yield _Column(table=sheet.table, place=place, store=sheet.stores[name])
    for table, stores in sheet.extras.items():
        for name, store in stores.items():
            yield _Column(table=table, place=sheet.layout.extras[table][name], store=store)
    for one, values in sheet.wide:
        yield _Column(table=sheet.table, place=one.place, store=values)
    for place, totals in sheet.total_stores:
        yield _Column(table=sheet.table, place=place, store=totals)


class _Surroundings:
    """What the columns of a sheet have in common, gathered once and before any of them is settled."""

    def __init__(self, sheet: ParsedSheet, reading: ReadingSettings, columns: list[_Column]) -> None:
        self.sheet = sheet
        self.reading = reading
        self.orders = {
            id(one.store): one.store.proven() for one in columns if isinstance(one.store, DayStore)
        }
        self.marks = {
            id(one.store): one.store.proven() for one in columns if isinstance(one.store, NumberStore)
        }
        dotted = any(one.store.european() for one in columns if isinstance(one.store, DayStore))
        self.european = sheet.source.semicolons or dotted
        languages = sheet.layout.languages
        self.language = max(languages, key=languages.__getitem__) if languages else None
        self._formats: Mapping[int, ColumnFormat] | None = None
        self._places: dict[int, int] | None = None

    def of(self, column: _Column) -> ColumnContext:
        """Return what surrounds one column."""
        own = id(column.store)
        shape = self._shape(column)
        return ColumnContext(
            header=column.place.header,
            language=self.language,
            year=self.sheet.layout.year,
            date_order=self.reading.date_order,
            decimal_mark=self.reading.decimal_mark,
            order_beside=_beside(self.orders, own),
            mark_beside=_beside(self.marks, own) or (COMMA if self.sheet.source.decimal_comma else None),
            european=self.european,
            unit=column.place.unit or self.sheet.layout.unit,
            format=shape.whole,
            formats=self._by_place(shape.rows),
            cell=self._namer(column.place),
        )

    def _shape(self, column: _Column) -> ColumnFormat:
        if not isinstance(column.store, NumberStore):
            return NO_FORMAT
        if self._formats is None:
            self._formats = self.sheet.source.formats()
        return self._formats.get(column.place.index, NO_FORMAT)

    def _by_place(self, rows: Mapping[int, NumberFormat]) -> Mapping[int, NumberFormat]:
        if not rows:
            return {}
        if self._places is None:
            self._places = {row: place for place, row in enumerate(self.sheet.rows)}
        places = self._places
        return {places[row]: one for row, one in rows.items() if row in places}

    def _namer(self, place: Place) -> Callable[[int], str]:
        rows = self.sheet.rows
        return lambda row: f"{place.letter}{rows[row]}"


def _beside(proven: Mapping[int, str | None], own: int) -> str | None:
    """Return what the other columns prove, when they agree."""
    found = {one for key, one in proven.items() if key != own and one is not None}
    return found.pop() if len(found) == 1 else None


def _add(sheet: ParsedSheet, new: Convention) -> None:
    """Add a convention; one that holds for several columns alike is said once, of none of them alone."""
    for index, one in enumerate(sheet.conventions):
        if (one.kind, one.value, one.why) == (new.kind, new.value, new.why):
            sheet.conventions[index] = replace(one, header=None)
            return
    sheet.conventions.append(new)


def _tell(sheet: ParsedSheet, column: _Column, note: ColumnNote) -> None:
    header = column.place.header
    if note.kind and note.value:
        _add(sheet, Convention(kind=note.kind, header=header, value=note.value, why=note.why))
    told = say("'{header}': {note}", header=header, note=note.why)
    if note.severity is not None:
        where = sheet.at(column.place, note.places[0]) if note.places else sheet.label
        count = max(len(note.places), 1)
        sheet.contradictions.append(
            Problem(where=where, message=told, severity=note.severity, table=column.table, count=count)
        )
    elif note.said:
        sheet.remarks.append(
            say("{sheet}, '{header}': {note}", sheet=sheet.label, header=header, note=note.why)
        )
