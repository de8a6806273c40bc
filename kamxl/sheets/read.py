"""From files to a Book."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kamxl.domain.errors import NothingRecognisedError, UnreadableFileError
from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem
from kamxl.settings.limits import LimitSettings, limits_from
from kamxl.settings.reading import reading_from
from kamxl.sheets.accounts.account_list import found_accounts, list_accounts
from kamxl.sheets.accounts.name_problems import name_problems
from kamxl.sheets.accounts.names import Roster
from kamxl.sheets.accounts.resolve import Resolution
from kamxl.sheets.book import Book
from kamxl.sheets.columns.found_tables import FoundTable, found_tables, with_sheets_as_accounts
from kamxl.sheets.columns.left_out import doubts, language_of, left_out, nothing_recognised
from kamxl.sheets.columns.shown import as_recognised, not_recognised
from kamxl.sheets.files.open_book import OpenBook
from kamxl.sheets.files.source import SourceFile, SourceSheet
from kamxl.sheets.frames.built_tables import BuiltTables
from kamxl.sheets.rows.cross_checks import cross_check
from kamxl.sheets.rows.currency import settle_currency
from kamxl.sheets.rows.findings import cell_problems, column_notes, row_notes, sheet_notes
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.rows.reading import read_rows
from kamxl.sheets.settings.amount_units import with_units
from kamxl.sheets.settings.settings_book import decided_in, without_limits, words_of
from kamxl.sheets.settings.settings_sheet import SETTINGS_SHEET, Alias, OwnWords
from kamxl.sheets.snapshots.read import histories_in, read_history
from kamxl.sheets.tables.declared import FOUNDING, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kamxl.domain.account import Account
    from kamxl.domain.snapshot import Snapshot
    from kamxl.sheets.book import RecognisedSheet, TotalCheck

Given: TypeAlias = str | Path | OpenBook
"""One workbook or CSV on the disk, or one that is open in a spreadsheet program."""


def read_book(paths: Iterable[Given] | Given, *, settings_file: Given | None = None) -> Book:
    """Read a team's files as one book.

    Args:
        paths: One workbook or CSV, or several that belong together; also an open workbook.
        settings_file: A workbook whose KAM Settings and KAM Map count as well, and decide where both speak.

    Raises:
        UnreadableFileError: A file is missing, empty, encrypted, damaged or not a workbook.
        NothingRecognisedError: No sheet looks like anything a key-account team keeps.
    """
    given = [paths] if isinstance(paths, str | Path | OpenBook) else [*paths]
    # A file named twice is still one file; reading it twice would double every sale.
    files = [*{_place(one): one for one in reversed(given)}.values()][::-1]
    if not files:
        raise UnreadableFileError(say("No file was named. Name the files that make up the book."))
    team = words_of(settings_file)
    limits, wrong = limits_from(team.values, team.cells)
    reading = _Reading(tuple(_source(one, limits) for one in files), problems=[*wrong])
    reading.settings(team)
    reading.sheets()
    reading.history()
    return reading.book()


def _place(one: Given) -> Path:
    # Not `resolve`, which fails where a link leads to itself.
    return Path(os.path.realpath(one.path if isinstance(one, OpenBook) else one))


def _source(one: Given, limits: LimitSettings) -> SourceFile | OpenBook:
    return one if isinstance(one, OpenBook) else SourceFile(Path(one), limits)


@dataclass(slots=True)
class _Reading:
    """One book in the making."""

    files: tuple[SourceFile | OpenBook, ...]
    own: OwnWords = field(default_factory=OwnWords)
    parsed: list[ParsedSheet] = field(default_factory=list)
    recognised: list[RecognisedSheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    snapshots: list[Snapshot] = field(default_factory=list)

    def label(self, sheet: SourceSheet) -> str:
        """Name a sheet; with its file when the book has several."""
        if len(self.files) < 2:
            return sheet.name
        return sheet.file.name if _is_text(sheet) else f"{sheet.file.name}:{sheet.name}"

    def settings(self, team: OwnWords) -> None:
        """Read KAM Settings and KAM Map first: what the team decided steers the rest."""
        for file in self.files:
            for decided in decided_in(file, self.label):
                self.own = self.own.plus(without_limits(decided))
        self.own = self.own.plus(team)
        self.problems += self.own.problems

    def history(self) -> None:
        """Read the snapshots of earlier quarters."""
        for file in self.files:
            for sheet in histories_in(file):
                history = read_history(sheet, self.label(sheet))
                self.snapshots += history.snapshots
                self.problems += history.problems

    def sheets(self) -> None:
        """Recognise and read every table of every sheet of every file."""
        found = [
            one
            for file in self.files
            for name in file.names
            if file.own(name) is None
            for one in self._tables(file.sheet(name))
        ]
        for one in with_sheets_as_accounts(found):
            self._table(one)
        if not self.parsed:
            message = nothing_recognised(self.files, self.recognised)
            language = language_of(self.recognised)
            raise NothingRecognisedError(message, self.recognised, language, self.own)

    def _tables(self, sheet: SourceSheet) -> Iterator[FoundTable]:
        title = "" if _is_text(sheet) else sheet.name
        return found_tables(sheet, title, self.own.own(sheet.name))

    def _table(self, found: FoundTable) -> None:
        sheet = found.sheet
        layout = with_units(found.layout, self.own.units_of(sheet.name))
        if not found.readable:
            self.recognised.append(not_recognised(found))
            self.problems += left_out(found, self.label(sheet))
            return
        self.languages.update(layout.languages)
        parsed = read_rows(
            sheet, layout, self.label(sheet), self.own.by_column(), reading_from(self.own.values)
        )
        self.parsed.append(parsed)
        self.recognised.append(as_recognised(parsed))
        self.problems += doubts(found, self.label(sheet))

    def book(self) -> Book:
        """Bring the sheets together."""
        resolution, accounts = self._accounts()
        currency, problems = settle_currency(self.parsed, reading_from(self.own.values).rates)
        for sheet in self.parsed:
            _judge_required(sheet)
        own, names = self.own.by_column(), resolution.roster.names
        across = cross_check(self.parsed, reading_from(self.own.values), own, names)
        self._show_totals(across.totals)
        for sheet in self.parsed:
            self.problems += [*sheet_notes(sheet), *row_notes(sheet), *cell_problems(sheet)]
            self.notes += column_notes(sheet)
        candidates = resolution.candidates()
        cells = [one.cell for one in accounts]
        self.problems += [*name_problems(resolution, cells), *problems, *across.problems]
        self.notes += across.notes
        outcome = BuiltTables.of(self.parsed, resolution.roster, self.own)
        return Book(
            files=tuple(file.path for file in self.files),
            language=_language(self.languages),
            accounts=tuple(accounts),
            tables=outcome.tables,
            problems=tuple(self.problems + outcome.problems),
            counts=outcome.counts,
            recognised=tuple(self.recognised),
            candidates=candidates,
            matched=resolution.matched(),
            setting_values=self.own.values,
            setting_cells=self.own.cells,
            mappings=self.own.mappings,
            aliases=self.own.aliases,
            words=self.own.words,
            units=self.own.units,
            snapshots=tuple(self.snapshots),
            currency=currency,
            notes=tuple(self.notes + outcome.notes),
            letters=outcome.letters,
            headers=outcome.headers,
        )

    def _show_totals(self, totals: Sequence[tuple[TotalCheck, ...]]) -> None:
        read = [place for place, one in enumerate(self.recognised) if one.table is not None]
        for place, checks in zip(read, totals, strict=True):
            self.recognised[place] = replace(self.recognised[place], totals=checks)

    def _accounts(self) -> tuple[Resolution, list[Account]]:
        lists = [sheet for sheet in self.parsed if TABLES[sheet.table].one_row_per_account]
        aliases = {one.written: one.belongs_to for one in self.own.aliases if one.belongs_to}
        roster = Roster(closed=bool(lists), aliases=aliases)
        reading = reading_from(self.own.values)
        resolution = Resolution(
            roster=roster, short_names=reading.accept_short_names, lost_zeros=reading.accept_lost_zeros
        )
        accounts, problems = list_accounts(lists, roster)
        self.problems += [*problems, *(_stray(one) for one in self.own.aliases if _is_stray(one, roster))]
        others = [sheet for sheet in self.parsed if not TABLES[sheet.table].one_row_per_account]
        if accounts:
            for sheet in others:
                resolution.resolve(sheet, founding=False)
            return resolution, accounts
        founders = [sheet for table in FOUNDING for sheet in others if sheet.table == table] or others
        resolution.found(founders)
        for sheet in founders:
            resolution.resolve(sheet, founding=True)
        for sheet in others:
            if sheet not in founders:
                resolution.resolve(sheet, founding=False)
        return resolution, found_accounts(roster, founders)


def _is_text(sheet: SourceSheet) -> bool:
    """Say whether a sheet is a text file, whose name says nothing of its cells."""
    return sheet.file.stem == sheet.name and sheet.file.suffix.lower() not in {".xlsx", ".xlsm", ".xls"}


def _is_stray(alias: Alias, roster: Roster) -> bool:
    return roster.closed and alias.belongs_to not in {"", "-"} and not roster.knows(alias.belongs_to)


def _stray(alias: Alias) -> Problem:
    message = say(
        "the name '{written}' is said to belong to '{account}', which is no account of this book. "
        "Write an account ID or name of the list. The name stays undecided.",
        written=alias.written,
        account=alias.belongs_to,
    )
    return Problem(where=alias.cell or SETTINGS_SHEET, message=message)


def _judge_required(sheet: ParsedSheet) -> None:
    """Leave out the rows that lack what a row of this table needs."""
    for name in sheet.required():
        store = sheet.stores[name]
        for place, fate in enumerate(sheet.fates if store.has_blanks() else b""):
            if fate == Fate.USED and store.blank(place):
                sheet.fates[place] = Fate.UNUSABLE


def _language(languages: Counter[str]) -> str:
    order = {"zh-Hans": 2, "zh-Hant": 1, "en": 0}
    return max(order, key=lambda one: (languages[one], order[one])) if languages else "en"
