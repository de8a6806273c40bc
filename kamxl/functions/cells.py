"""What stands in a cell: values, blanks and errors."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from math import isnan
from typing import TypeAlias

from kamxl.domain.message import Message


class CellError(StrEnum):
    """The errors a cell can show. kamxl gives the first three itself and passes every one on."""

    NOT_AVAILABLE = "#N/A"
    VALUE = "#VALUE!"
    DIV0 = "#DIV/0!"
    REF = "#REF!"
    NAME = "#NAME?"
    NUM = "#NUM!"
    NULL = "#NULL!"


CellValue: TypeAlias = float | bool | str | date | CellError | None
CellResult: TypeAlias = CellValue | tuple[tuple[CellValue, ...], ...]

Answer: TypeAlias = CellResult | Message | tuple[tuple[CellValue | Message, ...], ...]
"""What a function gives before its codes and sentences are put into the language of the cells."""


def is_blank(value: object) -> bool:
    """Say whether a cell is blank: empty, an empty text, or a number that is none (pandas)."""
    return value is None or value == "" or (isinstance(value, float) and isnan(value))


def cells_of(value: object) -> Iterator[object]:
    """Yield the cells of a range row by row; a single cell is a range of one."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        for part in value:
            yield from cells_of(part)
    else:
        yield value
