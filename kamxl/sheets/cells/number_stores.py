"""Columns of numbers, amounts, percentages and satisfaction, read in pieces."""

from array import array
from collections.abc import Mapping, Sequence
from math import isnan, nan
from typing import cast

from kamxl.domain.message import Message, say
from kamxl.sheets.cells.numbers import TOO_MUCH, Number, is_nothing, parse_number
from kamxl.sheets.cells.text_stores import shown
from kamxl.sheets.cells.words import fold
from kamxl.sheets.files.marks import Broken

_FLOATS = {float}


class NumberStore:
    """A column of numbers; `factor` brings amounts to base units. A blank is NaN."""

    def __init__(
        self,
        *,
        factor: float = 1.0,
        decimal_comma: bool = False,
        low: float | None = None,
        high: float | None = None,
    ) -> None:
        self.numbers = array("d")
        self.factor = factor
        self.decimal_comma = decimal_comma
        self.low = -TOO_MUCH if low is None else low
        self.high = TOO_MUCH if high is None else high
        self.findings: list[tuple[int, object]] = []
        self.currencies: dict[int, str] = {}
        self._memo: dict[str, Number | None] = {}

    def take(self, cells: Sequence[object]) -> None:
        """Read the next cells of the column."""
        if set(map(type, cells)) == _FLOATS:
            piece = array("d", cast("Sequence[float]", cells))
            if self.factor != 1:
                piece = array("d", [round(number * self.factor, 6) for number in piece])
            if self.low <= min(piece) and max(piece) <= self.high:
                self.numbers.extend(piece)
                return
        for cell in cells:
            self.numbers.append(nan if cell == "" else self._one(cell))

    def _one(self, cell: object) -> float:
        if isinstance(cell, float | int) and not isinstance(cell, bool):
            return self._checked(round(cell * self.factor, 6) if self.factor != 1 else float(cell), cell)
        if isinstance(cell, str):
            if cell not in self._memo:
                self._memo[cell] = self.read(cell)
            number = self._memo[cell]
            if number is not None:
                return self._checked(self._noted(number), cell)
        self.findings.append((len(self.numbers), cell))
        return nan

    def _noted(self, number: Number) -> float:
        if number.currency is not None:
            self.currencies[len(self.numbers)] = number.currency
        return number.value if number.scaled else round(number.value * self.factor, 6)

    def read(self, text: str) -> Number | None:
        """Read a text; NaN when it says that nothing is known, None when it cannot be read."""
        return Number(value=nan) if is_nothing(text) else parse_number(text, decimal_comma=self.decimal_comma)

    def _checked(self, number: float, cell: object) -> float:
        if isnan(number) and isinstance(cell, str):
            return nan
        if self.low <= number <= self.high:
            return number
        self.findings.append((len(self.numbers), cell))
        return nan

    def has_blanks(self) -> bool:
        """Say whether any row has nothing here."""
        return any(map(isnan, self.numbers))

    def blank(self, place: int) -> bool:
        """Say whether a row has nothing here."""
        return isnan(self.numbers[place])

    def finish(self) -> tuple[Message, ...]:
        """Say what was decided about the column as a whole."""
        return ()

    def complaint(self, cell: object) -> Message:
        """Say what is wrong with a cell."""
        number = cell if isinstance(cell, float | int) and not isinstance(cell, bool) else None
        if number is None and isinstance(cell, str):
            read = self.read(cell)
            number = read.value if read else None
        if number is None or isinstance(cell, Broken):
            return say("'{found}' is not a number. Write it like 1234.5.", found=shown(cell))
        if self.high < TOO_MUCH:
            return say(
                "{found} is outside {low} to {high}.",
                found=shown(cell),
                low=f"{self.low:g}",
                high=f"{self.high:g}",
            )
        return say("{found} is too large to be true. Check it.", found=shown(cell))


class PercentStore(NumberStore):
    """A column of percentages, 0 to 100 for a whole: 85, '85%' and a column of 0.85 mean the same."""

    def __init__(self, *, decimal_comma: bool = False) -> None:
        super().__init__(decimal_comma=decimal_comma)
        self._fixed: dict[int, float] = {}

    def _noted(self, number: Number) -> float:
        if number.percent:
            self._fixed[len(self.numbers)] = number.value
            return nan
        return number.value

    def blank(self, place: int) -> bool:
        """Say whether a row has nothing here."""
        return place not in self._fixed and super().blank(place)

    def finish(self) -> tuple[Message, ...]:
        """Decide whether plain numbers are shares of 1 or of 100."""
        known = [abs(number) for number in self.numbers if not isnan(number)]
        if known and max(known) <= 1.5:
            self.numbers = array("d", [round(number * 100, 9) for number in self.numbers])
        for place, number in self._fixed.items():
            self.numbers[place] = number
        return ()


class ScoreStore(NumberStore):
    """A column of satisfaction, 0 to 100: words, percentages, or numbers on a scale decided per column."""

    def __init__(self, *, words: Mapping[str, str], decimal_comma: bool = False) -> None:
        super().__init__(decimal_comma=decimal_comma, low=0, high=100)
        self.words = words
        self._fixed: dict[int, float] = {}

    def read(self, text: str) -> Number | None:
        """Read a word, a percentage or a number."""
        code = self.words.get(fold(text))
        if code is not None:
            return Number(value=float(code), percent=True) if code else Number(value=nan)
        return super().read(text.strip().removesuffix("分").removesuffix("星"))

    def _noted(self, number: Number) -> float:
        if number.percent:
            self._fixed[len(self.numbers)] = number.value
            return nan
        return number.value

    def blank(self, place: int) -> bool:
        """Say whether a row has nothing here."""
        return place not in self._fixed and super().blank(place)

    def finish(self) -> tuple[Message, ...]:
        """Decide the scale of the plain numbers, and say it."""
        known = [number for number in self.numbers if not isnan(number)]
        notes: tuple[Message, ...] = ()
        if known:
            top = max(known)
            self.numbers = array("d", [_on_hundred(number, top) for number in self.numbers])
            scale = "0–1" if top <= 1 else "1–5" if top <= 5 else "1–10" if top <= 10 else "0–100"
            notes = (say("satisfaction is read on a scale of {scale}.", scale=scale),)
        for place, number in self._fixed.items():
            self.numbers[place] = number
        return notes


def _on_hundred(number: float, top: float) -> float:
    if top <= 1:
        return number * 100
    if top <= 5:
        return max(0.0, (number - 1) / 4 * 100) if not isnan(number) else nan
    if top <= 10:
        return max(0.0, (number - 1) / 9 * 100) if not isnan(number) else nan
    return number
