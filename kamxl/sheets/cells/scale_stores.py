"""Columns of percentages and of satisfaction: one scale for a column, decided from all of its cells."""

from array import array
from collections.abc import Iterator, Mapping
from math import isnan, nan

from kamxl.domain.message import say
from kamxl.domain.scales import on_hundred
from kamxl.sheets.cells.context import ColumnContext, ColumnNote
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.cells.numbers import Number
from kamxl.sheets.cells.words import fold

_LARGEST_SHARE = 1.5


class _ScaledStore(NumberStore):
    """A column whose plain numbers have a scale, beside values that say theirs: 85%, satisfied."""

    def settle(self, context: ColumnContext) -> tuple[ColumnNote, ...]:
        """Decide the column's marks, then its scale."""
        notes = [*super().settle(context)]
        shares = {index for index, one in enumerate(self.texts) if one.number and one.number.percent}
        fixed = {place: self.numbers[place] for place, _ in self._late.pairs(shares)}
        for place in fixed:
            self.numbers[place] = nan
        notes += self._scaled(context)
        for place, number in fixed.items():
            self.numbers[place] = number
        return tuple(notes)

    def _scaled(self, context: ColumnContext) -> Iterator[ColumnNote]:
        """Bring plain numbers to a scale of 100."""
        raise NotImplementedError


class PercentStore(_ScaledStore):
    """A column of percentages, 0 to 100 for a whole: 85, '85%' and a column of 0.85 mean the same."""

    def _scaled(self, context: ColumnContext) -> Iterator[ColumnNote]:
        """Decide whether plain numbers are shares of 1 or of 100."""
        shown = context.format is not None and context.format.percent
        known = [abs(number) for number in self.numbers if not isnan(number)]
        if known and (shown or max(known) <= _LARGEST_SHARE):
            self.numbers = array("d", [round(number * 100, 9) for number in self.numbers])
            reason = (
                say("plain numbers are shares of 1, as their number format says.")
                if shown
                else say("plain numbers are shares of 1, as none is above {most}.", most=_LARGEST_SHARE)
            )
            yield ColumnNote(kind="scale", value="1", why=reason)
        for place, one in () if shown else context.formats.items():
            if one.percent and place < len(self.numbers) and (not known or max(known) > _LARGEST_SHARE):
                self.numbers[place] = round(self.numbers[place] * 100, 9)


class ScoreStore(_ScaledStore):
    """A column of satisfaction, 0 to 100: words, percentages, or numbers on a scale decided per column."""

    def __init__(self, *, words: Mapping[str, str]) -> None:
        super().__init__(low=0, high=100)
        self.words = words

    def read(self, text: str) -> Number | None:
        """Read a word, a percentage or a number."""
        code = self.words.get(fold(text))
        if code is not None:
            return Number(value=float(code), percent=True) if code else Number(value=nan)
        return super().read(text.strip().removesuffix("分").removesuffix("星"))

    def _scaled(self, context: ColumnContext) -> Iterator[ColumnNote]:  # noqa: ARG002 - the numbers tell
        """Decide the scale of the plain numbers, and say it."""
        known = [number for number in self.numbers if not isnan(number)]
        if known:
            top = max(known)
            self.numbers = array(
                "d", [number if isnan(number) else on_hundred(number, top) for number in self.numbers]
            )
            scale = "0–1" if top <= 1 else "1–5" if top <= 5 else "1–10" if top <= 10 else "0–100"
            why = say("satisfaction is read on a scale of {scale}.", scale=scale)
            yield ColumnNote(kind="scale", value=scale, why=why, said=True)
