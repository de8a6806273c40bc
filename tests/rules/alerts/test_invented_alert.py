"""An alert is one file and its line in the list: an invented one turns up everywhere."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cells import table
from office import Office, cell_values

from kamxl.reports.kam_sheets import scorecard

FILE = Path(__file__).with_name("invented_alert.py")
SAMPLE = Path(__file__).parents[3] / "workbooks" / "industrial_key_accounts.xlsx"
HEADER = "Alert: Quiet quarter"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented")
    subprocess.run([sys.executable, str(FILE), str(SAMPLE), str(folder)], check=True)
    return folder


@pytest.fixture(scope="module")
def found(folder: Path) -> Any:
    return json.loads((folder / "found.json").read_text("utf-8"))


def raised(found: Any) -> set[str]:
    return {
        one["account_id"]
        for one in found["document"]["accounts"]
        if any(alert["rule"] == "quiet" for alert in one["alerts"])
    }


def test_it_is_on_the_page_of_alerts_with_the_number_of_its_setting(found: Any) -> None:
    row = next(line for line in found["page"].splitlines() if "`quiet`" in line)
    assert "The last quarter brought less than 25% of the last four." in row
    assert "`quiet_share`" in row
    assert "| `quiet_share` | 0.25 | 0 to 1 | share |" in found["settings_page"]


def test_it_is_in_the_document_and_in_the_backtest(found: Any) -> None:
    assert 0 < len(raised(found)) < len(found["document"]["accounts"])
    assert "quiet" in found["backtest"]


def test_its_threshold_is_a_setting_like_any_other(found: Any) -> None:
    assert found["problems"] == []
    assert found["changed"] == {"quiet_share": 0.5}
    assert found["tried"] == ["quiet_share"]
    assert found["more"] > len(raised(found))


def test_it_has_its_column_in_the_scorecard_and_its_row_on_the_settings_sheet(
    folder: Path, found: Any
) -> None:
    cells = cell_values(folder / "scored.xlsx")
    rows = table(cells["KAM Scorecard"], scorecard.HEADER_ROW + 1)
    assert {row["Account ID"] for row in rows if row[HEADER] == "Attention"} == raised(found)
    assert all("Quiet quarter" in str(row["Alerts"]) for row in rows if row[HEADER] == "Attention")
    settings = cells["KAM Settings"]
    place = next(place for place, value in settings.items() if value == "quiet_share")
    assert settings["B" + place[1:]] == "A quarter is quiet below"
    assert settings["G" + place[1:]] == "at once"


@pytest.mark.office
def test_its_formula_gives_what_python_gives(folder: Path, office: Office, found: Any) -> None:
    cells = office.recalculate(folder / "scored.xlsx")
    rows = table(cells["KAM Scorecard"], scorecard.HEADER_ROW + 1)
    assert {row["Account ID"] for row in rows if row[HEADER] == "Attention"} == raised(found)
