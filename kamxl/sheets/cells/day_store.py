"""A column of days, read in pieces; each distinct cell is looked at once, what it leaves open at the end."""

import re
from array import array
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from kamxl.domain.message import Message, say
from kamxl.sheets.cells.context import ColumnContext, ColumnNote
from kamxl.sheets.cells.dates import Moment, OpenDay, day_of_number, plausible, written_day
from kamxl.sheets.cells.day_notes import half_converted, order_notes, year_note
from kamxl.sheets.cells.day_order import ORDER_NAMES, Order, decide_order, proven, readable, sorted_rows
from kamxl.sheets.cells.numbers import is_nothing
from kamxl.sheets.cells.text_stores import shown

NOT_A_TIME = -(2**63)
_BAD = NOT_A_TIME + 1
_OPEN = NOT_A_TIME + 2
_CLOSED = NOT_A_TIME + 2**40
"""Between these two, a number stands for a cell that is decided at the end."""
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - sheets know no time zones
_MONTHS = re.compile(r"月|month|period|期间|期間", re.IGNORECASE)


class DayStore(dict[Any, int]):
    """A column of days as seconds since 1970 (`NOT_A_TIME` where blank); itself the memo of cells seen."""

    def __init__(self, *, epoch_1904: bool = False) -> None:
        super().__init__()
        self.seconds = array("q")
        self.findings: list[tuple[int, object]] = []
        self.epoch_1904 = epoch_1904
        self.rounded: str | None = None
        self.open: list[tuple[object, OpenDay]] = []
        self._order = Order(order=None)
        self._year: int | None = None

    def __missing__(self, cell: object) -> int:
        found = self._read(cell)
        if found is None:
            seconds = NOT_A_TIME if isinstance(cell, str) and is_nothing(cell) else _BAD
        elif isinstance(found, OpenDay):
            seconds = _OPEN + len(self.open)
            self.open.append((cell, found))
        else:
            seconds = _seconds(found)
        self[cell] = seconds
        return seconds

    def _read(self, cell: object) -> Moment | OpenDay | None:
        if isinstance(cell, datetime | date):
            at = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
            return Moment(at=at) if plausible(at) else None
        if isinstance(cell, float | int) and not isinstance(cell, bool):
            return day_of_number(float(cell), epoch_1904=self.epoch_1904)
        if not isinstance(cell, str):
            return None
        found = written_day(cell)
        if isinstance(found, Moment) and found.rounded and self.rounded is None:
            self.rounded = cell.strip()
        return found

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
        return [day for _, day in self.open if day.parts and not day.fixed]

    def proven(self) -> str | None:
        """Return the order of day and month that the cells prove, before anything is settled."""
        return proven(self._unordered())

    def european(self) -> bool:
        """Say whether days are written like 31.12.2025."""
        return any(day.dotted and day.has_year for _, day in self.open)

    def settle(self, context: ColumnContext) -> tuple[ColumnNote, ...]:
        """Decide the order of day and month and missing years from all cells; read what was left open."""
        notes: list[ColumnNote] = []
        if self.open:
            self._year = context.year or self._only_year()
            days = self._unordered()
            if days:
                self._order = decide_order(days, context, self._sorted)
            places = self._places()
            notes += order_notes(self.open, self._order, places, context)
            notes += year_note(self.open, self._year, places, context)
            notes += half_converted(self, self.open, self.seconds, context)
            self._close(places, context)
        if self.rounded is not None:
            why = say("'{found}' names no day; its last day is used.", found=shown(self.rounded))
            notes.append(ColumnNote(kind="", value="", why=why, said=True))
        return tuple(notes)

    def _places(self) -> dict[int, list[int]]:
        """Return the places of each open cell."""
        places: dict[int, list[int]] = {}
        for place, one in enumerate(self.seconds):
            if _BAD < one < _CLOSED:
                places.setdefault(one - _OPEN, []).append(place)
        return places

    def _only_year(self) -> int | None:
        """Return the one year that all complete days of the column share."""
        years = {(_EPOCH + timedelta(seconds=one)).year for one in self.values() if one > _CLOSED}
        return years.pop() if len(years) == 1 else None

    def _sorted(self, order: str) -> bool:
        return sorted_rows([self._in(order, one) for one in self.seconds], _CLOSED)

    def _in(self, order: str, seconds: int) -> int:
        if not _BAD < seconds < _CLOSED:
            return seconds
        moment = self.open[seconds - _OPEN][1].at(order, self._year)
        return _seconds(moment) if moment else NOT_A_TIME

    def _close(self, places: Mapping[int, list[int]], context: ColumnContext) -> None:
        months = _MONTHS.search(context.header) is not None
        for index, rows in places.items():
            cell, day = self.open[index]
            moment = None if day.bare and not months else self._moment(day)
            for row in rows:
                self.seconds[row] = _seconds(moment) if moment else NOT_A_TIME
                if moment is None:
                    self.findings.append((row, cell))
            if moment is not None and moment.rounded and self.rounded is None:
                self.rounded = shown(cell)
        self.findings.sort(key=lambda one: one[0])

    def _moment(self, day: OpenDay) -> Moment | None:
        if self._order.order is not None or not day.parts or day.fixed:
            return day.at(self._order.order or "mdy", self._year)
        read = {day.at(order, self._year) for order in ("dmy", "mdy")} - {None}
        return read.pop() if len(read) == 1 else None

    def complaint(self, cell: object) -> Message:
        """Say what is wrong with a cell."""
        if isinstance(cell, datetime | date):
            return say("{found} is not between 1990 and 2100. Check it.", found=shown(cell))
        day = next((day for found, day in self.open if found is cell or found == cell), None)
        if day is not None:
            return self._open_complaint(cell, day)
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


def _seconds(moment: Moment) -> int:
    return int((moment.at - _EPOCH).total_seconds())
