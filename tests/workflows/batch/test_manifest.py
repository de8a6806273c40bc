"""The record of what was done."""

import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.workflows.batch.manifest import Manifest
from kamxl.workflows.batch.marks import Mark
from kamxl.workflows.batch.outcome import Finding, Made, Outcome, Reading, Status, failed
from kamxl.workflows.batch.request import Kind

MARK = Mark(path="east/x.xlsx", sha256="aa", size=3, modified=1, changed=2, settled=True)
MADE = Made(kind=Kind.SCORE, mark=MARK)
READING = Reading(
    language="zh-Hans",
    currency="CNY",
    as_of=date(2026, 9, 30),
    quarter="2026Q3",
    accounts=2,
    findings=(Finding(where="Sales!A2", message=say("'{found}' is no date.", found="soon")),),
)
OUTCOME = Outcome(
    book="east",
    status=Status.PROBLEMS,
    inputs=(MARK,),
    made=(MADE,),
    reading=READING,
    facts='{"x":"客户"}',
    seconds=1.5,
    memory=100.0,
)


def test_an_outcome_comes_back_as_it_was_recorded(tmp_path: Path) -> None:
    with Manifest.opened(tmp_path) as manifest:
        manifest.record(OUTCOME, {Kind.SCORE: "f1"}, "2026-10-05")
    with Manifest.opened(tmp_path) as manifest:
        assert manifest.outcomes() == {"east": replace(OUTCOME, facts=None)}
        assert manifest.facts("east") == OUTCOME.facts
        assert manifest.facts("west") is None
        assert manifest.fingerprints() == {("east", Kind.SCORE): "f1"}
        assert manifest.days() == {}


def test_a_failed_book_keeps_its_results_and_is_done_only_if_it_will_fail_again(tmp_path: Path) -> None:
    with Manifest.opened(tmp_path) as manifest:
        manifest.record(OUTCOME, {Kind.SCORE: "f1"}, "2026-10-05")
        manifest.record(failed("east", say("It hung.")), {Kind.SCORE: "f2"}, "2026-10-05")
        assert manifest.fingerprints() == {("east", Kind.SCORE): ""}
        assert manifest.outcomes()["east"].made == (MADE,)
        manifest.record(failed("east", say("Damaged."), lasting=True), {Kind.SCORE: "f2"}, "2026-10-05")
        assert manifest.fingerprints() == {("east", Kind.SCORE): "f2"}
        assert str(manifest.outcomes()["east"].reason) == "Damaged."


def test_results_of_one_day_carry_that_day(tmp_path: Path) -> None:
    with Manifest.opened(tmp_path) as manifest:
        manifest.record(replace(OUTCOME, for_today=True), {}, "2026-10-05")
        assert manifest.days() == {"east": "2026-10-05"}
        manifest.record(OUTCOME, {}, "2026-10-06")
        assert manifest.days() == {}


def test_two_runs_in_one_output_folder_are_refused(tmp_path: Path) -> None:
    with (
        Manifest.opened(tmp_path),
        pytest.raises(KamxlError, match="Another run of kamxl"),
        Manifest.opened(tmp_path),
    ):
        pass
    with Manifest.opened(tmp_path):
        pass


def test_a_run_that_is_killed_lets_go_of_the_folder(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from kamxl.workflows.batch.manifest import Manifest\n"
        "with Manifest.opened(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().rstrip() == b"held"
        with pytest.raises(KamxlError, match="Another run"), Manifest.opened(tmp_path):
            pass
        holder.kill()
        holder.wait()
        time.sleep(0.05)
        with Manifest.opened(tmp_path) as manifest:
            assert manifest.outcomes() == {}


def test_something_else_in_its_place_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / ".kamxl").mkdir()
    (tmp_path / ".kamxl" / "manifest.sqlite").write_bytes(b"not a database at all" * 100)
    for way in (Manifest.opened, Manifest.looked_at):
        with pytest.raises(KamxlError, match="record of earlier runs"), way(tmp_path):
            pass


def test_the_manifest_of_another_layout_is_a_sentence(tmp_path: Path) -> None:
    with Manifest.opened(tmp_path):
        pass
    database = sqlite3.connect(tmp_path / ".kamxl" / "manifest.sqlite")
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(KamxlError, match="layout 99"), Manifest.opened(tmp_path):
        pass


def test_looking_makes_nothing(tmp_path: Path) -> None:
    with Manifest.looked_at(tmp_path / "out") as manifest:
        assert manifest.outcomes() == {}
    assert not (tmp_path / "out").exists()
