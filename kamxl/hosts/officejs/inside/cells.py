"""Cells as they come from JavaScript and go back to it: JSON, with errors told apart from texts.

A range is a list of rows. An error is `{"error": "#N/A"}`, a blank is null.
"""

import json
from datetime import date
from enum import StrEnum
from itertools import chain

from kamxl.functions import CellError, CellResult

_ERRORS = {error.value: error for error in CellError}
_PLAIN = frozenset({float, str, bool})


def from_json(text: str) -> object:
    """Return what JavaScript handed over; a number is always a float, as in cells."""
    return json.loads(text, parse_int=float, object_hook=_object)


def to_json(result: CellResult, day_zero: date) -> str:
    """Return a result as rows of cells.

    Args:
        result: What a function gives: one value, or rows of them.
        day_zero: The day of the number 0 in the workbook.

    Raises:
        ValueError: A number is not finite; no cell can hold it.
    """
    given = result if isinstance(result, tuple) else ((result,),)
    plain = set(map(type, chain.from_iterable(given))) <= _PLAIN  # nearly always, and then it costs nothing
    rows = given if plain else [[_shown(cell, day_zero) for cell in row] for row in given]
    return json.dumps(rows, allow_nan=False, ensure_ascii=False)


def _object(given: dict[str, object]) -> object:
    """Return an error; those that only newer versions of Excel have count as a wrong value."""
    if given.keys() == {"error"}:
        return _ERRORS.get(str(given["error"]), CellError.VALUE)
    return given


def _shown(value: object, day_zero: date) -> object:
    if isinstance(value, CellError):
        return {"error": value.value}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return (value - day_zero).days
    return "" if value is None else value  # Excel shows 0 for a blank inside a result
