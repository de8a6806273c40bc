"""The button Snapshot: in the open workbook where it has KAM History, else beside it; Score keeps it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kamxl.hosts.cli.main import main
from kamxl.hosts.live import commands
from kamxl.hosts.live.watch import Watch
from kamxl.sheets import history_in

pytestmark = pytest.mark.office

QUIET = Watch(show=lambda _: None, stopped=lambda: False)
SAMPLE = "industrial_key_accounts.xlsx"
SAMPLES = Path(__file__).parents[3] / "workbooks"


def _rows(book: Any) -> list[tuple[object, ...]]:
    values = book.sheets["KAM History"].used_range.options(ndim=2, err_to_str=True).value
    return [tuple(row) for row in values[4:]]


@pytest.mark.slow
def test_scores_that_come_in_leave_the_history_and_a_snapshot_adds_to_it(
    opened: Callable[[str], Any], calc: Any, tmp_path: Path
) -> None:
    path = Path(shutil.copy(SAMPLES / SAMPLE, tmp_path / "team.xlsx"))
    assert main(["snapshot", str(path), "--in-place", "--quarter", "2026Q2", "--lang", "zh-Hans"]) < 2
    book = calc.books.open(path)
    before = _rows(book)
    commands.score(book, watch=QUIET)
    assert _rows(book) == before
    assert len(book.sheet_names) == len(set(book.sheet_names))
    note = book.sheets["KAM History"]
    note.range((5, len(before[0]) + 1)).value = "agreed"
    done = commands.snapshot(book, watch=QUIET, language="en")
    assert "KAM History is in this workbook. Save it to keep that." in done.text()
    after = _rows(book)
    assert [row[: len(before[0])] for row in after[: len(before)]] == before
    assert after[0][-1] == "agreed"
    assert len(after) == 2 * len(before)
    again = commands.snapshot(book, watch=QUIET, language="en")
    assert again.text().splitlines()[0].endswith("has a snapshot already (run 1). Nothing was written.")
    assert _rows(book) == after
    assert "KAM Scorecard" in book.sheet_names
    assert not list(tmp_path.glob("*.kam-history.xlsx"))
    assert opened


def test_a_workbook_without_a_history_gets_one_beside_it(opened: Callable[[str], Any]) -> None:
    book = opened(SAMPLE)
    place = Path(book.fullname).with_name("industrial_key_accounts.kam-history.xlsx")
    done = commands.snapshot(book, watch=QUIET, language="en")
    assert done.files == (place,)
    assert f"Snapshots are in {place}" in done.text()
    history = history_in(place)
    assert history is not None
    assert not history.problems
    assert len(history.rows) == len(history.snapshots) > 0
