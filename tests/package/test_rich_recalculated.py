"""LibreOffice opens every enriched workbook with scores in it, and computes what kamxl stored."""

import math
from pathlib import Path

import pytest
from office import Office, cell_values
from rich_books import NOT_LIBREOFFICE, rich_books
from rich_office import converted
from rich_runs import Runs, formulas
from untouched_contents import Contents

# This workbook computes with the digits shown, also on the KAM sheets: what comes out is rounded on the way.
ROUNDED = {"precision_shown.xlsx"}


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("options", [()], ids=["sheets"])
def test_every_formula_of_kamxl_computes_to_its_stored_value(
    options: tuple[str, ...], runs: Runs, office: Office
) -> None:
    paths = [runs.into(name, options) for name in rich_books().keys() - NOT_LIBREOFFICE - ROUNDED]
    computed = {path.stem: path for path in converted(office, paths, "xlsx")}
    assert computed.keys() == {path.stem for path in paths}
    differences = {path.name: differing(path, computed[path.stem]) for path in paths}
    assert {name: found for name, found in differences.items() if found} == {}


def differing(stored: Path, computed: Path) -> list[tuple[str, str, object, object]]:
    """Return the formulas of which LibreOffice says another value than the file."""
    values = cell_values(computed)
    return [
        (sheet, place, value, values[sheet].get(place))
        for sheet, place, value in formulas(Contents.read(stored.read_bytes()))
        if not same(value, values[sheet].get(place))
    ]


def same(one: object, other: object) -> bool:
    """Whether two values are the same, blank and empty text being one."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return (one or None) == (other or None)
