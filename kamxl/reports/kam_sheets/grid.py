"""Thousands of alike rows, written quickly.

A book of 5,000 accounts has a million cells here. xlsxwriter spends some ten microseconds on each,
because every cell may be anything. The rows of one table are all alike, so their XML is prepared once
and only row numbers and values are filled in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from xlsxwriter.format import Format
from xlsxwriter.sharedstrings import SharedStringTable
from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

from kamxl.reports.cell_text import plain
from kamxl.reports.kam_sheets.value import ROW, Value

_PLACE = "\x01"
_DAY_ZERO = date(1899, 12, 30).toordinal()
_DAY_ZERO_1904 = date(1904, 1, 1).toordinal()
_UNKNOWN_RESULT = ' t="str"', "<v></v>"
_BLANK = "", ""
_NOT_ERRORS = ("number_stored_as_text", "formula_differs", "formula_range", "calculated_column")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of an alike row: its format, and its formula with `ROW` for the row's number, or None."""

    format: Format
    formula: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowShape:
    """The XML of alike rows with `ROW` for the row's number and two places for each cell: type and value."""

    xml: str
    computed: tuple[bool, ...]

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> "RowShape":
        """Prepare the XML once."""
        written = []
        for column, cell in enumerate(cells):
            formula = "" if cell.formula is None else f"<f>{escape(cell.formula, quote=False)}</f>"
            style = cell.format._get_xf_index()  # type: ignore[no-untyped-call]  # noqa: SLF001 - as xlsxwriter does
            written.append(f'<c r="{xl_col_to_name(column)}{ROW}" s="{style}"{_PLACE}>{formula}{_PLACE}</c>')
        return cls(
            xml=f'<row r="{ROW}">{"".join(written)}</row>',
            computed=tuple(cell.formula is not None for cell in cells),
        )


class LongSheet(Worksheet):
    """A worksheet that ends in one long table; everything above is written the ordinary way."""

    def __init__(self) -> None:
        super().__init__()
        self._body: list[str] = []
        self._results: dict[str, tuple[str, str]] = {}

    def write_body(self, first_row: int, rows: Iterable[tuple[RowShape, Sequence[Value]]]) -> int:
        """Write rows from `first_row` (counted from 0) on, and return the last one.

        Nothing else may stand in these rows or below.

        Args:
            first_row: The first row, below everything else on the sheet.
            rows: The shape of each row and its values: for a formula what Python computed; None is a
                blank cell, or a formula's empty text.
        """
        last = first_row - 1
        for last, (shape, values) in enumerate(rows, start=first_row):
            parts = shape.xml.replace(ROW, str(last + 1)).split(_PLACE)
            parts.reverse()
            written = [parts.pop()]
            for computed, value in zip(shape.computed, values, strict=True):
                kind, element = self._written(value, computed=computed)
                written += (kind, parts.pop(), element, parts.pop())
            self._body.append("".join(written))
            if last == first_row:
                self._check_dimensions(last, len(values) - 1)
        if last >= first_row:
            self._check_dimensions(first_row, 0)
            self._check_dimensions(last, 0)
        return last

    def add_long_table(
        self, area: tuple[int, int, int, int], name: str, headers: Sequence[str], style: Format
    ) -> None:
        """Make an Excel table of an area (first row, first column, last row, last column; from 0).

        xlsxwriter notes every cell of a table to find overlaps; here only its first row is noted.
        """
        first, left, last, right = area
        columns = [{"header": header, "header_format": style} for header in distinct(headers)]
        self.add_table(first, left, first + 1, right, {"name": name, "style": None, "columns": columns})
        where = xl_range(first, left, last, right)
        self.tables[-1] |= {"range": where, "a_range": where, "autofilter": where}
        self.hush(where)

    def hush(self, where: str) -> None:
        """Keep Excel from marking an area: its ids are texts and its formulas are meant as they are."""
        self.ignore_errors(dict.fromkeys(_NOT_ERRORS, where))

    def _written(self, value: Value, *, computed: bool) -> tuple[str, str]:
        """Return the type attribute and the value element of a cell."""
        if isinstance(value, float):
            return "", f"<v>{value!r}</v>"
        if value is None:
            return _UNKNOWN_RESULT if computed else _BLANK
        if isinstance(value, str):
            return self._result(value) if computed else self._text(value)
        if isinstance(value, bool):
            return ' t="b"', f"<v>{value:d}</v>"
        number = value.toordinal() - self._day_zero() if isinstance(value, date) else value
        return "", f"<v>{number}</v>"

    def _day_zero(self) -> int:
        return _DAY_ZERO_1904 if self.date_1904 else _DAY_ZERO

    def _result(self, text: str) -> tuple[str, str]:
        found = self._results.get(text)
        if found is None:
            safe = self._escape_control_characters(plain(text))  # type: ignore[no-untyped-call]
            shown = escape(safe, quote=False)
            found = self._results[text] = (' t="str"', f"<v>{shown}</v>")
        return found

    def _text(self, text: str) -> tuple[str, str]:
        strings: SharedStringTable = self.str_table  # type: ignore[assignment]
        index = strings._get_shared_string_index(plain(text))  # type: ignore[no-untyped-call]  # noqa: SLF001 - as xlsxwriter does
        return ' t="s"', f"<v>{index}</v>"

    def _write_rows(self) -> None:
        super()._write_rows()
        self.fh.writelines(self._body)  # type: ignore[attr-defined]


def distinct(headers: Iterable[str]) -> list[str]:
    """Return headers that differ from each other, as those of a table must."""
    taken: dict[str, str] = {}
    for header in headers:
        name = header
        while name.casefold() in taken:
            name += "'"
        taken[name.casefold()] = name
    return list(taken.values())
