"""`kamxl batch` from end to end: the plan, the log, exit codes, stopping and going on."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.batch.folder import Share, make_folder
from kamxl.hosts.cli import batch_run
from kamxl.hosts.cli.main import main
from kamxl.workflows.batch.worker import Limits

CSV = "Customer ID,Customer Name,Date,Revenue\n{key},Acme,2026-09-30,100\n{key},Acme,2026-02-03,{amount}\n"


@pytest.fixture
def teams(tmp_path: Path) -> Path:
    """Give a folder with two small books and one that is empty."""
    top = tmp_path / "teams"
    top.mkdir()
    for number, name in enumerate(("anna", "ben")):
        text = CSV.format(key=f"C-{number}", amount=100 * number)
        (top / f"{name}.csv").write_text(text, encoding="utf-8")
    (top / "empty.xlsx").write_bytes(b"")
    return top


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    words = ["batch", *(str(one) for one in arguments)]
    code = main(words if "--jobs" in words else [*words, "--jobs", "0"])
    said = capsys.readouterr()
    return code, said.out, said.err


def results(output: Path) -> dict[str, str]:
    """Give the hash of every result."""
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file() and ".kamxl" not in path.relative_to(output).parts
    }


def test_a_dry_run_shows_the_plan_and_makes_nothing(
    capsys: pytest.CaptureFixture[str], teams: Path, tmp_path: Path
) -> None:
    (teams / "~$ben.csv").write_text("", encoding="utf-8")
    code, out, _ = run(capsys, teams, "--dry-run", "--lang", "en")
    assert code == 0
    assert "3 books from 3 files: 3 to do, 0 skipped, 1 files passed over" in out
    assert "Passed over: " in out
    assert "Open in another program, read as last saved: ben" in out
    assert [path.name for path in tmp_path.iterdir()] == ["teams"]


def test_results_lie_beside_the_folder_and_failures_are_named(
    capsys: pytest.CaptureFixture[str], teams: Path, tmp_path: Path
) -> None:
    code, out, err = run(capsys, teams, "--do", "score", "--lang", "en")
    assert (code, err) == (1, "")
    assert "Not done: empty: empty.xlsx is empty." in out
    assert "Done: 2 · Done, look at problems: 0 · Not done: 1" in out
    assert sorted(results(tmp_path / "teams.kam-batch")) == [
        "anna/anna.kam.xlsx",
        "ben/ben.kam.xlsx",
        "portfolio.xlsx",
        "summary.xlsx",
    ]
    code, out, _ = run(capsys, teams, "--do", "score", "--lang", "en", "--changed-only")
    assert code == 1
    assert "0 to do, 3 skipped" in out


def test_the_log_has_a_line_for_each_book_and_grows(
    capsys: pytest.CaptureFixture[str], teams: Path, tmp_path: Path
) -> None:
    log = tmp_path / "logs" / "log.jsonl"
    for mode in ((), ("--changed-only",)):
        run(capsys, teams, "--do", "check", "--json-log", log, *mode)
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [(line["book"], line["status"]) for line in lines] == [
        ("anna", "done"),
        ("ben", "done"),
        ("empty", "failed"),
        ("anna", "unchanged"),
        ("ben", "unchanged"),
        ("empty", "failed"),
    ]
    anna = lines[0]
    assert anna["outputs"] == ["anna/anna.check.json"]
    assert anna["rows"] == {"read": 2, "used": 2, "left_out": 0}
    assert anna["seconds"] > 0
    assert anna["accounts"] == 1
    assert lines[2]["reason"] == "empty.xlsx is empty."


def test_json_is_one_document_and_nothing_else(capsys: pytest.CaptureFixture[str], teams: Path) -> None:
    code, out, _ = run(capsys, teams, "--do", "check", "--json")
    document = json.loads(out)
    assert code == 1
    assert [line["status"] for line in document["books"]] == ["done", "done", "failed"]
    assert [Path(path).name for path in document["outputs"]] == ["summary.xlsx"]
    assert {tuple(one["do"]) for one in document["plan"]["books"]} == {("check",)}


def test_exit_codes_tell_all_some_or_nothing(capsys: pytest.CaptureFixture[str], teams: Path) -> None:
    assert run(capsys, teams / "anna.csv", teams / "ben.csv", "-o", teams / "o1", "--do", "check")[0] == 0
    assert run(capsys, teams, "-o", teams / "o2", "--do", "check")[0] == 1
    assert run(capsys, teams / "empty.xlsx", "-o", teams / "o3", "--do", "check")[0] == 2


def test_fail_fast_stops_at_the_first_failure(capsys: pytest.CaptureFixture[str], teams: Path) -> None:
    (teams / "aaa.csv").write_bytes(b"")
    code, out, _ = run(capsys, teams, "--do", "check", "--fail-fast", "--lang", "en")
    assert code == 2
    assert "not reached: 3" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--again",), "--again and --in-place go with --do snapshot"),
        (("--in-place", "--do", "score"), "--again and --in-place go with --do snapshot"),
        (("--do", "dance"), "'dance' is nothing a batch does"),
        (("--do", ","), "--do names nothing"),
        (("--jobs", "many"), "'many' is no number of processes"),
        (("--as-of", "soon"), "is not a date"),
        (("--settings", "nowhere.xlsx"), "nowhere.xlsx is not there"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(
    capsys: pytest.CaptureFixture[str], teams: Path, words: tuple[str, ...], sentence: str
) -> None:
    code, out, err = run(capsys, teams, *words)
    assert code == 2
    assert sentence in err
    assert len(err.splitlines()) == 1
    assert out == ""


def test_a_log_that_cannot_be_written_is_a_sentence(capsys: pytest.CaptureFixture[str], teams: Path) -> None:
    code, _, err = run(capsys, teams, "--do", "check", "--json-log", teams)
    assert code == 2
    assert "The log" in err


def test_a_wrong_quarter_is_said_before_any_book_is_read(
    capsys: pytest.CaptureFixture[str], teams: Path
) -> None:
    code, out, err = run(capsys, teams, "-o", teams / "out", "--quarter", "Soon", "--lang", "en")
    assert (code, out) == (2, "")
    assert "'Soon' is not a quarter" in err
    assert not (teams / "out").exists()


def test_the_last_quarter_is_the_last_completed_one(capsys: pytest.CaptureFixture[str], teams: Path) -> None:
    from datetime import date

    from kamxl.domain.quarter import last_completed

    _, out, _ = run(capsys, teams, "--do", "score", "--quarter", "LAST", "--json")
    assert json.loads(out)["books"][0]["quarter"] == str(last_completed(date.today()))  # noqa: DTZ011
    code = main(["score", str(teams / "anna.csv"), "--quarter", "last", "--json"])
    assert code in {0, 1}
    assert json.loads(capsys.readouterr().out)["quarter"] == str(last_completed(date.today()))  # noqa: DTZ011


def test_limits_of_the_settings_workbook_count_for_each_book(teams: Path) -> None:
    from datetime import date

    import xlsxwriter

    from kamxl.workflows.batch.manifest import Manifest
    from kamxl.workflows.batch.plan import plan_batch
    from kamxl.workflows.batch.processes import Processes
    from kamxl.workflows.batch.request import Request

    with xlsxwriter.Workbook(teams / "settings.xlsx") as settings:
        sheet = settings.add_worksheet("KAM Settings")
        sheet.write_row(0, 0, ["limit_seconds", "", 77])
        sheet.write_row(1, 0, ["limit_memory", "", 1000])
    request = Request(
        sources=(str(teams),),
        output=teams / "out",
        today=date(2026, 10, 5),
        settings_file=teams / "settings.xlsx",
    )
    way = batch_run.Way(terminal=None, log=None, jobs=3, fail_fast=False, dry_run=True)
    with Manifest.looked_at(request.output) as manifest:
        engine = batch_run.engine_for(plan_batch(request, manifest), way)
    assert engine == Processes(jobs=3, limits=Limits(seconds=77, memory=1000))


def test_somebody_watching_sees_how_far_it_is(
    capsys: pytest.CaptureFixture[str], teams: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    code, out, _ = run(capsys, teams, "--do", "check", "--lang", "en")
    assert code == 1
    assert "Done: 2" in out


def test_stopping_is_a_sentence_that_tells_how_to_go_on(
    capsys: pytest.CaptureFixture[str], teams: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(batch_run, "carry_out", stop)
    code, _, err = run(capsys, teams)
    assert code == 2
    assert "--resume" in err


@pytest.mark.slow
@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGINT])
def test_after_a_stop_in_the_middle_resume_ends_with_the_same_results(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, way: signal.Signals
) -> None:
    folder = make_folder(tmp_path / "teams", Share(good=8, broken=3, encrypted=1, locked=0, largest=200))
    options = ("--quarter", "2026Q3", "--do", "score")
    whole, stopped, log = tmp_path / "whole", tmp_path / "stopped", tmp_path / "log"
    run(capsys, folder.top, "-o", whole, *options)
    words = ["batch", folder.top, "-o", stopped, *options, "--jobs", "2", "--json-log", log]
    with subprocess.Popen(
        [sys.executable, "-m", "kamxl", *map(str, words)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        while not log.exists() or log.read_text("utf-8").count("\n") < 6:
            assert running.poll() is None
            time.sleep(0.02)
        os.killpg(running.pid, way)
        err = running.communicate(timeout=60)[1].decode()
    assert running.returncode in {2, -signal.SIGKILL}
    assert "Traceback" not in err
    assert not (stopped / "summary.xlsx").exists()
    done = results(stopped)
    assert done.items() <= results(whole).items()
    code, _, _ = run(capsys, folder.top, "-o", stopped, *options, "--resume")
    assert code == 1
    assert results(stopped) == results(whole)


def test_an_open_summary_is_named_and_the_batch_is_done_all_the_same(
    capsys: pytest.CaptureFixture[str], teams: Path, tmp_path: Path
) -> None:
    (teams / "empty.xlsx").unlink()
    run(capsys, teams, "-o", tmp_path / "out")
    (tmp_path / "out" / "~$summary.xlsx").write_bytes(b"")
    (teams / "ben.csv").write_text(CSV.format(key="C-9", amount=900), encoding="utf-8")
    code, out, _ = run(capsys, teams, "-o", tmp_path / "out", "--changed-only", "--json")
    document = json.loads(out)
    assert code == 1
    assert [line["status"] for line in document["books"]].count("done") >= 1
    assert "summary.xlsx is open in Excel" in document["not_written"][0]
    assert "Not written: " in run(capsys, teams, "-o", tmp_path / "out", "--changed-only", "--lang", "en")[1]


def test_a_drive_has_no_name_so_its_results_go_to_the_folder_in_which_one_is() -> None:
    assert batch_run._default_output([Path.cwd().anchor]) == Path("books.kam-batch")
