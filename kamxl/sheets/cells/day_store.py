"""A column of days, read in pieces; each distinct cell is looked at once."""

import re
from array import array
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from kamxl.domain.message import Message, say
from kamxl.sheets.cells.dates import Moment, day_of_number, parse_day, plausible
from kamxl.sheets.cells.numbers import is_nothing
from kamxl.sheets.cells.text_stores import shown

NOT_A_TIME = -(2**63)
_BAD = NOT_A_TIME + 1
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - sheets know no time zones
_SLASHED = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(?:19|20)\d\d\b")


class DayStore(dict[Any, int]):
    """A column of days as seconds since 1970 (`NOT_A_TIME` where blank); itself the memo of cells seen."""

    def __init__(self, *, epoch_1904: bool = False) -> None:
        super().__init__()
        self.seconds = array("q")
        self.findings: list[tuple[int, object]] = []
        self.epoch_1904 = epoch_1904
        self.rounded: str | None = None
        self.slashed: str | None = None
        self.month_first = False

    def __missing__(self, cell: object) -> int:
        moment = self._moment(cell)
        if moment is None:
            seconds = NOT_A_TIME if isinstance(cell, str) and is_nothing(cell) else _BAD
        else:
            seconds = int((moment.at - _EPOCH).total_seconds())
        self[cell] = seconds
        return seconds

    def _moment(self, cell: object) -> Moment | None:
        if isinstance(cell, datetime | date):
            at = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
            return Moment(at=at) if plausible(at) else None
        if isinstance(cell, float | int) and not isinstance(cell, bool):
            return day_of_number(float(cell), epoch_1904=self.epoch_1904)
        if not isinstance(cell, str):
            return None
        moment = parse_day(cell, month_first=self.month_first)
        if moment is not None and moment.rounded and self.rounded is None:
            self.rounded = cell.strip()
        return moment

    def take(self, cells: Sequence[object]) -> None:
        """Read the next cells of the column."""
        start = len(self.seconds)
        if not start:
            self._order(cells)
        piece = array("q", map(self.__getitem__, cells))
        if _BAD in piece:
            for place, seconds in enumerate(piece):
                if seconds == _BAD:
                    self.findings.append((start + place, cells[place]))
                    piece[place] = NOT_A_TIME
        self.seconds.extend(piece)

    def _order(self, cells: Sequence[object]) -> None:
        """Decide from the first cells whether 3/5/2026 is in March or in May."""
        matches = [match for cell in cells if isinstance(cell, str) and (match := _SLASHED.match(cell))]
        if matches:
            self.slashed = matches[0].group().strip()
            self.month_first = any(int(match[2]) > 12 for match in matches)

    def has_blanks(self) -> bool:
        """Say whether any row has nothing here."""
        return NOT_A_TIME in self.seconds

    def blank(self, place: int) -> bool:
        """Say whether a row has nothing here."""
        return self.seconds[place] == NOT_A_TIME

    def finish(self) -> tuple[Message, ...]:
        """Say what was decided about the column as a whole."""
        notes: list[Message] = []
        if self.rounded is not None:
            notes.append(say("'{found}' names no day; its last day is used.", found=shown(self.rounded)))
        if self.slashed is not None and self.month_first:
            notes.append(say("days such as {found} are read as month/day/year.", found=self.slashed))
        elif self.slashed is not None:
            notes.append(say("days such as {found} are read as day/month/year.", found=self.slashed))
        return tuple(notes)

    def complaint(self, cell: object) -> Message:
        """Say what is wrong with a cell."""
        if isinstance(cell, datetime | date):
            return say("{found} is not between 1990 and 2100. Check it.", found=shown(cell))
        return say("'{found}' is not a date. Write it like 2026-03-31.", found=shown(cell))
