"""A column of days, read in pieces; each distinct cell is looked at once, what it leaves open at the end."""

import re
from array import array
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from kamxl.domain.message import Message, say
from kamxl.sheets.cells.context import ColumnContext, ColumnNote
from kamxl.sheets.cells.dates import Moment, OpenDay, day_of_number, plausible, written_day
from kamxl.sheets.cells.day_notes import half_converted, order_notes, year_note
from kamxl.sheets.cells.day_order import ORDER_NAMES, Order, decide_order, proven, readable, sorted_rows
from kamxl.sheets.cells.late import Late
from kamxl.sheets.cells.numbers import is_nothing
from kamxl.sheets.cells.text_stores import shown

NOT_A_TIME = -(2**63)
_BAD = NOT_A_TIME + 1
_OPEN = NOT_A_TIME + 2
_CLOSED = NOT_A_TIME + 2**40
"""Between these two, a number stands for a cell that is decided at the end."""
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - sheets know no time zones
_TIMED = re.compile(
    r"(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})[ T](2[0-3]|[01]?\d):([0-5]\d)(?::([0-5]\d))?", re.ASCII
)
_MONTHS = re.compile(r"月|month|period|期间|期間", re.IGNORECASE)


class DayStore(dict[Any, int]):
    """A column of days as seconds since 1970 (`NOT_A_TIME` where blank); itself the memo of cells seen."""

    def __init__(self, *, epoch_1904: bool = False) -> None:
        super().__init__()
        self.seconds = array("q")
        self.findings: list[tuple[int, object]] = []
        self.epoch_1904 = epoch_1904
        self.rounded: str | None = None
        self.days: list[tuple[object, OpenDay]] = []
        self._cells: list[tuple[object, int, int]] = []
        self._dates: dict[str, Moment | int | None] = {}
        self._marks = self.seconds
        self._order = Order(order=None)
        self._year: int | None = None

    def __missing__(self, cell: object) -> int:
        found, clock = self._timed(cell) if isinstance(cell, str) else (self._read(cell), 0)
        if found is None:
            seconds = NOT_A_TIME if isinstance(cell, str) and is_nothing(cell) else _BAD
        elif isinstance(found, int):
            seconds = _OPEN + len(self._cells)
            self._cells.append((cell, found, clock))
        else:
            seconds = _seconds(found) + clock
        self[cell] = seconds
        return seconds

    def _timed(self, cell: str) -> tuple[Moment | int | None, int]:
        """Read a text; days with a time are read as days once, however many times they have."""
        match = _TIMED.fullmatch(cell)
        if match is None:
            return self._read(cell), 0
        day, hour, minute, second = match.groups()
        if day not in self._dates:
            self._dates[day] = self._read(day)
        return self._dates[day], int(hour) * 3600 + int(minute) * 60 + int(second or 0)

    def _read(self, cell: object) -> Moment | int | None:
        """Read a cell; a number is the place in `days` of a day that is still open."""
        found = self._found(cell)
        if isinstance(found, OpenDay):
            self.days.append((cell, found))
            return len(self.days) - 1
        if isinstance(found, Moment) and found.rounded and self.rounded is None:
            self.rounded = str(cell).strip()
        return found

    def _found(self, cell: object) -> Moment | OpenDay | None:
        if isinstance(cell, datetime | date):
            at = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
            return Moment(at=at) if plausible(at) else None
        if isinstance(cell, float | int) and not isinstance(cell, bool):
            return day_of_number(float(cell), epoch_1904=self.epoch_1904)
        return written_day(cell) if isinstance(cell, str) else None

    def take(self, cells: Sequence[object]) -> None:
        """Read the next cells of the column."""
        start = len(self.seconds)
        piece = array("q", map(self.__getitem__, cells))
        if _BAD in piece:
            for place, seconds in enumerate(piece):
                if seconds == _BAD:
                    self.findings.append((start + place, cells[place]))
                    piece[place] = NOT_A_TIME
        self.seconds.extend(piece)

    def has_blanks(self) -> bool:
        """Say whether any row has nothing here."""
        return NOT_A_TIME in self.seconds

    def blank(self, place: int) -> bool:
        """Say whether a row has nothing here."""
        return self.seconds[place] == NOT_A_TIME

    def _unordered(self) -> list[OpenDay]:
        return [day for _, day in self.days if day.parts and not day.fixed]

    def proven(self) -> str | None:
        """Return the order of day and month that the cells prove, before anything is settled."""
        return proven(self._unordered())

    def european(self) -> bool:
        """Say whether days are written like 31.12.2025."""
        return any(day.dotted and day.has_year for _, day in self.days)

    def settle(self, context: ColumnContext) -> tuple[ColumnNote, ...]:
        """Decide the order of day and month and missing years from all cells; read what was left open."""
        notes: list[ColumnNote] = []
        if self.days:
            self._marks = self.seconds
            self._year = context.year or self._only_year()
            unordered = self._unordered()
            if unordered:
                self._order = decide_order(unordered, context, self._sorted)
            late = _LateDays(self)
            notes += order_notes(self.days, self._order, late, context)
            notes += year_note(self.days, self._year, late, context)
            notes += half_converted(self, self.days, self.seconds, context)
            self._close(late, context)
        if self.rounded is not None:
            why = say("'{found}' names no day; its last day is used.", found=shown(self.rounded))
            notes.append(ColumnNote(kind="", value="", why=why, said=True))
        return tuple(notes)

    def _only_year(self) -> int | None:
        """Return the one year that all complete days of the column share."""
        years = {(_EPOCH + timedelta(seconds=one)).year for one in self.values() if one > _CLOSED}
        return years.pop() if len(years) == 1 else None

    def first_of(self, day: int) -> int:
        """Return the first row of an open day."""
        return self._marks.index(_OPEN + next(n for n, one in enumerate(self._cells) if one[1] == day))

    def by_day(self) -> "array[int]":
        """Return for each row which of the open days stands there, -1 where none does."""
        cells = self._cells
        return array("q", [cells[one - _OPEN][1] if _BAD < one < _CLOSED else -1 for one in self._marks])

    def _sorted(self, order: str) -> bool:
        return sorted_rows(self._with([day.at(order, self._year) for _, day in self.days]), _CLOSED)

    def _with(self, moments: Sequence[Moment | None]) -> "array[int]":
        """Return the column with its open days read."""
        closed = [NOT_A_TIME if moment is None else _seconds(moment) for moment in moments]
        read = [
            closed[day] if closed[day] == NOT_A_TIME else closed[day] + clock for _, day, clock in self._cells
        ]
        return array("q", [read[one - _OPEN] if _BAD < one < _CLOSED else one for one in self.seconds])

    def _close(self, late: Late, context: ColumnContext) -> None:
        months = _MONTHS.search(context.header) is not None
        moments = [None if day.bare and not months else self._moment(day) for _, day in self.days]
        wrong = {index for index, moment in enumerate(moments) if moment is None}
        self.seconds = self._with(moments)
        self.findings += [
            (place, self._cells[self._marks[place] - _OPEN][0]) for place, _ in late.pairs(wrong)
        ]
        self.findings.sort(key=lambda one: one[0])
        rounded = (shown(cell) for (cell, _), at in zip(self.days, moments, strict=True) if at and at.rounded)
        self.rounded = self.rounded or next(rounded, None)

    def _moment(self, day: OpenDay) -> Moment | None:
        if self._order.order is not None or not day.parts or day.fixed:
            return day.at(self._order.order or "mdy", self._year)
        read = {day.at(order, self._year) for order in ("dmy", "mdy")} - {None}
        return read.pop() if len(read) == 1 else None

    def complaint(self, cell: object) -> Message:
        """Say what is wrong with a cell."""
        if isinstance(cell, datetime | date):
            return say("{found} is not between 1990 and 2100. Check it.", found=shown(cell))
        mark = self.get(cell, _BAD)
        if _BAD < mark < _CLOSED:
            return self._open_complaint(cell, self.days[self._cells[mark - _OPEN][1]][1])
        return say("'{found}' is not a date. Write it like 2026-03-31.", found=shown(cell))

    def _open_complaint(self, cell: object, day: OpenDay) -> Message:
        if not day.has_year and not day.bare and self._year is None:
            return say(
                "'{found}' has no year. Write the year in the title or in the cell.", found=shown(cell)
            )
        order = self._order.order
        if order is None and day.parts and readable(day, "dmy") and readable(day, "mdy"):
            return say(
                "'{found}' can be read in two ways, and the column has both. Set date_order on KAM Settings.",
                found=shown(cell),
            )
        if order is not None and day.parts and any(readable(day, one) for one in ORDER_NAMES if one != order):
            return say(
                "'{found}' is no day when read as {order}, as the column is. Check it.",
                found=shown(cell),
                order=ORDER_NAMES[order],
            )
        return say("'{found}' is not a date. Write it like 2026-03-31.", found=shown(cell))


class _LateDays(Late):
    """Where the open days of a column stand; the first of a day is found without looking at every row."""

    def __init__(self, store: DayStore) -> None:
        super().__init__(store.by_day, 0, 1)
        self._store = store

    def first(self, index: int) -> int:
        """Return the first place of an open day."""
        return self._store.first_of(index)


def _seconds(moment: Moment) -> int:
    return int((moment.at - _EPOCH).total_seconds())
