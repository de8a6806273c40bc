"""One cell of KAM History: what it says, or why it says nothing."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from math import isfinite

from kamxl.domain.message import Message, say
from kamxl.domain.quarter import parse_quarter
from kamxl.locale.codes import VOCABULARIES
from kamxl.sheets.cells.text_stores import as_text, shown
from kamxl.sheets.files.marks import Broken
from kamxl.sheets.snapshots.words import code_of

_LEAST = 1e-9
"""What sums of binary fractions may be beyond a border."""
_SEPARATORS = str.maketrans(dict.fromkeys(",;，、；\n\t", " "))


class CellError(ValueError):
    """A cell that cannot be read; the sentence says what was found and what was expected."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def value_of(kind: str, cell: object) -> object:
    """Return what a cell says; None when it is blank.

    Raises:
        CellError: It says something else than such a cell can.
    """
    if isinstance(cell, Broken):
        raise CellError(say("'{found}' is an error.", found=cell.error or "#N/A"))
    if kind in VOCABULARIES:  # "None" is a word of the light, and elsewhere says nothing
        return _word(kind, cell) if str(cell).strip() else None
    if as_text(cell) == "":
        return None
    return _READERS[kind](cell)


def _word(kind: str, cell: object) -> str:
    code = code_of(kind, str(cell))
    if code is None:
        raise CellError(say("'{found}' is none of the words of this column.", found=shown(cell)))
    return code


def _quarter(cell: object) -> object:
    quarter = parse_quarter(as_text(cell))
    if quarter is None:
        raise CellError(say("'{found}' is not a quarter. Write it like 2026Q3.", found=shown(cell)))
    return quarter


def _day(cell: object) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(as_text(cell))
    except ValueError:
        raise CellError(
            say("'{found}' is not a date. Write it like 2026-09-30.", found=shown(cell))
        ) from None


def _number(cell: object) -> float:
    try:
        number = float(as_text(cell)) if isinstance(cell, str) else float(cell)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        number = float("nan")
    if isinstance(cell, bool) or not isfinite(number):
        raise CellError(say("'{found}' is not a number.", found=shown(cell)))
    return number


def _between(low: float, high: float) -> Callable[[object], float]:
    def read(cell: object) -> float:
        number = _number(cell)
        if not low - _LEAST <= number <= high + _LEAST:
            raise CellError(
                say("'{found}' is not between {low:g} and {high:g}.", found=shown(cell), low=low, high=high)
            )
        return number

    return read


def _run(cell: object) -> int:
    number = _number(cell)
    if number < 1 or number != int(number):
        raise CellError(say("'{found}' is not the number of a run. Write it like 1.", found=shown(cell)))
    return int(number)


def _codes(cell: object) -> tuple[str, ...]:
    return tuple(as_text(cell).translate(_SEPARATORS).split())


_READERS: Mapping[str, Callable[[object], object]] = {
    "quarter": _quarter,
    "date": _day,
    "run": _run,
    "text": as_text,
    "points": _between(0.0, 100.0),
    "weight": _between(0.0, 1e9),
    "share": _between(0.0, 1.0),
    "money": _number,
    "codes": _codes,
}
