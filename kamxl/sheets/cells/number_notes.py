"""What is said about a column of numbers: its decimal mark, its signs, its contradictions."""

from collections.abc import Iterator, Sequence

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Severity
from kamxl.sheets.cells.context import ColumnContext, ColumnNote, listed_cells
from kamxl.sheets.cells.decimal_marks import Marks, Written
from kamxl.sheets.cells.late import Late
from kamxl.sheets.cells.numbers import COMMA, EITHER, FOURS, POINT

_MARKS = {POINT: say("a point marks decimals"), COMMA: say("a comma marks decimals")}
_SIGNS = {
    "trailing": say("amounts with a minus behind them are negative, such as {found} in {cell}."),
    "brackets": say("amounts in brackets are negative, such as {found} in {cell}."),
    "credit": say("amounts marked Cr are negative, such as {found} in {cell}."),
    "red": say("amounts marked as red are negative, such as {found} in {cell}."),
}


def mark_notes(
    texts: Sequence[Written], marks: Marks, late: Late, context: ColumnContext
) -> Iterator[ColumnNote]:
    """Say how decimals are marked and why, and name the cells that contradict."""
    if marks.mark is not None and marks.proof is not None:
        proof = marks.proof
        why = say(
            "{mark}, because {found} stands in {cell}.",
            mark=_MARKS[marks.mark],
            found=proof.text.strip(),
            cell=context.cell(late.first(texts.index(proof))),
        )
        yield ColumnNote(kind="decimal_mark", value=marks.mark, why=why)
    elif marks.mark is not None and marks.reason is not None and any(one.marks == EITHER for one in texts):
        first = next(index for index, one in enumerate(texts) if one.marks == EITHER)
        why = say(
            "{mark} in {found}, {reason}.",
            mark=_MARKS[marks.mark],
            found=texts[first].text.strip(),
            reason=marks.reason,
        )
        yield ColumnNote(kind="decimal_mark", value=marks.mark, why=why, said=True)
    if marks.contradicting:
        yield _contradiction(texts, marks, late, context)
    fours = next((index for index, one in enumerate(texts) if one.marks == FOURS), None)
    if fours is not None and marks.fours:
        why = say("digits stand in groups of four, such as {found}.", found=texts[fours].text.strip())
        yield ColumnNote(kind="decimal_mark", value=FOURS, why=why, said=True)


def _contradiction(texts: Sequence[Written], marks: Marks, late: Late, context: ColumnContext) -> ColumnNote:
    against = {id(one) for one in marks.contradicting}
    rows = late.rows([index for index, one in enumerate(texts) if id(one) in against])
    why = say(
        "decimals are marked in two ways in this column. Against the rest stand {cells}. "
        "Each of these is read by its own marks; a number such as 1,200 that could be both is not used. "
        "Cells: {count}.",
        cells=listed_cells(context, rows),
        count=len(rows),
    )
    return ColumnNote(kind="", value="", why=why, severity=Severity.PROBLEM, places=rows)


def sign_notes(texts: Sequence[Written], late: Late, context: ColumnContext) -> Iterator[ColumnNote]:
    """Say how negative amounts are written, for each way other than a minus in front."""
    found: dict[str, int] = {}
    for index, one in enumerate(texts):
        if one.number is not None and one.number.sign in _SIGNS:
            found.setdefault(one.number.sign, index)
    for sign, index in found.items():
        cell = context.cell(late.first(index))
        why = _filled(_SIGNS[sign], found=texts[index].text.strip(), cell=cell)
        yield ColumnNote(kind="sign", value=sign, why=why)


def _filled(message: Message, **values: object) -> Message:
    return Message(message.text, values)
