"""KAM functions that point to another computer's add-in, made plain again in an open workbook."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.hosts.addin.functions import dotted_names
from kamxl.hosts.live.formulas import formulas_of
from kamxl.hosts.live.formulas import repair as write_differing
from kamxl.hosts.live.native_excel import one_step
from kamxl.package.plain_formula import plain

if TYPE_CHECKING:
    import xlwings

    from kamxl.hosts.live.watch import Watch

_TEXTS = re.compile(r"(\"(?:[^\"]|\"\")*\")")
_CALL = re.compile(r"(?<![\w.!'\]])KAM[_.]\w+(?=\()", re.IGNORECASE)


def repair_formulas(book: xlwings.Book, watch: Watch) -> int:
    """Make the KAM functions of every sheet such as this program computes; return how many formulas changed.

    Raises:
        StoppedError: The user pressed Stop.
    """
    names = dotted_names()
    dotted = book.app.engine.name == "libreoffice"
    changed = 0
    with one_step(book, sheets=False):
        for sheet in book.sheets:
            watch.step(say("repairing {sheet}", sheet=sheet.name))
            wanted = [[_wanted(text, names, dotted=dotted) for text in line] for line in formulas_of(sheet)]
            changed += write_differing(sheet, wanted)
    return changed


def repaired(formula: str, names: Mapping[str, str], *, dotted: bool) -> str:
    """Return a formula with plain KAM functions: `KAM_TIER(…)`; `KAM.TIER(…)` where that is the plain form.

    LibreOffice knows the functions of an extension by such names only. Texts in the formula stay.
    """
    plain_names = {dotted.upper(): name for name, dotted in names.items()}

    def in_form(call: re.Match[str]) -> str:
        written = call[0].upper()
        name = plain_names.get(written, written)
        return call[0] if name not in names else names[name] if dotted else name

    pieces = _TEXTS.split(plain(formula, names))
    return "".join(piece if n % 2 else _CALL.sub(in_form, piece) for n, piece in enumerate(pieces))


def _wanted(text: str, names: Mapping[str, str], *, dotted: bool) -> str:
    """Return a formula made plain; "" for a cell to leave alone."""
    if not isinstance(text, str) or not text.startswith("="):
        return ""
    made = repaired(text, names, dotted=dotted)
    # LibreOffice writes names that it does not know in small letters.
    return made if made.casefold() != text.casefold() else ""
