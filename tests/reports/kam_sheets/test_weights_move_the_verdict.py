"""Other weights on KAM Settings move business part, status and revenue at risk as they do in Python."""

from pathlib import Path

import pytest
from cells import recalculated, same, table, written
from made_up import made_up
from office import Cells, CellValue, Office, cell_values

from kamxl.reports.kam_sheets import scorecard
from kamxl.reports.kam_sheets.status_columns import AT_RISK, BUSINESS_BAND, STATUS, STATUS_WHY
from kamxl.rules.every_setting import settings_from

BOOK = made_up(1, 60)
BUSINESS = next(one for one in scorecard.SCORE_COLUMNS if one.key == "business")
MOVED = tuple(str(one.header) for one in (BUSINESS, BUSINESS_BAND, STATUS, STATUS_WHY, AT_RISK))
WEIGHTS = {"stability_weight": 5, "growth_weight": 35, "leaving_healthy": 0.02, "leaving_at_risk": 0.7}


def shown(cells: Cells) -> dict[object, dict[str, CellValue]]:
    rows = table(cells["KAM Scorecard"], scorecard.HEADER_ROW + 1)
    return {row["Account ID"]: {header: row[header] for header in MOVED} for row in rows}


@pytest.mark.office
def test_weights_typed_into_the_sheet_give_what_python_gives_with_them(
    office: Office, tmp_path: Path
) -> None:
    settings, problems = settings_from(WEIGHTS)
    assert not problems
    judged_by_defaults = BOOK.review()
    before = shown(cell_values(written(tmp_path / "before.xlsx", judged_by_defaults)))
    wanted = shown(cell_values(written(tmp_path / "wanted.xlsx", BOOK.review(settings), settings)))
    found = shown(recalculated(office, [written(tmp_path / "typed.xlsx", judged_by_defaults, settings)])[0])
    assert wanted.keys() == found.keys() == before.keys()
    for account, row in wanted.items():
        assert [header for header in MOVED if not same(row[header], found[account][header])] == [], account
    for header in MOVED:
        moved = sum(not same(before[account][header], row[header]) for account, row in found.items())
        assert moved > 0, header
