"""Compare the values stored in a workbook's formula cells with those another program computed."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose
from pathlib import Path

RELATIVE = 1e-9
ABSOLUTE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How many formula cells there are, and in how many of them the two workbooks differ."""

    formulas: int
    different: int
    first: str


def compare(stored: Path, recalculated: Path) -> Comparison:
    """Count the formula cells of `stored` whose value in `recalculated` is another one."""
    cells = [*_formula_cells(stored, recalculated)]
    wrong = [f"{where}: {was!r} became {now!r}" for where, was, now in cells if not same(was, now)]
    return Comparison(formulas=len(cells), different=len(wrong), first=wrong[0] if wrong else "")


def same(one: object, other: object) -> bool:
    """Tell whether two cell values are equal; an empty text is a blank."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return isclose(one, other, rel_tol=RELATIVE, abs_tol=ABSOLUTE)
    return (None if one == "" else one) == (None if other == "" else other)


def _formula_cells(stored: Path, recalculated: Path) -> Iterator[tuple[str, object, object]]:
    from openpyxl import load_workbook

    formulas = load_workbook(stored, read_only=True)
    values = load_workbook(stored, read_only=True, data_only=True)
    results = load_workbook(recalculated, read_only=True, data_only=True)
    for sheet in formulas.worksheets:
        rows = zip(
            sheet.iter_rows(),
            values[sheet.title].iter_rows(values_only=True),
            results[sheet.title].iter_rows(values_only=True),
            strict=False,
        )
        for cells, was, now in rows:
            for at, cell in enumerate(cells):
                if cell.data_type == "f":
                    after = now[at] if at < len(now) else None
                    yield f"{sheet.title}!{cell.coordinate}", was[at], after
