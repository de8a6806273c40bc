"""Read back what the team answered on KAM Map; a row that was not changed decides nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kamxl.domain.message import say
from kamxl.domain.problem import Problem
from kamxl.sheets.cells.text_stores import as_text, shown
from kamxl.sheets.settings.map_layout import (
    ACCEPTED_BY,
    COLUMN,
    NAME,
    NAMES,
    SETTING,
    SETTING_WORDS,
    At,
    code_in,
    yes_or_no,
)
from kamxl.sheets.settings.meanings import AS_DECIDED, chosen
from kamxl.sheets.settings.settings_sheet import NEVER, Alias, HeaderMapping, OwnWords


def read_map_sheet(rows: Iterable[Sequence[object]], label: str) -> OwnWords:
    """Read the rows of a KAM Map; an answer that is not understood is named."""
    collected = _Collected(label=label)
    readers = {
        COLUMN: collected.column,
        NAME: collected.name,
        NAMES: collected.names,
        SETTING: collected.setting,
    }
    asked = []
    for number, row in enumerate(rows, start=1):
        cells = [*row, *[""] * len(At)][: len(At)]
        reader = readers.get(as_text(cells[At.KEY]))
        if reader is not None:
            one = _Row.of(cells, f"{label}!H{number}")
            asked.append(one)
            if one.changed:
                reader(one)
    collected.accept_kinds(asked)
    return OwnWords(
        values=collected.values,
        cells=collected.cells,
        mappings=tuple(collected.mappings.values()),
        aliases=tuple(collected.aliases.values()),
        problems=tuple(collected.problems),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One row in plain texts. `exact` and `target` keep what the book says letter by letter."""

    key: str
    answer: str
    written: str
    about: str
    exact: str
    target: str
    cell: str

    @classmethod
    def of(cls, cells: Sequence[object], cell: str) -> "_Row":
        """Take what matters of a row."""
        return cls(
            key=as_text(cells[At.KEY]),
            answer=as_text(cells[At.ANSWER]),
            written=as_text(cells[At.WRITTEN]),
            about=as_text(cells[At.ABOUT]),
            exact=as_text(cells[At.EXACT]),
            target=as_text(cells[At.TARGET]),
            cell=cell,
        )

    @property
    def changed(self) -> bool:
        """Whether it says something that kamxl did not write; what the team decided before stays decided."""
        return bool(self.answer) and self.answer != self.written


@dataclass(slots=True, kw_only=True)
class _Collected:
    """What was read so far."""

    label: str
    values: dict[str, object] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    mappings: dict[tuple[str, str], HeaderMapping] = field(default_factory=dict)
    aliases: dict[str, Alias] = field(default_factory=dict)
    kinds: dict[str, bool] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def column(self, row: _Row) -> None:
        """Read what a column is said to be."""
        code = chosen(row.answer)
        if code is None:
            self._not_understood(row)
            return
        if code == AS_DECIDED or not row.about or not row.exact:
            return
        table, _, column = code.rpartition(".")
        mapping = HeaderMapping(sheet=row.about, header=row.exact, table=table, column=column)
        known = self.mappings.setdefault((row.about, row.exact), mapping)
        if known != mapping:
            message = say(
                "'{header}' of {sheet} is said to be two things. The first of them counts; "
                "the answer in this row is ignored.",
                header=row.exact,
                sheet=row.about,
            )
            self.problems.append(Problem(where=row.cell, message=message))

    def name(self, row: _Row) -> None:
        """Read whose name a name is: yes, no, or another account."""
        said = yes_or_no(row.answer)
        if said is True and not row.target:
            message = say(
                "no account is suggested for '{written}', so that yes says nothing. "
                "Write an account number or name instead.",
                written=row.exact,
            )
            self.problems.append(Problem(where=row.cell, message=message))
            return
        target = NEVER if said is False else (row.target if said else row.answer)
        if chosen(row.answer) != AS_DECIDED and row.exact:
            self.aliases[row.exact] = Alias(written=row.exact, belongs_to=target, cell=row.cell)

    def names(self, row: _Row) -> None:
        """Read an answer for all names of a kind."""
        said = yes_or_no(row.answer)
        if said is None:
            self._not_understood(row)
            return
        self.kinds[row.about] = said
        if row.about in ACCEPTED_BY:
            self.values[ACCEPTED_BY[row.about]] = said
            self.cells[ACCEPTED_BY[row.about]] = row.cell

    def setting(self, row: _Row) -> None:
        """Read how the team wants its cells to be read."""
        words = SETTING_WORDS.get(row.about)
        if words is None:
            return
        code = code_in(words, row.answer) if words else row.answer
        if code is None:
            self._not_understood(row)
            return
        self.values[row.about] = code
        self.cells[row.about] = row.cell

    def accept_kinds(self, rows: Iterable[_Row]) -> None:
        """Let an answer for all of a kind hold for each name of it that has no answer of its own."""
        for row in rows:
            said = self.kinds.get(row.about) if row.key == NAME and not row.changed else None
            if said is None or row.exact in self.aliases:
                continue
            if said and (not row.target or row.about in ACCEPTED_BY):
                continue
            target = row.target if said else NEVER
            self.aliases[row.exact] = Alias(written=row.exact, belongs_to=target, cell=row.cell)

    def _not_understood(self, row: _Row) -> None:
        message = say(
            "{found} is none of the answers that can be chosen here. Choose one from the list of the cell. "
            "The row is ignored.",
            found=shown(row.answer),
        )
        self.problems.append(Problem(where=row.cell, message=message))
