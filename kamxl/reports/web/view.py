"""What the KAM sheets say, typed. None is unknown, everywhere; nothing here was computed by kamxl anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from kamxl.domain.message import Message

Known: TypeAlias = float | int | bool | str | date | None
"""The value of a cell; blank cells and errors are None."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sheet. `code` is kamxl's own name for it, None for a word that is not one of ours."""

    vocabulary: str
    code: str | None
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One value with the declared label of its column; `style` says what it is, like money or share."""

    key: str
    label: Message
    style: str
    value: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertLine:
    """One alert that the scorecard raises; what KAM Alerts says about it is None where it says nothing.

    `told` is False for an alert that the last run of kamxl did not know: it has no sentence.
    `money` is in base units.
    """

    rule: Word
    urgency: Word
    told: bool = False
    evidence: str | None = None
    action: str | None = None
    owner: str | None = None
    due: date | str | None = None
    since: date | str | None = None
    money: float | None = None
    cells: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LossLine:
    """What one component brought to the health score and lost, in points of 100."""

    component: Word
    points: float | None
    weight: float | None
    brings: float | None
    loses: float | None
    rank: int | None
    why: str | None


@dataclass(frozen=True, kw_only=True)
class AccountView:
    """One row of the scorecard with what the other KAM sheets say about the account.

    `place` counts the rows from 1. `words` and `figures` are its cells by column key. `computed` is False
    where a formula of the row holds no value. `quarters` are oldest first, in base units.
    """

    place: int
    key: str
    name: str | None
    owner: str | None
    words: Mapping[str, Word]
    figures: Mapping[str, Figure]
    status_why: tuple[Word, ...]
    alerts: tuple[AlertLine, ...]
    losses: tuple[LossLine, ...]
    measures: tuple[Figure, ...]
    quarters: tuple[tuple[str, float | None], ...]
    computed: bool = True

    @property
    def title(self) -> str:
        """Its name; its ID where it has none."""
        return self.name or self.key

    def word(self, key: str) -> Word | None:
        """Return a word by the key of its column; None when the cell is blank or the column missing."""
        return self.words.get(key)

    def number(self, key: str) -> float | None:
        """Return a number by the key of its column; None when unknown."""
        figure = self.figures.get(key)
        value = None if figure is None else figure.value
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


@dataclass(frozen=True, kw_only=True)
class BookView:
    """All accounts in the order of the scorecard, and what holds for the whole book.

    `language` is that of the sheets. `as_of` and `quarter` are as the scorecard writes them. `book` are the
    cells above its table. The cuts of the matrix are None when their cells are. `notes` say what is missing.
    """

    language: str
    as_of: str | None
    quarter: str | None
    book: Mapping[str, Figure]
    accounts: tuple[AccountView, ...]
    contribution_cut: float | None
    importance_cut: float | None
    notes: tuple[Message, ...]

    @cached_property
    def _by_name(self) -> Mapping[str, AccountView]:
        named: dict[str, AccountView] = {}
        for names in ((one.name for one in self.accounts), (one.key for one in self.accounts)):
            for one, name in zip(self.accounts, names, strict=True):
                if name:
                    named[_folded(name)] = one
        return named

    def find(self, wanted: object) -> AccountView | None:
        """Return an account by its ID, else by its name; None when the book has no such account."""
        written = int(wanted) if isinstance(wanted, float) and wanted.is_integer() else wanted
        return self._by_name.get(_folded(str(written)))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
