"""Declare what a team's table may hold: a row class whose fields say how each column is read."""

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
    """One column of a table: its key, how it is read, and whether a row is of use without it."""

    name: str
    kind: Kind
    help: str
    required: bool = False
    low: float | None = None
    high: float | None = None


def column(
    kind: Kind,
    *,
    help: str,  # noqa: A002 - reads as what it is in a declaration
    required: bool = False,
    low: float | None = None,
    high: float | None = None,
) -> Any:
    """Declare one column as a field of a row class. The headers it answers to are in headers.csv."""
    described = {"kind": kind, "help": help, "required": required, "low": low, "high": high}
    return field(default=None, metadata=described)


def columns_of(row: type[Any]) -> dict[str, Column]:
    """List the columns of a row class by name, in the order of declaration."""
    return {one.name: Column(name=one.name, **one.metadata) for one in fields(row)}
