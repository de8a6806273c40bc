"""Workbooks of cell-function examples: settings with their names, and each example as real cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from kamxl.functions import CellError, CellFunction
from kamxl.rules.every_setting import values_of
from kamxl.settings import Settings

ROW, COLUMN, BLOCK = "row", "column", "block"
SHEETS = {ROW: "Rows", COLUMN: "Columns", BLOCK: "Blocks"}
_ERROR_FORMULAS = {CellError.NOT_AVAILABLE: "=NA()", CellError.DIV0: "=1/0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One call of one function: arguments by name as they stand in cells."""

    function: CellFunction
    args: Mapping[str, object]

    @property
    def values(self) -> list[object]:
        """The arguments in order, None for those left out."""
        return [self.args.get(arg.name) for arg in self.function.args]

    def __str__(self) -> str:
        return f"{self.function.cell_name}({', '.join(f'{k}={v!r}' for k, v in self.args.items())})"


def write_cases(path: Path, cases: Iterable[Case], settings: Settings, layouts: Iterable[str]) -> None:
    """Write each case once per layout; its formula stands at `result_cell`."""
    with xlsxwriter.Workbook(path) as book:
        _write_settings(book, settings)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for layout in layouts:
            sheet = book.add_worksheet(SHEETS[layout])
            for place, case in enumerate(cases):
                _write_case(sheet, place, case, layout, day)


def result_cell(place: int, layout: str) -> str:
    """Return where the formula of a case stands."""
    return xl_rowcol_to_cell(*_at(place, 0, layout))


def _at(place: int, along: int, layout: str) -> tuple[int, int]:
    return (along, place) if layout == COLUMN else (place, along)


def _write_settings(book: Workbook, settings: Settings) -> None:
    sheet = book.add_worksheet("KAM Settings")
    for row, (name, value) in enumerate(values_of(settings).items()):
        sheet.write(row, 0, name)
        sheet.write(row, 1, value)
        book.define_name(f"KAM_{name}", f"='KAM Settings'!$B${row + 1}")


def _write_case(sheet: Worksheet, place: int, case: Case, layout: str, day: object) -> None:
    along = 1
    bindings = {}
    for name, value in case.args.items():
        cells = value if isinstance(value, tuple) else (value,)
        first, last = _at(place, along, layout), _at(place, along + len(cells) - 1, layout)
        for step, cell in enumerate(cells):
            _write_cell(sheet, *_at(place, along + step, layout), cell, day)
        bindings[name] = xl_range_abs(*first, *last)
        if layout == BLOCK and isinstance(value, tuple):
            block = xl_range_abs(0, first[1], place + 5, last[1])
            bindings[name] = f"INDEX({block},{place + 1},0)"
        along += len(cells)
    sheet.write_formula(*_at(place, 0, layout), "=" + case.function.native_formula(bindings))


def _write_cell(sheet: Worksheet, row: int, column: int, value: object, day: object) -> None:  # noqa: PLR0911
    """Write one cell: an error as a formula that gives it, an empty text as a formula that gives it."""
    if value is None:
        return None
    if isinstance(value, CellError):
        return sheet.write_formula(row, column, _ERROR_FORMULAS[value])
    if value == "":
        return sheet.write_formula(row, column, '=""', None, "")
    if isinstance(value, date):
        return sheet.write_datetime(row, column, value, day)
    if isinstance(value, bool):
        return sheet.write_boolean(row, column, value)
    if isinstance(value, str):
        return sheet.write_string(row, column, value)
    return sheet.write_number(row, column, value)
