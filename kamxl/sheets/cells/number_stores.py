"""A column of numbers or amounts, read in pieces; texts are told apart when the whole column is known."""

import re
from array import array
from collections.abc import Iterator, Sequence
from math import isnan, nan
from typing import Any, cast

from kamxl.domain.message import Message, say
from kamxl.sheets.cells.context import ColumnContext, ColumnNote
from kamxl.sheets.cells.currencies import yuan_in
from kamxl.sheets.cells.decimal_marks import Marks, Written, decide_marks, proven
from kamxl.sheets.cells.late import Late
from kamxl.sheets.cells.money_units import column_factor, currency_notes, rescale, unit_notes
from kamxl.sheets.cells.number_faults import (
    CREDIT,
    FAULTS,
    GROUPS,
    MARKS,
    NO_NUMBER,
    PERCENT,
    RANGE,
    Foreign,
    Share,
    is_share,
    no_number,
)
from kamxl.sheets.cells.number_notes import mark_notes, sign_notes
from kamxl.sheets.cells.numbers import COMMA, EITHER, FOURS, TOO_MUCH, Number, is_nothing, parse_number
from kamxl.sheets.cells.text_stores import shown

_FLOATS, _TEXTS, _BOTH = {float}, {str}, {float, str}
_QUICK = re.compile(
    r"-?(?:\d+|0*\.\d+|0+\.\d+|\d{1,3}\.\d{1,2}|\d{1,3}\.\d{4,}|\d{4,}\.\d+|[1-9]\d{0,2}(?:,\d{3})+\.\d+)",
    re.ASCII,
)
"""Numbers that need no second look: without marks, or with a point that can be nothing else."""
_LATER = -(2.0**52)
"""A number below this one stands for a text that is decided at the end; amounts are never so large."""


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
        self.shown_currencies: dict[int, str] = {}
        self.currency: str | None = None
        self.texts: list[Written] = []
        self.longest = 0
        self._wrong: dict[str, str] = {}
        self._late = Late(tuple, 0, 1)
        self._pointed = self._grouped = False

    def __missing__(self, text: str) -> float:
        value = self._quick(text)
        if value is None:
            number = self.read(text)
            if number is None or not number.bare or not self._allowed(number.value):
                return self._later(text, number)
            value = number.value
        self[text] = value
        return value

    def _quick(self, text: str) -> float | None:
        """Read the commonest forms; the first that proves a point, or groups of three, is kept as a proof."""
        if not _QUICK.fullmatch(text):
            return None
        value = float(text.replace(",", ""))
        if "." not in text:
            self.longest = max(self.longest, len(text.lstrip("-")))
        elif not self._pointed or ("," in text and not self._grouped):
            self._pointed, self._grouped = True, self._grouped or "," in text
            return None
        return value if self._allowed(value) else None

    def _later(self, text: str, number: Number | None) -> float:
        self.texts.append(Written(text=text, number=number))
        self[text] = mark = _LATER - len(self.texts)
        return mark

    def read(self, text: str) -> Number | None:
        """Read a text; NaN when it says that nothing is known, None when it cannot be read."""
        return Number(value=nan) if is_nothing(text) else parse_number(text)

    def take(self, cells: Sequence[object]) -> None:
        """Read the next cells of the column."""
        kinds = set(map(type, cells))
        if kinds == _FLOATS:
            piece = array("d", cast("Sequence[float]", cells))
            if self._between(piece):
                self.numbers.extend(piece)
                return
        elif kinds == _TEXTS:
            self.numbers.extend(map(self.__getitem__, cast("Sequence[str]", cells)))
            return
        elif kinds == _BOTH and self._between([cell for cell in cells if cell.__class__ is float]):
            self.numbers.extend([cell if cell.__class__ is float else self[cell] for cell in cells])  # type: ignore[index]
            return
        for cell in cells:
            self.numbers.append(self[cell] if isinstance(cell, str) else self._typed(cell))

    def _between(self, numbers: Sequence[Any]) -> bool:
        return self._allowed(min(numbers)) and self._allowed(max(numbers))

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
        self._reopen()
        self._scale()
        if self.texts:
            marked = self.numbers
            self._late = Late(lambda: marked, _LATER - 1, -1)
            marks = decide_marks(self.texts, context, longest=self.longest)
            self._read_texts(marks)
            notes += mark_notes(self.texts, marks, self._late, context)
            notes += sign_notes(self.texts, self._late, context)
        if self.amounts:
            notes += self._currency(context)
        self.findings.sort(key=lambda one: one[0])
        return tuple(notes)

    def _reopen(self) -> None:
        """Where cells prove a comma, look again at those that prove a point and were read at once."""
        if not self._pointed or not any(one.marks == COMMA for one in self.texts):
            return
        quick = [text for text, value in self.items() if "." in text and value >= _LATER]
        marks = {self[text]: self._later(text, self.read(text)) for text in quick}
        if marks:
            self.numbers = array("d", [marks.get(one, one) for one in self.numbers])

    def _scale(self) -> None:
        if self.factor != 1:
            factor = self.factor
            self.numbers = array("d", [x if x < _LATER else round(x * factor, 6) for x in self.numbers])

    def _read_texts(self, marks: Marks) -> None:
        credits_only = _only_credits(self.texts, bare=len(self) > len(self.texts))
        values, named = [], set()
        for index, written in enumerate(self.texts):
            number = written.number
            fault = NO_NUMBER if number is None else self._fault(number, marks, credits_only=credits_only)
            value = nan if number is None or fault else self._value(number, marks)
            fault = fault or ("" if self._fits(value) else RANGE)
            if fault:
                self._wrong[written.text] = fault
            elif number is not None and (number.currency or yuan_in(written.text)) is not None:
                named.add(index)
            values.append(nan if fault else value)
        self.numbers = array("d", [values[int(_LATER - x) - 1] if x < _LATER else x for x in self.numbers])
        wrong = {index for index, one in enumerate(self.texts) if one.text in self._wrong}
        self.findings += [(place, self.texts[index].text) for place, index in self._late.pairs(wrong)]
        for place, index in self._late.pairs(named):
            number, text = self.texts[index].number, self.texts[index].text
            self.currencies[place] = (number.currency if number else None) or yuan_in(text) or ""

    def _fault(self, number: Number, marks: Marks, *, credits_only: bool) -> str:
        if number.percent and self.amounts:
            return PERCENT
        if (
            number.marks == FOURS
            and not marks.fours
            and not (marks.mark == COMMA and number.other is not None)
        ):
            return GROUPS
        if number.marks == EITHER and marks.mark is None:
            return MARKS
        return CREDIT if number.sign == "credit" and credits_only else ""

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
                self.shown_currencies[place] = one.currency
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
            return is_share(f"{cell.value:.6g}")
        if isinstance(cell, str):
            fault = self._wrong.get(cell, NO_NUMBER)
            return self._out_of_range(cell) if fault == RANGE else FAULTS[fault](cell)
        if isinstance(cell, bool) or not isinstance(cell, float | int):
            return no_number(cell)
        return self._out_of_range(cell)

    def _out_of_range(self, cell: object) -> Message:
        if self.high < TOO_MUCH:
            return say(
                "{found} is outside {low} to {high}.",
                found=shown(cell),
                low=f"{self.low:g}",
                high=f"{self.high:g}",
            )
        return say("{found} is too large to be true. Check it.", found=shown(cell))


def _only_credits(texts: Sequence[Written], *, bare: bool) -> bool:
    signs = {one.number.sign for one in texts if one.number is not None}
    return signs == {"credit"} and not bare
