"""The end of KAM Data quality: one line for each kind of problem, and below it every cell of each kind."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from string import digits

from kamxl.domain.problem import Problem
from kamxl.reports.kam_sheets.grid import Cell, RowShape
from kamxl.reports.kam_sheets.page import Page
from kamxl.reports.kam_sheets.value import Value
from kamxl.reports.labels import SEVERITIES, UNKNOWN, label
from kamxl.reports.table_labels import TABLES

_LINE = 100
"""So many characters of cell names stand in one line."""
_COLUMNS = 8


def write_problems(page: Page, row: int, problems: Sequence[Problem]) -> None:
    """Write the list from a row on; nothing may stand below."""
    t = page.words.t
    if not problems:
        page.text(row, 0, t("No problems were found."), "plain")
        return
    page.sheet.write_body(row, _rows(page, problems))


def _rows(page: Page, problems: Sequence[Problem]) -> Iterator[tuple[RowShape, Sequence[Value]]]:
    t = page.words.t
    line = _shape(page, ("text", "text", "center", "integer", "text"))
    for one in problems:
        yield line, (*_head(page, one), page.words.say(one.message))
    several = [one for one in problems if one.cells]
    if several:
        yield line, (None,) * 5
        yield _shape(page, ("section",) * _COLUMNS), (t("Cells of each problem"), *[None] * (_COLUMNS - 1))
        headers = t("Table"), t("Where"), t("What happens"), t("Cells"), t("Each cell")
        yield _shape(page, ("header",) * 5), headers
    for one in several:
        for place, text in enumerate(_lines(as_ranges(one.cells), t(", "))):
            yield line, (*(_head(page, one) if place == 0 else (None,) * 4), text)


def _shape(page: Page, styles: Sequence[str]) -> RowShape:
    return RowShape.of([Cell(format=page.style(style)) for style in styles])


def _head(page: Page, one: Problem) -> tuple[Value, ...]:
    t = page.words.t
    table = t(label(TABLES, one.table)) if one.table else UNKNOWN
    return table, one.where, t(SEVERITIES[one.severity]), one.count


def as_ranges(cells: Sequence[str]) -> Iterator[str]:
    """Write cells as a spreadsheet does: cells below each other as one range, whole rows as `4:4`."""
    places = enumerate(_place(cell) for cell in cells)
    for (column, _), run in groupby(places, key=lambda one: (one[1][0], one[1][1] - one[0])):
        rows = [row for _, (_, row) in run]
        alone = column and len(rows) == 1
        yield f"{column}{rows[0]}" if alone else f"{column}{rows[0]}:{column}{rows[-1]}"


def _place(cell: str) -> tuple[str, int]:
    """Return column and row; no column for a whole row."""
    text = cell.rpartition("!")[2]
    before = text.rstrip(digits)
    return before if before.isalpha() else "", int(text[len(before) :])


def _lines(names: Iterator[str], comma: str) -> Iterator[str]:
    """Join names to lines of a readable length."""
    line = ""
    for name in names:
        if line and len(line) + len(comma) + len(name) > _LINE:
            yield line
            line = ""
        line = f"{line}{comma}{name}" if line else name
    if line:
        yield line
