from dataclasses import replace
from pathlib import Path

import ironcalc
import pytest
from cellbook import BLOCK, COLUMN, ROW, SHEETS, Case, result_cell, write_cases
from office import Office

from kamxl.functions import FUNCTIONS, CellFunction, call
from kamxl.settings import Settings

DEFAULTS = Settings()
CASES = [
    Case(function=function, args=example.args)
    for function in FUNCTIONS
    if function.native is not None
    for example in function.examples
]


def approx(value: object) -> object:
    return pytest.approx(value, rel=1e-9, abs=1e-12) if isinstance(value, float) else value


def differences(cells: dict[str, object], layout: str, settings: Settings) -> list[str]:
    """Name each case whose cell is not what Python gives."""
    found = []
    for place, case in enumerate(CASES):
        expected = call(case.function, *case.values, settings=settings)
        shown = cells.get(result_cell(place, layout))
        if shown != approx(expected) or isinstance(shown, bool) != isinstance(expected, bool):
            found.append(f"{case}: Python {expected!r}, cell {shown!r}")
    return found


@pytest.mark.office
@pytest.mark.parametrize("layout", [ROW, COLUMN, BLOCK])
def test_every_example_gives_the_same_in_libreoffice(office: Office, tmp_path: Path, layout: str) -> None:
    path = tmp_path / f"{layout}.xlsx"
    write_cases(path, CASES, DEFAULTS, [layout])
    assert differences(office.recalculate(path)[SHEETS[layout]], layout, DEFAULTS) == []
