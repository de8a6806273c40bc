"""A column of numbers or amounts, read in pieces; texts are told apart when the whole column is known."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import cast

from kamxl.domain.message import Message, say
from kamxl.sheets.cells.context import ColumnContext, ColumnNote
from kamxl.sheets.cells.currencies import yuan_in
from kamxl.sheets.cells.decimal_marks import Marks, Written, decide_marks, proven
from kamxl.sheets.cells.money_units import column_factor, currency_notes, rescale, unit_notes
from kamxl.sheets.cells.number_notes import mark_notes, sign_notes
from kamxl.sheets.cells.numbers import COMMA, EITHER, FOURS, TOO_MUCH, Number, is_nothing, parse_number
from kamxl.sheets.cells.text_stores import shown
from kamxl.sheets.files.marks import Broken

_FLOATS, _TEXTS = {float}, {str}
_LATER = -(2.0**52)
"""A number below this one stands for a text that is decided at the end; amounts are never so large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """Stands for a cell whose amount is in a currency that cannot be added to the book's."""

    reason: Message


@dataclass(frozen=True, slots=True)
class Share:
    """Stands for a number that its format shows as a share."""

    value: float


class NumberStore(dict[str, float]):
    """A column of numbers, itself the memo of texts seen. A blank is NaN.

    Until `settle`, a number below -2**52 is a place in `texts`.

    Args:
        factor: Brings amounts to base units.
        amounts: The column holds money.
        low: The smallest value allowed.
        high: The largest value allowed.
    """

    def __init__(
        self,
        *,
        factor: float = 1.0,
        amounts: bool = False,
        low: float | None = None,
        high: float | None = None,
    ) -> None:
        super().__init__()
        self.numbers = array("d")
        self.factor = factor
        self.amounts = amounts
        self.low = -TOO_MUCH if low is None else low
        self.high = TOO_MUCH if high is None else high
        self.findings: list[tuple[int, object]] = []
        self.currencies: dict[int, str] = {}
        self.currency: str | None = None
        self.texts: list[Written] = []
        self.longest = 0
        self._wrong: dict[str, str] = {}

    def __missing__(self, text: str) -> float:
        number = self.read(text)
        if number is not None and number.bare:
            value = number.value
            if self._allowed(value):
                self[text] = value
                if not isnan(value):
                    self.longest = max(self.longest, len(str(int(abs(value)))))
                return value
        self.texts.append(Written(text=text, number=number))
        self[text] = _LATER - len(self.texts)
        return self[text]

    def read(self, text: str) -> Number | None:
        """Read a text; NaN when it says that nothing is known, None when it cannot be read."""
        return Number(value=nan) if is_nothing(text) else parse_number(text)

    def take(self, cells: Sequence[object]) -> None:
        """Read the next cells of the column."""
        kinds = set(map(type, cells))
        if kinds == _FLOATS:
            piece = array("d", cast("Sequence[float]", cells))
            if self._allowed(min(piece)) and self._allowed(max(piece)):
                self.numbers.extend(piece)
                return
        elif kinds == _TEXTS:
            self.numbers.extend(map(self.__getitem__, cast("Sequence[str]", cells)))
            return
        for cell in cells:
            self.numbers.append(self[cell] if isinstance(cell, str) else self._typed(cell))

    def _typed(self, cell: object) -> float:
        if isinstance(cell, float | int) and not isinstance(cell, bool) and self._allowed(float(cell)):
            return float(cell)
        self.findings.append((len(self.numbers), cell))
        return nan

    def _allowed(self, value: float) -> bool:
        return isnan(value) or self.low <= value * self.factor <= self.high

    def has_blanks(self) -> bool:
        """Say whether any row has nothing here."""
        return any(map(isnan, self.numbers))

    def blank(self, place: int) -> bool:
        """Say whether a row has nothing here."""
        return isnan(self.numbers[place])

    def proven(self) -> str | None:
        """Return the decimal mark that the cells prove, before anything is settled."""
        return proven(self.texts)

    def settle(self, context: ColumnContext) -> tuple[ColumnNote, ...]:
        """Decide the column's marks, signs, unit and currency from all of its cells; read what was left."""
        notes: list[ColumnNote] = []
        if self.amounts:
            self.factor = column_factor(self.factor, context)
            notes += unit_notes(self.factor, context)
        self._scale()
        if self.texts:
            marks = decide_marks(self.texts, context, longest=self.longest)
            places = self._places()
            self._read_texts(marks, places)
            notes += mark_notes(self.texts, marks, places, context)
            notes += sign_notes(self.texts, places, context)
        if self.amounts:
            notes += self._currency(context)
        self.findings.sort(key=lambda one: one[0])
        return tuple(notes)

    def _scale(self) -> None:
        if self.factor != 1:
            factor = self.factor
            self.numbers = array("d", [x if x < _LATER else round(x * factor, 6) for x in self.numbers])

    def _places(self) -> dict[int, list[int]]:
        """Return the places of each text."""
        places: dict[int, list[int]] = {}
        for place, number in enumerate(self.numbers):
            if number < _LATER:
                places.setdefault(int(_LATER - number) - 1, []).append(place)
        return places

    def _read_texts(self, marks: Marks, places: dict[int, list[int]]) -> None:
        every_credit = _only_credits(self.texts, bare=len(self) > len(self.texts))
        for index, rows in places.items():
            written = self.texts[index]
            number = written.number
            fault = "no number" if number is None else self._fault(number, marks, credits_only=every_credit)
            value = nan if number is None or fault else self._value(number, marks)
            outcome = fault or (value if self._fits(value) else "range")
            for row in rows:
                self._set(row, written.text, number, outcome)

    def _set(self, row: int, text: str, number: Number | None, outcome: float | str) -> None:
        """Put a value in its place; a word instead of a value names the fault."""
        if isinstance(outcome, str):
            self.numbers[row] = nan
            self._wrong[text] = outcome
            self.findings.append((row, text))
            return
        self.numbers[row] = outcome
        if number is not None and (named := number.currency or yuan_in(text)) is not None:
            self.currencies[row] = named

    def _fault(self, number: Number, marks: Marks, *, credits_only: bool) -> str:
        if number.percent and self.amounts:
            return "percent"
        if (
            number.marks == FOURS
            and not marks.fours
            and not (marks.mark == COMMA and number.other is not None)
        ):
            return "groups"
        if number.marks == EITHER and marks.mark is None:
            return "marks"
        return "credit" if number.sign == "credit" and credits_only else ""

    def _value(self, number: Number, marks: Marks) -> float:
        comma = (
            marks.mark == COMMA and number.other is not None and (number.marks == EITHER or not marks.fours)
        )
        value = number.other if comma and number.other is not None else number.value
        return value if number.scaled else round(value * self.factor, 6)

    def _fits(self, value: float) -> bool:
        return isnan(value) or self.low <= value <= self.high

    def _currency(self, context: ColumnContext) -> Iterator[ColumnNote]:
        """Take the currency from the header, else from number formats; those of single cells count first."""
        self.currency = context.currency
        formats = {
            place: one
            for place, one in context.formats.items()
            if place < len(self.numbers) and not self.blank(place)
        }
        rescale(self.numbers, self.factor, formats)
        for place, one in formats.items():
            if one.currency is not None:
                self.currencies.setdefault(place, one.currency)
        yield from currency_notes(context, formats)
        shares = [place for place, one in formats.items() if one.percent]
        if context.format is not None and context.format.percent:
            shares = [place for place in range(len(self.numbers)) if not self.blank(place)]
        for place in shares:
            self.findings.append((place, Share(self.numbers[place])))
            self.numbers[place] = nan

    def complaint(self, cell: object) -> Message:
        """Say what is wrong with a cell."""
        if isinstance(cell, Foreign):
            return cell.reason
        if isinstance(cell, Share):
            return say("'{found}' is a share, and amounts stand here.", found=f"{cell.value:.6g}")
        if isinstance(cell, str):
            return self._complaint(cell)
        number = cell if isinstance(cell, float | int) and not isinstance(cell, bool) else None
        if number is None or isinstance(cell, Broken):
            return _no_number(cell)
        return self._out_of_range(cell)

    def _complaint(self, text: str) -> Message:
        wrong = self._wrong.get(text)
        if wrong == "percent":
            return say("'{found}' is a share, and amounts stand here.", found=shown(text))
        if wrong == "groups":
            return say(
                "the digits of '{found}' are grouped in no usual way. Write it like 1234.5.",
                found=shown(text),
            )
        if wrong == "credit":
            return say(
                "'{found}': all amounts are marked Cr, which does not tell their sign.", found=shown(text)
            )
        if wrong == "marks":
            return say(
                "'{found}' can be read in two ways, and no other cell tells which. "
                "Set decimal_mark on KAM Settings to point or comma.",
                found=shown(text),
            )
        return self._out_of_range(text) if wrong == "range" else _no_number(text)

    def _out_of_range(self, cell: object) -> Message:
        if self.high < TOO_MUCH:
            return say(
                "{found} is outside {low} to {high}.",
                found=shown(cell),
                low=f"{self.low:g}",
                high=f"{self.high:g}",
            )
        return say("{found} is too large to be true. Check it.", found=shown(cell))


def _no_number(cell: object) -> Message:
    return say("'{found}' is not a number. Write it like 1234.5.", found=shown(cell))


def _only_credits(texts: Sequence[Written], *, bare: bool) -> bool:
    signs = {one.number.sign for one in texts if one.number is not None}
    return signs == {"credit"} and not bare
