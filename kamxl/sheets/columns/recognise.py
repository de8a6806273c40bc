"""Which sheet is which table, and which column is which."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kamxl.sheets.cells.periods import year_in
from kamxl.sheets.cells.units import Unit, unit_in_title
from kamxl.sheets.columns.headers import Meaning, header, meanings
from kamxl.sheets.layout.header_rows import HeaderRow, header_rows
from kamxl.sheets.layout.period_columns import measure_in, wide_columns
from kamxl.sheets.layout.places import Layout, PeriodPlace, Place
from kamxl.sheets.tables.declared import CARRIED, TABLES
from kamxl.sheets.tables.keys import KEY_COLUMNS
from kamxl.sheets.tables.table import Table

OWN_WORD = 10.0
"""What a mapping written by the team weighs against recognised headers."""

NAME_WEIGHT = 0.9
SALES_WEIGHT = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What the team mapped by hand for one sheet: (table, column) by header form; None leaves it out."""

    headers: Mapping[str, tuple[str, str] | None] = field(default_factory=dict)

    def meanings(self, text: str) -> tuple[Meaning, ...]:
        """Read a header: the team's own word first."""
        for form in header(text).forms:
            if form in self.headers:
                own = self.headers[form]
                return () if own is None else (Meaning(table=own[0], column=own[1], weight=OWN_WORD),)
        return meanings(text)


def recognise(rows: Sequence[Sequence[object]], sheet: str, own: Own | None = None) -> Layout:
    """Decide what a sheet is from its first rows and its name; `table` is None when nothing fits."""
    mine = own or Own()
    best = Layout(table=None)
    for row in header_rows(rows):
        found = _layout(row, rows, sheet, mine)
        if _better(found, best):
            best = found
    return best


def _better(one: Layout, other: Layout) -> bool:
    """Prefer more matches; a header of two rows must earn it against one of a single row."""
    joined = one.header_row != one.last_header_row
    if other.table is None or joined == (other.header_row != other.last_header_row):
        return one.score > other.score
    return one.score > other.score + 0.5 if joined else one.score + 0.5 >= other.score


def _layout(row: HeaderRow, rows: Sequence[Sequence[object]], sheet: str, own: Own) -> Layout:
    readings = {index: own.meanings(text) for index, text in enumerate(row.texts) if text}
    titles = [
        cell for line in rows[: row.first - 1] for cell in line if isinstance(cell, str) and cell.strip()
    ]
    best = Layout(table=None)
    if len(readings) < 2:
        return best
    periods = wide_columns({i: t for i, t in enumerate(row.texts) if t and not _mapped(readings[i])})
    if len(periods) == 1 and row.first != row.last:
        periods = ()  # a period in the first row of data, not in the header
    for table in TABLES.values():
        found = _as_table(table, row, readings, periods, _sample(rows, row.last))
        if found is None:
            continue
        bonus = NAME_WEIGHT if any(name in sheet.casefold() for name in table.sheet_words) else 0.0
        if found.score + bonus > best.score:
            best = replace(found, score=found.score + bonus)
    if best.table is None:
        return best
    return _finished(best, row, readings, titles, sheet)


def _mapped(reading: Sequence[Meaning]) -> bool:
    return any(m.weight >= OWN_WORD for m in reading)


def _as_table(
    table: Table,
    row: HeaderRow,
    readings: Mapping[int, Sequence[Meaning]],
    periods: tuple[PeriodPlace, ...],
    sample: Sequence[Sequence[object]],
) -> Layout | None:
    wide = periods if table.periods_in_columns else ()
    taken = {one.place.index for one in wide}
    columns, weight = _assign(table, row, {i: m for i, m in readings.items() if i not in taken})
    if wide:
        # A total beside the periods is not one more value.
        columns = {name: place for name, place in columns.items() if name not in _PERIOD_VALUES}
    # One quarter alone still says more of a sheet than the names of the accounts beside it.
    weight += len(wide) if len(wide) != 1 else 3.0
    keyed = "account_id" in columns or "account_name" in columns
    if not _enough(table, set(columns), wide):
        return None
    if weight < 3 and not (weight == 2 and len(readings) <= 3 and keyed and row.first == row.last):
        return None
    if not keyed:
        return Layout(table=table.key, score=weight / 2, columns=columns, wide=wide, no_account=True)
    return Layout(
        table=table.key, score=weight + _evidence(table, columns, sample), columns=columns, wide=wide
    )


def _enough(table: Table, columns: set[str], wide: Sequence[PeriodPlace]) -> bool:
    if wide:
        return True
    return len(columns - {"currency"}) >= table.fewest and all(columns & group for group in table.needs)


_PERIOD_VALUES = {"target", "actual", "value_q1", "value_q2", "value_q3", "value_q4", "usage_hours"}


