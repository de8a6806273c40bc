"""Read KAM History: its snapshots, and every row as it stands, so that none is ever lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamxl.domain.alert import Light
from kamxl.domain.errors import NothingRecognisedError
from kamxl.domain.health import ComponentName
from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem, Severity
from kamxl.domain.snapshot import ComponentThen, Snapshot
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.sheets.files.open_book import OpenBook
from kamxl.sheets.files.source import SourceFile, SourceSheet, whole
from kamxl.sheets.layout.places import letter
from kamxl.sheets.snapshots.cells import CellError, value_of
from kamxl.sheets.snapshots.layout import BY_KEY, NEEDED, key_of, points_of, weight_of

if TYPE_CHECKING:
    from kamxl.sheets.files.marks import Broken

KIND = "history"
_LOOKED_AT = 20
_COMPONENTS = tuple((name, points_of(name), weight_of(name)) for name in ComponentName)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """A row as it stands: the cells of our columns by key, and those of the team's own columns."""

    cells: Mapping[str, object]
    others: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A sheet KAM History. `rows` are all of its rows, those that cannot be read among them.

    `others` are the headers of columns that the team added. `readable` is False where the row of headers is
    not found: then nothing must be written over the sheet. `sheet` is how the sheet is named in sentences.
    """

    sheet: str
    snapshots: tuple[Snapshot, ...] = ()
    rows: tuple[HistoryRow, ...] = ()
    others: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    readable: bool = True


def histories_in(file: SourceFile | OpenBook) -> Iterator[SourceSheet]:
    """Yield the sheets KAM History of a file; there is one at most, unless somebody copied it."""
    for name in file.names:
        if file.own(name) == KIND:
            yield file.sheet(name)


def history_in(given: Path | OpenBook) -> History | None:
    """Read the KAM History of a workbook; None when it has none.

    Raises:
        UnreadableFileError: The file cannot be read.
    """
    file = given if isinstance(given, OpenBook) else SourceFile(given)
    for sheet in histories_in(file):
        return read_history(sheet, f"{file.path.name}:{sheet.name}")
    return None


def history_of(given: Path | OpenBook) -> History:
    """Read the KAM History of a workbook that was named for it.

    Raises:
        UnreadableFileError: The file cannot be read.
        NothingRecognisedError: It has no such sheet.
    """
    found = history_in(given)
    if found is None:
        path = given.path if isinstance(given, OpenBook) else given
        raise NothingRecognisedError(say("{file} has no sheet KAM History. Nothing was read.", file=path))
    return found


def read_history(sheet: SourceSheet, label: str) -> History:
    """Read the rows of a sheet; a row or a cell that cannot be read is named, and kept as it stands."""
    rows = _rows(sheet)
    headers = [
        (number, keys)
        for number, row in enumerate(islice(rows, _LOOKED_AT))
        if set(NEEDED) <= set(keys := _keys(row))
    ]
    if not headers:
        message = say(
            "no row with the headers of KAM History, like Quarter and Account ID, is found among the first "
            "{rows}. No snapshot is read from it.",
            rows=_LOOKED_AT,
        )
        return History(sheet=label, problems=(Problem(where=label, message=message),), readable=False)
    number, keys = headers[0]
    reading = _Reading(label=label, keys=keys, width=max(map(len, rows[number:]), default=0))
    for place, row in enumerate(rows[number + 1 :], start=number + 2):
        reading.row(place, row)
    return History(
        sheet=label,
        snapshots=tuple(reading.latest.values()),
        rows=tuple(reading.rows),
        others=tuple(str(_at(rows[number], place)) for place in reading.theirs),
        problems=tuple(reading.problems),
    )


def _rows(sheet: SourceSheet) -> list[list[object]]:
    """Return the cells from A1 on; an error stands as one."""
    broken: Mapping[int, Mapping[int, Broken]] = sheet.marks.broken
    found = []
    for number, row in enumerate(whole(sheet)):
        cells = list(row)
        for place, error in broken.get(number, {}).items():
            cells += [""] * (place + 1 - len(cells))
            cells[place] = error
        found.append(cells)
    return found


def _keys(row: Sequence[object]) -> dict[str, int]:
    """Return which column stands where; of two with the same header the first."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        key = key_of(cell) if isinstance(cell, str) else None
        if key is not None:
            found.setdefault(key, place)
    return found


