"""A book scored with snapshots: LibreOffice computes the tiers held and the alerts that Python computed."""

from pathlib import Path

import pytest
from office import Office, cell_values
from openpyxl import load_workbook

from kamxl.hosts.cli.main import main
from tests.workflows.steady_book import write_book


@pytest.mark.office
def test_recalculating_a_book_with_snapshots_changes_nothing(office: Office, tmp_path: Path) -> None:
    book = write_book(tmp_path / "team.xlsx")
    assert main(["snapshot", str(book), "--quarter", "2026Q2"]) == 0
    write_book(book, answers={"A2": 40}, fits={"A1": 3, "A2": 2}, grades={"A4": "C"})
    scored = tmp_path / "scored.xlsx"
    assert main(["score", str(book), "--quarter", "2026Q3", "-o", str(scored), "--lang", "en"]) == 0
    stored, computed = cell_values(scored), office.recalculate(scored)
    formulas = [
        (sheet.title, cell.coordinate)
        for sheet in load_workbook(scored)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(formulas) > 500
    assert [
        (place, stored[place[0]].get(place[1]), computed[place[0]].get(place[1]))
        for place in formulas
        if not _same(stored[place[0]].get(place[1]), computed[place[0]].get(place[1]))
    ] == []
    rows = load_workbook(scored, data_only=True)["KAM Scorecard"].iter_rows(min_row=6, values_only=True)
    header = list(next(rows))
    accounts = [dict(zip(header, row, strict=True)) for row in rows]
    first, second = accounts[:2]
    assert (first["Tier"], first["Tier of today's numbers"]) == ("Strategic", "Profit")
    assert first["Why another tier is held"] == "Within the margin of its cut, for the first time"
    assert (second["Tier"], second["Why another tier is held"]) == ("Profit", None)
    assert "Credit down" in accounts[3]["Alerts"]


def _same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return one == pytest.approx(other, rel=1e-9, abs=1e-9)
    return (one or "") == (other or "")
