"""Does `12.000` mean twelve or twelve thousand? One answer for a column, from all of its cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kamxl.domain.message import Message, say
from kamxl.sheets.cells.context import AUTO, ColumnContext
from kamxl.sheets.cells.numbers import COMMA, EITHER, FOURS, POINT, Number

_GROUPS = re.compile(r"\d,\d{3}(?!\d)")
OTHER = {POINT: COMMA, COMMA: POINT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A distinct text of a column with marks in it; `number` is None when it is no number."""

    text: str
    number: Number | None

    @property
    def marks(self) -> str:
        """What its marks prove."""
        return self.number.marks if self.number else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The decision. `mark` is None where nothing decides; `proof` is the text that does."""

    mark: str | None
    proof: Written | None = None
    reason: Message | None = None
    contradicting: tuple[Written, ...] = ()
    fours: bool = False
    """Groups of four digits are well formed here."""


def proven(texts: Sequence[Written]) -> str | None:
    """Return the mark that the cells of a column prove; None when they prove none, or both."""
    found = {one.marks for one in texts if one.marks in OTHER}
    return found.pop() if len(found) == 1 else None


def decide_marks(texts: Sequence[Written], context: ColumnContext, *, longest: int) -> Marks:
    """Decide a column's marks. `longest` is the number of digits of its longest number without marks."""
    fours = _fours(texts, context)
    proofs = {mark: [one for one in texts if one.marks == mark] for mark in OTHER}
    if context.decimal_mark != AUTO:
        against = tuple(proofs[OTHER[context.decimal_mark]])
        reason = say("as the setting decimal_mark says")
        return Marks(mark=context.decimal_mark, reason=reason, contradicting=against, fours=fours)
    if proofs[POINT] and proofs[COMMA]:
        fewer = min(OTHER, key=lambda mark: len(proofs[mark]))
        return Marks(mark=None, contradicting=tuple(proofs[fewer]), fours=fours)
    for mark, found in proofs.items():
        if found:
            return Marks(mark=mark, proof=found[0], fours=fours)
    likely, why = _by_surroundings(texts, context, longest)
    return Marks(mark=likely, reason=why, fours=fours)


def _by_surroundings(
    texts: Sequence[Written], context: ColumnContext, longest: int
) -> tuple[str | None, Message | None]:
    open_ones = [one for one in texts if one.marks == EITHER]
    if context.mark_beside is not None:
        return context.mark_beside, say("as in another column of this sheet")
    if context.chinese:
        return POINT, say("as Chinese headers suggest; no cell proves it")
    dotted = [one for one in open_ones if "." in one.text]
    if context.european:
        if len(dotted) == len(open_ones) >= 2 and 0 < longest <= 3:
            return COMMA, say(
                "as all of them have three digits after the point and smaller numbers have none"
            )
        return None, None
    if not dotted:
        return POINT, say("as is usual in English; no cell proves it")
    return None, None


def _fours(texts: Sequence[Written], context: ColumnContext) -> bool:
    """Say whether `12,3456` is a number in groups of four, and no slip of the pen in groups of three."""
    if any(one.marks in {POINT, EITHER} and _GROUPS.search(one.text) for one in texts):
        return False
    return context.chinese or sum(1 for one in texts if one.marks == FOURS) > 1