def _at(row: Sequence[object], place: int) -> object:
    return row[place] if place < len(row) else ""


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What was read so far. `latest` is by quarter, run and account: of two rows the lower one counts."""

    label: str
    keys: Mapping[str, int]
    width: int
    rows: list[HistoryRow] = field(default_factory=list)
    latest: dict[tuple[object, ...], Snapshot] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    known: dict[str, dict[tuple[type, object], object]] = field(default_factory=dict)

    theirs: Sequence[int] = ()
    """The places of columns that are not ours."""

    def __post_init__(self) -> None:
        ours = set(self.keys.values())
        self.theirs = [place for place in range(self.width) if place not in ours]

    def row(self, number: int, row: Sequence[object]) -> None:
        """Take one row."""
        if all(cell == "" for cell in row):
            return
        cells = {key: _at(row, place) for key, place in self.keys.items()}
        self.rows.append(HistoryRow(cells=cells, others=tuple(_at(row, place) for place in self.theirs)))
        values: dict[str, Any] = {}
        for key, cell in cells.items():
            found = self._value(key, cell)
            if isinstance(found, CellError):
                self._name(f"{self.label}!{letter(self.keys[key])}{number}", found.message)
                found = None
            values[key] = found
        missing = [key for key in NEEDED if values[key] is None]
        if missing:
            self._unusable(number, missing)
            return
        one = _snapshot(values, f"{self.label}!{letter(self.keys['quarter'])}{number}")
        place = (*one.order, one.account_id)
        if place in self.latest:
            message = say(
                "account {account} stands here again for {quarter}, run {run}; the first row is {cell}. "
                "The lower row counts.",
                account=one.account_id,
                quarter=str(one.quarter),
                run=one.run,
                cell=self.latest[place].cell,
            )
            self.problems.append(Problem(where=one.cell, message=message))
        self.latest[place] = one

    def _value(self, key: str, cell: object) -> object:
        """Return what a cell says, or why it says nothing; of the same cell it is read once."""
        known = self.known.setdefault(key, {})
        place = (type(cell), cell)
        if place not in known:
            try:
                known[place] = value_of(BY_KEY[key].kind, cell)
            except CellError as error:
                known[place] = error
        return known[place]

    def _name(self, where: str, what: Message) -> None:
        message = say("{what} The cell counts as unknown, and stays as it is.", what=what)
        self.problems.append(Problem(where=where, message=message))

    def _unusable(self, number: int, missing: Sequence[str]) -> None:
        message = say(
            "a snapshot without {columns}. The row is not used, and stays as it is.",
            columns=tuple(say(BY_KEY[key].label) for key in missing),
        )
        where = f"{self.label}, row {number}"
        self.problems.append(Problem(where=where, message=message, severity=Severity.LEFT_OUT))


def _snapshot(values: Mapping[str, Any], cell: str) -> Snapshot:
    tier = {key: values.get(key) for key in ("raw", "held")}
    light, status = values.get("light"), values.get("status")
    return Snapshot(
        quarter=values["quarter"],
        day=values.get("day"),
        run=values.get("run") or 1,
        version=values.get("version") or "",
        settings=values.get("settings") or "",
        account_id=values["account_id"],
        account_name=values.get("account_name") or values["account_id"],
        raw=Tier(tier["raw"]) if tier["raw"] else None,
        held=Tier(tier["held"]) if tier["held"] else None,
        contribution=values.get("contribution"),
        importance=values.get("importance"),
        score=values.get("score"),
        components=tuple(
            ComponentThen(name=name, points=values.get(points), weight=values.get(weight) or 0.0)
            for name, points, weight in _COMPONENTS
        ),
        coverage=values.get("coverage"),
        light=Light(light) if light else None,
        status=AccountStatus(status) if status else None,
        alerts=values.get("alerts") or (),
        ttm=values.get("ttm"),
        credit=values.get("credit"),
        cell=cell,
    )
