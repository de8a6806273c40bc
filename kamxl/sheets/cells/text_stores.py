"""Columns of text, of coded words and of yes or no, read in pieces; each distinct cell is looked at once."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from kamxl.domain.message import Message, say
from kamxl.sheets.cells.context import ColumnContext, ColumnNote
from kamxl.sheets.cells.numbers import is_nothing
from kamxl.sheets.cells.words import fold
from kamxl.sheets.files.marks import Broken

BLANK = -1
BAD = -2

LONGEST_TEXT = 32_767
"""Characters that one cell of Excel can hold, in units of UTF-16."""


def as_text(cell: object) -> str:
    """Return a cell as the text a reader of the sheet would see; '' when it says nothing."""
    if isinstance(cell, str):
        if len(cell) > 4 and cell.isprintable() and "  " not in cell:
            return cell.strip()
        text = (
            " ".join(cell.split())
            if "\n" not in cell
            else "\n".join(" ".join(x.split()) for x in cell.splitlines())
        )
        text = text.strip().strip("\u200b\ufeff")
        return "" if len(text) < 5 and is_nothing(text) else text
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and abs(cell) < 1e15 and cell == int(cell):
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return (
        "" if isinstance(cell, Broken) else str(cell.isoformat(" ") if isinstance(cell, datetime) else cell)
    )


class TextStore(dict[Any, int]):
    """A column of text: `codes` per row, `words` by code. Itself the memo from cell to code."""

    def __init__(self) -> None:
        super().__init__()
        self.codes = array("i")
        self.words: list[str] = []
        self._known: dict[str, int] = {}
        self.findings: list[tuple[int, object]] = []

    def __missing__(self, cell: object) -> int:
        code = BAD if isinstance(cell, Broken) else self.code(cell)
        self[cell] = code
        return code

    def code(self, cell: object) -> int:
        """Return the code of a cell's text."""
        text = as_text(cell)
        if not text:
            return BLANK
        code = self._known.setdefault(text, len(self.words))
        if code == len(self.words):
            self.words.append(text)
        return code

    def take(self, cells: Sequence[object]) -> None:
        """Read the next cells of the column."""
        start = len(self.codes)
        codes = array("i", map(self.__getitem__, cells))
        if BAD in codes:
            for place, code in enumerate(codes):
                if code == BAD:
                    self.findings.append((start + place, cells[place]))
                    codes[place] = BLANK
        self.codes.extend(codes)

    def too_long(self) -> list[tuple[int, int]]:
        """Return the first place and the length of each text that no cell of Excel can hold."""
        if 2 * max(map(len, self.words), default=0) <= LONGEST_TEXT:
            return []
        lengths = [
            (code, len(word.encode("utf-16-le", "surrogatepass")) // 2)
            for code, word in enumerate(self.words)
        ]
        return [(self.codes.index(code), size) for code, size in lengths if size > LONGEST_TEXT]

    def has_blanks(self) -> bool:
        """Say whether any row has nothing here."""
        return BLANK in self.codes

    def blank(self, place: int) -> bool:
        """Say whether a row has nothing here."""
        return self.codes[place] == BLANK

    def settle(self, context: ColumnContext) -> tuple[ColumnNote, ...]:  # noqa: ARG002 - other stores look at it
        """Say what was decided about the column as a whole: texts leave nothing open."""
        return ()

    def complaint(self, cell: object) -> Message:  # noqa: ARG002 - other stores look at the cell
        """Say what is wrong with a cell."""
        return say("this cell cannot be read.")

    def listed(self) -> list[Any]:
        """Return the value of each row; None where blank."""
        words = [*self.words, None]
        return [words[code] for code in self.codes]


class WordStore(TextStore):
    """A column of coded words. `meaning` is code by folded word."""

    def __init__(self, meaning: Mapping[str, str], allowed: Sequence[str]) -> None:
        super().__init__()
        self.meaning = meaning
        self.allowed = allowed

    def code(self, cell: object) -> int:
        """Return the code of a word's meaning; an unknown word is no guess."""
        found = self.meaning.get(fold(_written(cell)))
        if found is None:
            return BLANK if not as_text(cell) else BAD
        code = self._known.setdefault(found, len(self.words))
        if code == len(self.words):
            self.words.append(found)
        return code

    def complaint(self, cell: object) -> Message:
        """Say which words would have been understood."""
        return say(
            "'{found}' is not a known word here. Use one of {allowed}, or say on KAM Settings what it means.",
            found=shown(cell),
            allowed=", ".join(self.allowed),
        )


class YesNoStore(WordStore):
    """A column of yes or no."""

    def complaint(self, cell: object) -> Message:
        """Say how yes and no are written."""
        return say("'{found}' is neither yes nor no. Write it like yes or no (是, 否).", found=shown(cell))

    def listed(self) -> list[Any]:
        """Return True, False or None for each row."""
        return [None if word is None else word == "true" for word in super().listed()]


def _written(cell: object) -> str:
    return as_text(cell) or (cell if isinstance(cell, str) else "")


def shown(cell: object) -> str:
    """Return a cell as a message quotes it: on one line, not too long."""
    text = " ".join(str(cell).split()) if isinstance(cell, str) else as_text(cell)
    return text if len(text) <= 60 else text[:57] + "…"
