"""KAM functions that point to another computer's add-in, made plain again in an open workbook."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.hosts.addin.functions import function_names
from kamxl.hosts.live.formulas import formulas_of
from kamxl.hosts.live.formulas import repair as write_differing
from kamxl.package.plain_formula import plain

if TYPE_CHECKING:
    import xlwings

    from kamxl.hosts.live.watch import Watch

_TEXTS = re.compile(r"(\"(?:[^\"]|\"\")*\")")
_CALL = re.compile(r"(?<![\w.!'\]])KAM_(\w+)(?=\()", re.IGNORECASE)


def repair_formulas(book: xlwings.Book, watch: Watch) -> int:
    """Make the KAM functions of every sheet such as this program computes; return how many formulas changed.

    Raises:
        StoppedError: The user pressed Stop.
    """
    names = function_names()
    dotted = book.app.engine.name == "libreoffice"
    changed = 0
    for sheet in book.sheets:
        watch.step(say("repairing {sheet}", sheet=sheet.name))
        wanted = [[_wanted(text, names, dotted=dotted) for text in line] for line in formulas_of(sheet)]
        changed += write_differing(sheet, wanted)
    return changed


def repaired(formula: str, names: Collection[str], *, dotted: bool) -> str:
    """Return a formula with plain KAM functions: `KAM_TIER(…)`; `KAM.TIER(…)` where that is the plain form.

    LibreOffice knows the functions of an extension by such names only. Texts in the formula stay.
    """
    made = plain(formula, names)
    if not dotted:
        return made

    def as_dotted(call: re.Match[str]) -> str:
        return f"KAM.{call[1].upper()}" if f"KAM_{call[1].upper()}" in names else call[0]

    pieces = _TEXTS.split(made)
    return "".join(piece if n % 2 else _CALL.sub(as_dotted, piece) for n, piece in enumerate(pieces))


def _wanted(text: str, names: Collection[str], *, dotted: bool) -> str:
    """Return a formula made plain; "" for a cell to leave alone."""
    if not isinstance(text, str) or not text.startswith("="):
        return ""
    made = repaired(text, names, dotted=dotted)
    # LibreOffice writes names that it does not know in small letters.
    return made if made.casefold() != text.casefold() else ""
