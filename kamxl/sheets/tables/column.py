"""Declare what a team's table may hold: a row class whose fields say how each column is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import Enum, auto
from typing import Any, TypeAlias

Day: TypeAlias = date


class Kind(Enum):
    """How the cells of a column are read."""

    KEY = auto()
    """An identifier: text; the number 12583.0 reads as '12583'."""
    TEXT = auto()
    DAY = auto()
    """A day; a month, quarter or year written there stands for its last day."""
    NUMBER = auto()
    MONEY = auto()
    """An amount, kept in base units whatever unit the sheet uses."""
    PERCENT = auto()
    """0 to 100: 85, '85%' and a column of 0.85 mean the same."""
    YES_NO = auto()
    WORD = auto()
    """One of a few codes, written in words of three languages."""
    SCORE = auto()
    """Satisfaction 0 to 100, from words or from a scale that is decided per column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table: its key, how it is read, and whether a row is of use without it.

    `label` is what people call it, in English (translated where it is shown). `headers` are the spellings
    that mean this column, by language; `hints` may mean it where nothing better is known; words of
    `against` in a header speak against it. `may_hold_totals`: a word such as 合计 there marks a sum.
    `read_by` names the modules or functions of kamxl that read the column; an empty one is kept, not used.
    """

    name: str
    kind: Kind
    help: str
    label: str = ""
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hints: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    may_hold_totals: bool = False
    required: bool = False
    low: float | None = None
    high: float | None = None
    read_by: tuple[str, ...] = ()

    @property
    def used(self) -> bool:
        """Whether anything reads it; else it is kept, not used, and that is said."""
        return bool(self.read_by)


def column(  # noqa: PLR0913 - one keyword for each thing worth saying
    kind: Kind,
    *,
    label: str,
    help: str,  # noqa: A002 - reads as what it is in a declaration
    hans: str = "",
    hant: str = "",
    en: str = "",
    hints: str = "",
    against: str = "",
    may_hold_totals: bool = False,
    required: bool = False,
    low: float | None = None,
    high: float | None = None,
    read_by: tuple[str, ...] = (),
) -> Any:
    """Declare one column as a field of a row class.

    Args:
        kind: How its cells are read.
        label: What people call it; that is accepted as a header too, in every language.
        help: What stands there, in a sentence.
        hans: Headers in simplified Chinese, between spaces.
        hant: Headers in traditional Chinese, between spaces.
        en: Headers in English, between semicolons.
        hints: Headers that may mean this column where they mean nothing else, between semicolons.
        against: Parts of a header that speak against this column, between semicolons.
        may_hold_totals: A word such as 合计 in this column makes its row a sum.
        required: A row is of no use without it.
        low: The smallest value allowed.
        high: The largest value allowed.
        read_by: What reads it, as `measures.dossier._need`; nothing means kept, not used.
    """
    described = {
        "kind": kind,
        "label": label,
        "help": help,
        "headers": {"zh-Hans": tuple(hans.split()), "zh-Hant": tuple(hant.split()), "en": _listed(en)},
        "hints": _listed(hints),
        "against": _listed(against),
        "may_hold_totals": may_hold_totals,
        "required": required,
        "low": low,
        "high": high,
        "read_by": read_by,
    }
    return field(default=None, metadata=described)


def columns_of(row: type[Any]) -> dict[str, Column]:
    """List the columns of a row class by name, in the order of declaration."""
    return {one.name: Column(name=one.name, **one.metadata) for one in fields(row)}


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word for part in text.split(";") if (word := part.strip()))