def _evidence(table: Table, columns: Mapping[str, Place], sample: Sequence[Sequence[object]]) -> float:
    """Weigh what headers do not tell: dated amounts are sales, one row per account is the account list."""
    if table.key == "transactions":
        return SALES_WEIGHT if "date" in columns and {"revenue", "revenue_net"} & columns.keys() else 0.5
    if table.key != "accounts":
        return 0.0
    place = columns.get("account_id") or columns.get("account_name")
    if place is None:
        return 0.0
    seen = [str(line[place.index]) for line in sample if place.index < len(line) and line[place.index] != ""]
    if len(seen) < 3:
        return 0.5
    return 1.5 if len(set(seen)) >= 0.9 * len(seen) else -3.0


def _sample(rows: Sequence[Sequence[object]], header_row: int) -> Sequence[Sequence[object]]:
    return rows[header_row : header_row + 60]


def _assign(
    table: Table, row: HeaderRow, readings: Mapping[int, Sequence[Meaning]]
) -> tuple[dict[str, Place], float]:
    """Give each column of the table the header that fits it best; each header serves once."""
    offers = sorted(
        (
            (-meaning.weight, 0 if meaning.table == table.key else 1, index, column)
            for index, reading in readings.items()
            for meaning in reading
            for column in _column_for(table, meaning)
        ),
    )
    columns: dict[str, Place] = {}
    used: set[int] = set()
    weight = 0.0
    for negative, _, index, column in offers:
        if column in columns or index in used:
            continue
        used.add(index)
        columns[column] = Place(
            index=index, header=header(row.texts[index]).text, unit=header(row.texts[index]).unit
        )
        weight += -negative
    if table.key != "accounts" and "short_name" in columns:
        short = columns.pop("short_name")
        columns.setdefault("account_name", short)
    if "account_id" in columns and "account_name" in columns and table.key != "accounts":
        weight -= 1.0
    return columns, weight


_LONG_VALUES = {"revenue": "actual", "revenue_net": "actual"}


def _column_for(table: Table, meaning: Meaning) -> tuple[str, ...]:
    if meaning.table == table.key and meaning.column in table.columns:
        return (meaning.column,)
    if meaning.column in KEY_COLUMNS and meaning.table in {"accounts", "transactions"}:
        return (meaning.column,)
    if meaning.column == "short_name" and table.key != "accounts":
        return ("short_name",)
    if table.key == "periodic" and meaning.table == "transactions" and meaning.column in _LONG_VALUES:
        return (_LONG_VALUES[meaning.column],)
    if meaning.column == "date" and "date" in table.columns:
        return ("date",)
    return ()


def _finished(
    layout: Layout,
    row: HeaderRow,
    readings: Mapping[int, Sequence[Meaning]],
    titles: Sequence[str],
    sheet: str,
) -> Layout:
    used = {place.index for place in layout.columns.values()} | {one.place.index for one in layout.wide}
    extras: dict[str, dict[str, Place]] = {}
    if layout.table == "accounts":
        for index, reading in readings.items():
            if index not in used:
                _carry(extras, index, reading, row)
    carried = {place.index for columns in extras.values() for place in columns.values()}
    languages: Counter[str] = Counter()
    for index in used | carried:
        reading = readings.get(index, ())
        for language in {one for meaning in reading for one in meaning.languages}:
            languages[language] += 1
    unit = _sheet_unit(titles)
    year = next((year for text in (*titles, sheet) if (year := year_in(text)) is not None), None)
    wide = tuple(replace(one, measure=_titled(one.measure, titles, sheet)) for one in layout.wide)
    return replace(
        layout,
        header_row=row.first,
        last_header_row=row.last,
        extras=extras,
        wide=wide,
        unknown=tuple(
            header(text).text
            for i, text in enumerate(row.texts)
            if text and i not in used and i not in carried
        ),
        languages=languages,
        unit=unit,
        year=year,
    )


def _titled(measure: str, titles: Sequence[str], sheet: str) -> str:
    if measure != "value":
        return measure
    return "target" if any(measure_in(text) == "target" for text in (sheet, *titles)) else "revenue"


def _sheet_unit(titles: Sequence[str]) -> Unit | None:
    return next((unit for text in titles if (unit := unit_in_title(text)) is not None), None)


def _carry(
    extras: dict[str, dict[str, Place]], index: int, reading: Sequence[Meaning], row: HeaderRow
) -> None:
    for meaning in sorted(reading, key=lambda m: CARRIED.index(m.table) if m.table in CARRIED else 99):
        if meaning.table not in CARRIED or meaning.column in KEY_COLUMNS:
            continue
        columns = extras.setdefault(meaning.table, {})
        if meaning.column not in columns:
            text = header(row.texts[index])
            columns[meaning.column] = Place(index=index, header=text.text, unit=text.unit)
            return
