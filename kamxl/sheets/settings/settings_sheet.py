"""Read back what the team wrote on its KAM Settings sheet."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kamxl.domain.message import say
from kamxl.domain.problem import Problem
from kamxl.sheets.cells.periods import period_in
from kamxl.sheets.cells.text_stores import as_text, shown
from kamxl.sheets.cells.words import codes_of
from kamxl.sheets.columns.headers import header
from kamxl.sheets.columns.offers import Own
from kamxl.sheets.files.marks import Broken
from kamxl.sheets.tables.declared import TABLES

SETTINGS_SHEET = "KAM Settings"
"""Sheets of an earlier run; they are never data."""

IGNORE = "ignore"
NEVER = "-"

_SETTING_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NUMBERS = re.compile(r"\d+|[一二三四五六七八九十]+(?=月|季)")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderMapping:
    """A header of a sheet, and the table and column the team says it is; `column` may be "ignore"."""

    sheet: str
    header: str
    table: str
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name as written, and the account it belongs to: "" undecided, "-" never one of ours."""

    written: str
    belongs_to: str
    cell: str = field(default="", compare=False)
    """Where the team said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a coded column (`table.column`), and the code it stands for."""

    column: str
    word: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """Everything on the sheet: settings by name with their cells, and what the team decided by hand."""

    values: Mapping[str, object] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    mappings: tuple[HeaderMapping, ...] = ()
    aliases: tuple[Alias, ...] = ()
    words: tuple[Word, ...] = ()
    problems: tuple[Problem, ...] = ()

    def own(self, sheet: str) -> Own:
        """Return the mappings that concern one sheet.

        Those of a sheet of another period do, too: `Sales 2026Q3` teaches `Sales 2026Q4`.
        """
        headers: dict[str, tuple[str, str] | None] = {}
        alike = [one for one in self.mappings if _same_but_period(one.sheet, sheet)]
        for one in (*alike, *(one for one in self.mappings if one.sheet.casefold() == sheet.casefold())):
            for form in header(one.header).forms[:1]:
                headers[form] = None if one.column == IGNORE else (one.table, one.column)
        return Own(headers=headers)

    def by_column(self) -> Mapping[str, Mapping[str, str]]:
        """Return the team's words by column."""
        found: dict[str, dict[str, str]] = {}
        for one in self.words:
            found.setdefault(one.column, {})[one.word] = one.code
        return found

    def plus(self, other: "OwnWords") -> "OwnWords":
        """Add another sheet's words; where both speak, the other one wins."""
        return OwnWords(
            values={**self.values, **other.values},
            cells={**self.cells, **other.cells},
            mappings=_merged(self.mappings + other.mappings, lambda one: (one.sheet, one.header)),
            aliases=_merged(self.aliases + other.aliases, lambda one: one.written),
            words=_merged(self.words + other.words, lambda one: (one.column, one.word)),
            problems=self.problems + other.problems,
        )


def _same_but_period(one: str, other: str) -> bool:
    if period_in(one) is None or period_in(other) is None:
        return False
    return _NUMBERS.sub("", one).casefold() == _NUMBERS.sub("", other).casefold()


def _merged(many: tuple[_T, ...], key: Callable[[_T], object]) -> tuple[_T, ...]:
    return tuple({key(one): one for one in many}.values())


def read_settings_sheet(rows: Iterable[Sequence[object]], label: str) -> OwnWords:
    """Read the rows of a KAM Settings sheet; a row that cannot be used is named."""
    collected = _Collected(label)
    for number, row in enumerate(rows, start=1):
        cells = [*row, "", "", "", "", ""][:5]
        key = as_text(cells[0])
        if key:
            collected.take(key, cells, number)
    return OwnWords(
        values=collected.values,
        cells=collected.cells,
        mappings=tuple(collected.mappings),
        aliases=tuple(collected.aliases),
        words=tuple(collected.words),
        problems=tuple(collected.problems),
    )


class _Collected:
    """What was read so far."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.values: dict[str, object] = {}
        self.cells: dict[str, str] = {}
        self.mappings: list[HeaderMapping] = []
        self.aliases: list[Alias] = []
        self.words: list[Word] = []
        self.problems: list[Problem] = []

    def take(self, key: str, cells: Sequence[object], number: int) -> None:
        """Read one row by its machine key."""
        readers = {"map": self._map, "alias": self._alias, "word": self._word}
        if key in readers:
            readers[key](cells, number)
        elif _SETTING_NAME.fullmatch(key):
            value = cells[2]
            self.values[key] = None if value == "" or isinstance(value, Broken) else value
            self.cells[key] = f"{self.label}!C{number}"

    def _map(self, cells: Sequence[object], number: int) -> None:
        sheet, text, table, column = (as_text(cell) for cell in cells[1:5])
        if not sheet or not text or not (column or table):
            return
        if column != IGNORE and (table not in TABLES or column not in TABLES[table].columns):
            message = say(
                "{found} is not a column kamxl knows. The row is ignored.", found=shown(f"{table}.{column}")
            )
            self.problems.append(Problem(where=f"{self.label}!E{number}", message=message))
            return
        self.mappings.append(HeaderMapping(sheet=sheet, header=text, table=table, column=column))

    def _alias(self, cells: Sequence[object], number: int) -> None:
        written = cells[1] if isinstance(cells[1], str) else as_text(cells[1])
        target = NEVER if str(cells[2]).strip() == NEVER else as_text(cells[2])
        if written.strip():
            cell = f"{self.label}!C{number}"
            self.aliases.append(
                Alias(written=as_text(written) or written.strip(), belongs_to=target, cell=cell)
            )

    def _word(self, cells: Sequence[object], number: int) -> None:
        column, word, code = (as_text(cell) for cell in cells[1:4])
        word = word or str(cells[2]).strip()
        if not column or not word or not code:
            return
        if code not in _codes(column):
            message = say("{found} is not a code of that column. The row is ignored.", found=shown(code))
            self.problems.append(Problem(where=f"{self.label}!D{number}", message=message))
            return
        self.words.append(Word(column=column, word=word, code=code))


def _codes(column: str) -> tuple[str, ...]:
    table, _, name = column.partition(".")
    known = codes_of(column)
    if known or table not in TABLES or name not in TABLES[table].columns:
        return known
    return codes_of("yes_no")
