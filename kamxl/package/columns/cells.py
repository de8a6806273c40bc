"""The cells of a formula column as XML, and which cells of a sheet are kamxl's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kamxl.package.area import letters
from kamxl.package.columns.wanted import KEY, FormulaCell
from kamxl.package.parts.fragment import text
from kamxl.package.sheet_part import SheetPart
from kamxl.package.sheet_rows import SheetCell
from kamxl.package.styles import Styles

OURS = b"KAM_"
"""What the formulas of kamxl refer to; formulas of nobody else do."""

_FORMULA = rb"f(?=[\s/>])((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>([^<]*)"
_SHARED = re.compile(rb"\bsi\s*=\s*[\"']([0-9]+)[\"']")


@dataclass(slots=True, kw_only=True)
class PlacedColumn:
    """One column with its place in the sheet. `cells` by row; `header` is None where the team's stays.

    `found` is a column of an earlier run: its formulas go where `cells` has no new ones.
    """

    key: str
    column: int
    header_row: int
    cells: Mapping[int, FormulaCell]
    header: str | None
    number_format: str
    template: Sequence[bytes]
    """The formula of the column, escaped, cut where the key cell of the row belongs."""
    key_letters: bytes
    prefix: bytes
    found: bool = False
    _styles: dict[int, int] = field(default_factory=dict)

    def cell(self, row: int, style: int) -> bytes:
        """Return the XML of the cell in a row."""
        one = self.cells[row]
        if one.formula is None:
            formula = (b"%s%d" % (self.key_letters, row)).join(self.template)
        else:
            formula = text(one.formula).encode()
        value = one.value
        kind = b"" if isinstance(value, float | int) else b' t="str"'
        stored = b"" if value is None else text(value if isinstance(value, str) else repr(value)).encode()
        p = self.prefix
        return b'<%sc r="%s%d" s="%d"%s><%sf>%s</%sf><%sv>%s</%sv></%sc>' % (
            p, letters(self.column).encode(), row, style, kind, p, formula, p, p, stored, p, p,
        )  # fmt: skip

    def header_cell(self, row: int, style: int) -> bytes:
        """Return the XML of the header cell."""
        written = text(self.header or "").encode()
        p = self.prefix
        return b'<%sc r="%s%d" s="%d" t="inlineStr"><%sis><%st>%s</%st></%sis></%sc>' % (
            p, letters(self.column).encode(), row, style, p, p, written, p, p, p,
        )  # fmt: skip

    def style(self, neighbour: int, styles: Styles) -> int:
        """Return the format of a cell whose left neighbour has format `neighbour`."""
        if neighbour not in self._styles:
            self._styles[neighbour] = styles.derive(neighbour, self.number_format)
        return self._styles[neighbour]


def template(formula: str, key: str | None) -> tuple[bytes, ...]:
    """Prepare a formula: with the key of a table, or cut where the key cell of each row belongs."""
    pieces = formula.split(KEY) if key is None else [formula.replace(KEY, key)]
    return tuple(text(piece).encode() for piece in pieces)


class OwnCells:
    """Tells which cells hold formulas of kamxl, also when a program made shared formulas of them."""

    def __init__(self, sheet: SheetPart) -> None:
        self._sheet = sheet
        self._formula = re.compile(rb"<" + re.escape(sheet.prefix) + _FORMULA)
        self._content = re.compile(rb"<" + re.escape(sheet.prefix) + rb"(?:f|v|is)(?=[\s/>])")
        self._shared = {
            number[1]
            for found in self._formula.finditer(sheet.scanned, sheet.data.inner, sheet.data.stop)
            if OURS in found[2] and (number := _SHARED.search(found[1]))
        }

    def ours(self, cell: SheetCell) -> bool:
        """Say whether a cell holds a formula of kamxl."""
        found = self._formula.search(self._sheet.scanned, cell.inner, cell.end)
        if found is None:
            return False
        number = _SHARED.search(found[1])
        return OURS in found[2] or (number is not None and number[1] in self._shared)

    def blank(self, cell: SheetCell) -> bool:
        """Say whether a cell has a format at most."""
        return self._content.search(self._sheet.scanned, cell.inner, cell.end) is None
