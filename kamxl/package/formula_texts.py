"""The formulas of a part, with the places of their characters in its bytes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from xml.parsers import expat

from kamxl.package.parts.outline import check_well_formed, not_well_formed

FORMULA_TAGS = frozenset(
    {
        "f",  # a cell; in extensions a condition, a validation, a sparkline
        "formula",  # a conditional format
        "formula1",  # a validation
        "formula2",
        "definedName",
        "calculatedColumnFormula",
        "totalsRowFormula",
    }
)
_OPEN_TAG = re.compile(rb"<[^\s/>]+(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_CHARACTER = re.compile(r"&[^;\s]+;|\r\n?|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FormulaText:
    """One formula: its text, where its bytes start and end, and those bytes."""

    text: str
    start: int
    end: int
    raw: bytes

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the bytes of the part that hold some of its characters; None when that cannot be said.

        It cannot where comments or CDATA sections stand among them.
        """
        if b"<" in self.raw:
            return None
        place, count, first = 0, 0, None
        for piece in _CHARACTER.finditer(self.raw.decode("utf-8")):
            if count == start:
                first = place
            if count == end:
                break
            count += len(unescape(piece[0])) if piece[0][0] == "&" else 1
            place += len(piece[0].encode())
        return None if first is None or count != end else (self.start + first, self.start + place)


def formula_texts(content: bytes, part: str) -> Iterator[FormulaText]:
    """Yield the formulas of a part, in their order.

    Raises:
        RefusalError: The part cannot be parsed.
    """
    check_well_formed(content, part)
    reader = _Reader(content, part)
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - expat takes no keyword
    except (expat.ExpatError, ValueError) as error:
        raise not_well_formed(part) from error
    yield from reader.found


class _Reader:
    def __init__(self, content: bytes, part: str) -> None:
        self.content, self.part = content, part
        self.found: list[FormulaText] = []
        self.start = -1
        self.pieces: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, _: dict[str, str]) -> None:
        if name.rpartition(" ")[2] not in FORMULA_TAGS:
            return
        match = _OPEN_TAG.match(self.content, self.parser.CurrentByteIndex)
        if match is None:
            raise not_well_formed(self.part)
        self.pieces = []
        self.start = -1 if match[0].endswith(b"/>") else match.end()
        self.parser.CharacterDataHandler = self.pieces.append

    def _end(self, _: str) -> None:
        if self.start >= 0:
            end = self.parser.CurrentByteIndex
            raw = self.content[self.start : end]
            self.found.append(FormulaText("".join(self.pieces), self.start, end, raw))
        self.start = -1
        self.parser.CharacterDataHandler = None
