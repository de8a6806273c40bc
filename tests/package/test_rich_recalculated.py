"""LibreOffice opens every enriched workbook with scores in it, and computes what kamxl stored."""

import pytest
from office import Office
from rich_books import NOT_LIBREOFFICE
from rich_office import converted
from rich_runs import CASES, COLUMNS, Runs, differing

# This workbook computes with the digits shown, so its scores must come out rounded; kamxl says so when it
# writes into it. That it differs shows that differences are seen here.
ROUNDED = {"precision_shown.xlsx"}


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("options", [(), COLUMNS], ids=["sheets", "columns"])
def test_every_formula_of_kamxl_computes_to_its_stored_value(
    options: tuple[str, ...], runs: Runs, office: Office
) -> None:
    names = {name for name, given in CASES if given == options} - NOT_LIBREOFFICE
    paths = [runs.into(name, options) for name in sorted(names)]
    computed = {path.stem: path for path in converted(office, paths, "xlsx")}
    assert computed.keys() == {path.stem for path in paths}
    differences = {path.name.replace(".kam", ""): differing(path, computed[path.stem]) for path in paths}
    assert {name for name, found in differences.items() if found} == ROUNDED & names, differences
