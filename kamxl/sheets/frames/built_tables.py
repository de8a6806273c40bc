"""The tables of a book, with their counts and what was noticed while making them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.sheets.book import RowCounts
from kamxl.sheets.frames.derived_columns import with_date, with_outcome, with_revenue, with_signals
from kamxl.sheets.frames.frames import filled_rows, frame_of, joined, used_rows
from kamxl.sheets.frames.open_rows import waiting_nominations, with_answer, with_owed
from kamxl.sheets.frames.periodic_frame import periodic_frame
from kamxl.sheets.frames.unjudged import unjudged
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.tables.declared import TABLES
from kamxl.sheets.tables.periodic import PERIODIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from kamxl.domain.message import Message
    from kamxl.domain.problem import Problem
    from kamxl.sheets.accounts.names import Roster
    from kamxl.sheets.layout.places import Place
    from kamxl.sheets.settings.settings_sheet import OwnWords


@dataclass(slots=True)
class BuiltTables:
    """Tables, counts, problems and notes of a book in the making."""

    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    counts: dict[str, RowCounts] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    letters: dict[tuple[str, str, str], str] = field(default_factory=dict)
    headers: dict[tuple[str, str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, sheets: Sequence[ParsedSheet], roster: Roster, own: OwnWords) -> BuiltTables:
        """Make the tables of all sheets; a table's own sheets come before what an account list carries."""
        built = cls()
        frames: dict[str, list[pd.DataFrame]] = {}
        ids = tuple(roster.ids)
        for sheet in sheets:
            frames.setdefault(sheet.table, []).append(built._own_frame(sheet, ids))
        for sheet in sheets:
            for table, frame in built._carried(sheet, ids):
                frames.setdefault(table, []).append(frame)
        for table in TABLES:
            if table in frames:
                built.tables[table] = joined(table, frames[table])
        built._finish(own)
        return built

    def _carried(self, sheet: ParsedSheet, ids: Sequence[str]) -> Iterator[tuple[str, pd.DataFrame]]:
        """Yield what a list of accounts carries of other tables."""
        if sheet.wide and sheet.table != PERIODIC.key:
            frame, problems = periodic_frame(sheet, ids)
            self.problems += problems
            self._count(PERIODIC.key, read=len(frame), used=len(frame))
            yield PERIODIC.key, frame
        for table, stores in sheet.extras.items():
            rows = filled_rows(sheet, stores)
            if len(rows):
                self._count(table, read=len(rows), used=len(rows))
                for name, place in sheet.layout.extras[table].items():
                    self._stands(sheet, table, name, place)
                yield table, frame_of(sheet, stores, ids, rows)

    def _stands(self, sheet: ParsedSheet, table: str, name: str, place: Place) -> None:
        """Note the letter of a column; none where two tables of a sheet have it in different places."""
        key = sheet.label, table, name
        before = self.letters.get(key, place.letter)
        self.letters[key] = place.letter if before == place.letter else ""
        self.headers[key] = " ".join(place.header.split())

    def _own_frame(self, sheet: ParsedSheet, ids: Sequence[str]) -> pd.DataFrame:
        for name, place in sheet.layout.columns.items():
            self._stands(sheet, sheet.table, name, place)
        rows = used_rows(sheet)
        read = sum(1 for fate in sheet.fates if fate != Fate.NOTHING)
        self._count(sheet.table, read=read, used=len(rows))
        if sheet.table != PERIODIC.key:
            return frame_of(sheet, sheet.stores, ids, rows)
        frame, problems = periodic_frame(sheet, ids)
        self.problems += problems
        return frame

    def _count(self, table: str, *, read: int, used: int) -> None:
        before = self.counts.get(table, RowCounts(read=0, used=0, left_out=0))
        read, used = before.read + read, before.used + used
        self.counts[table] = RowCounts(read=read, used=used, left_out=read - used)

    def _finish(self, own: OwnWords) -> None:
        if self.counts and not any(one.read for one in self.counts.values()):
            self.notes.append(say("The headers are recognised, and no row below them is filled in yet."))
        for key, frame in self.tables.items():
            column = TABLES[key].dated_by
            if column is not None:
                self.tables[key] = with_date(frame, column)
        if "transactions" in self.tables:
            self.tables["transactions"], notes = with_revenue(self.tables["transactions"])
            self.notes += notes
        mine = own.by_column()
        if "needs" in self.tables:
            self.tables["needs"] = with_outcome(self.tables["needs"], mine)
        if "risks" in self.tables:
            words = {**mine.get("risks.signals", {}), **mine.get("risks.signal", {})}
            self.tables["risks"], problems = with_signals(self.tables["risks"], words, self.letters)
            self.problems += problems
        self._open_rows(mine)

    def _open_rows(self, own: Mapping[str, Mapping[str, str]]) -> None:
        """Tell what receivables and quotes leave open, and which rows can raise no warning."""
        if "receivables" in self.tables:
            self.tables["receivables"] = with_owed(self.tables["receivables"], self.headers)
        if "quotes" in self.tables:
            self.tables["quotes"] = with_answer(self.tables["quotes"], own)
        if "nominations" in self.tables:
            self.notes += waiting_nominations(self.tables["nominations"])
        for key, frame in self.tables.items():
            self.problems += unjudged(key, frame, self.letters)
