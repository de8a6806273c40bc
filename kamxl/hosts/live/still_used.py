"""What of the team, in an open workbook, leads to sheets and names of kamxl that are to be taken out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.hosts.live.formulas import formulas_of, mentions
from kamxl.hosts.live.marks import quoted
from kamxl.package.area import letters
from kamxl.package.still_used import still_used

if TYPE_CHECKING:
    import xlwings

_NAMES = re.compile(r"(?<![\w.])KAM_\w+", re.IGNORECASE)
_FUNCTION = re.compile(r"(?<![\w.])KAM[_.]\w+\(", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What is to be taken out: sheets as they are called now, and names."""

    sheets: Collection[str]
    names: Collection[str]

    def used_in(self, formula: str) -> str | None:
        """Return what of it a formula refers to; None when it needs nothing."""
        for sheet in self.sheets:
            if mentions(formula, {sheet: sheet}):
                return sheet
        known = {name.casefold() for name in self.names}
        return next((one for one in _NAMES.findall(formula) if one.casefold() in known), None)

    def is_ours(self, text: str) -> bool:
        """Say whether a cell of a column of kamxl holds a formula of kamxl."""
        return text.startswith("=") and (self.used_in(text) is not None or bool(_FUNCTION.search(text)))


def refuse_used(
    book: xlwings.Book, names: dict[str, str], going: Going, own: Collection[tuple[str, int, int]]
) -> None:
    """Make sure that no formula and no name of the team leads to what goes.

    Args:
        book: The workbook.
        names: Its names, and what they refer to.
        going: What goes.
        own: Cells (sheet, row, column, from 1) of which the formulas go, too.

    Raises:
        StillUsedError: Something does; the sentence names it.
    """
    for name, refers_to in names.items():
        if name not in going.names and (what := going.used_in(refers_to)):
            raise still_used(name, what)
    for (sheet, row, column), text in _formulas(book, going.sheets):
        what = going.used_in(text)
        if what and (sheet, row, column) not in own:
            raise still_used(f"{quoted(sheet)}!{letters(column)}{row}", what)


def _formulas(book: xlwings.Book, without: Collection[str]) -> Iterator[tuple[tuple[str, int, int], str]]:
    """Yield the formulas of all sheets but some, with sheet, row and column."""
    for sheet in book.sheets:
        if sheet.name not in without:
            for row, line in enumerate(formulas_of(sheet), start=1):
                for column, text in enumerate(line, start=1):
                    if isinstance(text, str) and text.startswith("="):
                        yield (sheet.name, row, column), text
