"""KAM functions that point to another computer's add-in, made plain again in an open workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.hosts.live.formulas import formulas_of
from kamxl.hosts.live.formulas import repair as write_differing

if TYPE_CHECKING:
    import xlwings

    from kamxl.hosts.live.watch import Watch

_PIECES = re.compile(r"(\"(?:[^\"]|\"\")*\")")
_ELSEWHERE = re.compile(
    r"(?:'[^'\"]*kamxl\.xlam'!|(?<![\w.'])kamxl\.xlam!|\[[0-9]+\]!|_xldudf_|_xll\.)(?=KAM[_.][A-Z])",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?<![\w.])KAM\.(?=[A-Z][A-Z0-9_]*\()")


def plain(formula: str) -> str:
    """Return a formula with its KAM functions in the plain form, `KAM_TIER(…)`; texts in it stay."""
    pieces = _PIECES.split(formula)
    return "".join(
        piece if number % 2 else _DOTTED.sub("KAM_", _ELSEWHERE.sub("", piece))
        for number, piece in enumerate(pieces)
    )


def repair_formulas(book: xlwings.Book, watch: Watch) -> int:
    """Make the KAM functions of every sheet plain; return how many formulas changed.

    Raises:
        StoppedError: The user pressed Stop.
    """
    changed = 0
    for sheet in book.sheets:
        watch.step(say("repairing {sheet}", sheet=sheet.name))
        there = formulas_of(sheet)
        wanted = [[_wanted(text) for text in line] for line in there]
        changed += write_differing(sheet, wanted)
    return changed


def _wanted(text: str) -> str:
    """Return a formula made plain; "" for a cell to leave alone."""
    if not isinstance(text, str) or not text.startswith("="):
        return ""
    made = plain(text)
    return made if made != text else ""
