"""No row of KAM History is ever lost: what was written is compared before a file is replaced."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from kamxl.domain.errors import KamxlError
from kamxl.package import graft, open_package
from kamxl.package.refusals import StillUsedError
from kamxl.reports.kam_sheets.home import Home
from kamxl.reports.kam_sheets.workbook import write_history_workbook
from kamxl.sheets import History, history_in
from kamxl.workflows.kept import Kept, refuse_lost
from tests.history.made_snapshot import snapshot_of
from tests.workflows.steady_book import write_book

ROWS = (snapshot_of(), snapshot_of(account_id="B2", account_name="Beta"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Hand out a history workbook with two rows."""
    path = tmp_path / "history.xlsx"
    write_history_workbook(path, Home(snapshots=ROWS), language="zh-Hant")
    return path


def known(place: Path) -> History:
    found = history_in(place)
    assert found is not None
    return found


def test_a_file_with_all_rows_passes(place: Path) -> None:
    refuse_lost(place, Kept(history=known(place)))
    refuse_lost(place.read_bytes(), Kept(history=None, new=ROWS))
    assert known(place).snapshots == ROWS


def test_a_missing_a_changed_and_a_strange_row_are_refused(place: Path) -> None:
    history = known(place)
    changed = replace(history.rows[0], cells={**history.rows[0].cells, "score": 1.0})
    noted = replace(history.rows[0], others=("a note",))
    for rows in (
        (*history.rows, history.rows[0]),
        history.rows[:1],
        (changed, history.rows[1]),
        (noted, history.rows[1]),
    ):
        with pytest.raises(KamxlError, match="would not hold every earlier row"):
            refuse_lost(place, Kept(history=replace(history, rows=rows)))
    with pytest.raises(KamxlError, match="would not hold"):
        refuse_lost(place, Kept(history=None, new=(ROWS[0], replace(ROWS[1], score=1.0))))


def test_a_file_without_the_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KamxlError, match="would not hold"):
        refuse_lost(write_book(tmp_path / "team.xlsx"), Kept(history=None))


def test_sheets_that_come_without_the_history_are_not_put_in(tmp_path: Path) -> None:
    package = open_package(write_book(tmp_path / "team.xlsx").read_bytes())
    history, other = BytesIO(), BytesIO()
    write_history_workbook(history, Home(snapshots=ROWS), language="en")
    graft(package, history.getvalue())
    write_book(tmp_path / "other.xlsx")
    other.write((tmp_path / "other.xlsx").read_bytes())
    before = package.to_bytes()
    with pytest.raises(StillUsedError, match="cannot be computed again"):
        graft(package, other.getvalue())
    assert package.to_bytes() == before
