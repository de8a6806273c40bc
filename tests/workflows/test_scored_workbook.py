"""The scored workbook is alive: LibreOffice computes what Python computed, under any settings."""

import math
from pathlib import Path
from typing import Any

import pytest
from office import Office, cell_values
from openpyxl import load_workbook

from kamxl.workflows.kam_workbook import write_scored
from kamxl.workflows.score import Scored, score

WORKBOOKS = Path(__file__).parents[2] / "workbooks"
BOOKS = {
    "telecom": [WORKBOOKS / "telecom_key_accounts.xlsx"],
    "industrial": [WORKBOOKS / "industrial_key_accounts.xlsx"],
    "split": [WORKBOOKS / "split_book" / name for name in ("accounts.xlsx", "sales.csv", "visits.xlsx")],
}
FIELD = [*sorted((WORKBOOKS / "field_book").iterdir())]
HEADER_ROW = 6
OTHER_SETTINGS = {
    "stability_weight": 5,
    "satisfaction_weight": 60,
    "importance_cut": 40,
    "contribution_cut_method": "median",
    "healthy_from": 85,
    "red_light_cap": 20,
    "stability_decay": 0.5,
    "growth_ceiling": 0.1,
    "drop_threshold": 0.03,
    "satisfaction_yellow": 81,
    "abc_a_share": 0.5,
}


def scored_file(scored: Scored, folder: Path) -> Path:
    return write_scored(scored, folder / "scored.kam.xlsx", language="en")


@pytest.mark.office
@pytest.mark.parametrize("name", [*BOOKS, "field"])
def test_recalculating_every_formula_changes_nothing(name: str, office: Office, tmp_path: Path) -> None:
    path = scored_file(score(BOOKS.get(name, FIELD)), tmp_path)
    stored, computed = cell_values(path), office.recalculate(path)
    formulas = [
        (sheet.title, cell.coordinate)
        for sheet in load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    differences = [
        (*place, stored[place[0]].get(place[1]), computed[place[0]].get(place[1]))
        for place in formulas
        if not same(stored[place[0]].get(place[1]), computed[place[0]].get(place[1]))
    ]
    assert len(formulas) > 2000
    assert differences == []


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.parametrize("name", BOOKS)
def test_changed_settings_move_the_cells_to_what_python_gives_with_them(
    name: str, office: Office, tmp_path: Path
) -> None:
    path = scored_file(score(BOOKS[name]), tmp_path)
    workbook = load_workbook(path)
    sheet = workbook["KAM Settings"]
    places = {sheet.cell(row, 1).value: sheet.cell(row, 3) for row in range(1, sheet.max_row + 1)}
    for setting, value in OTHER_SETTINGS.items():
        places[setting].value = value
    workbook.save(path)

    expected = score(BOOKS[name], settings_file=path)
    assert {one.name for one, _ in expected.settings.changed()} == set(OTHER_SETTINGS)
    rows = scorecard(office.recalculate(path)["KAM Scorecard"])
    for one in expected.review.accounts:
        row = rows[one.facts.account.id]
        assert same(row["Health"], one.health.score)
        assert same(row["Strategic importance"], one.placement.importance)
        assert (row["Tier"] or "").lower() == (one.placement.held or "")
        assert (row["Band"] or "").lower().replace(" ", "_") == (one.health.band or "")
        assert row["Risk light"] in {"Red": "red", "Yellow": "yellow"} or one.noticed.light in {
            "green",
            "none",
        }
        assert row["Number of alerts"] == len(one.alerts)


def scorecard(cells: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the rows of the scorecard by account id, values by header."""
    headers = {
        place.rstrip("0123456789"): value
        for place, value in cells.items()
        if value is not None and place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(HEADER_ROW)
    }
    rows: dict[str, dict[str, Any]] = {}
    number = HEADER_ROW + 1
    while cells.get(f"A{number}"):
        rows[str(cells[f"A{number}"])] = {
            name: cells.get(f"{letter}{number}") for letter, name in headers.items()
        }
        number += 1
    return rows


def same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return (one or None) == (other or None)
