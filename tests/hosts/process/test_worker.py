"""Hostile files and a reading library that breaks down on them: a sentence, and nothing else happens."""

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from worker_child import (
    ABORTS,
    ALL_CELLS,
    CRASHES,
    EATS,
    HOLDS,
    LOOPS,
    PANICS,
    ROOT,
    SOUND,
    STARVES,
    STARVES_LATE,
    child,
    interrupt,
    limits,
    lives,
)

from kamxl.hosts.cli.main import main

pytestmark = pytest.mark.slow

BROKEN = "the program that reads workbooks broke down"
MEMORY = "needs more memory than allowed"
TIME = "took longer than allowed"


def until(holds: Callable[[], object], seconds: float = 20.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        pytest.param(ABORTS, BROKEN, id="aborts"),
        pytest.param(CRASHES, BROKEN, id="crashes"),
        pytest.param(PANICS, BROKEN, id="panics"),
        pytest.param(STARVES, MEMORY, id="is-refused-memory"),
        pytest.param(STARVES_LATE, MEMORY, id="has-no-memory-left-for-a-library"),
        pytest.param(ALL_CELLS, MEMORY, id="42-asks-for-every-cell-up-to-XFD1048576"),
    ],
)
def test_a_reader_that_breaks_down_is_one_sentence(tmp_path: Path, body: str, sentence: str) -> None:
    hostile = child(tmp_path, body)
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    said = hostile.run("score", hostile.book)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("kamxl: hostile.xlsx: ")
    assert sentence in said.err
    assert len(said.err.splitlines()) == 1
    (tmp_path / "pid").unlink()
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_reader_that_eats_memory_is_stopped_at_the_limit(tmp_path: Path) -> None:
    hostile = child(tmp_path, EATS)
    said = hostile.run("check", hostile.book, "--settings", limits(tmp_path, limit_memory=512))
    assert (said.code, said.out) == (2, "")
    assert MEMORY in said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("body", [LOOPS, HOLDS], ids=["in-python", "in-a-library-that-holds-python"])
def test_a_reader_that_never_ends_is_stopped_in_time(tmp_path: Path, body: str) -> None:
    hostile = child(tmp_path, body)
    said = hostile.run("check", hostile.book, "--settings", limits(tmp_path, limit_seconds=1), "--json")
    assert said.code == 2
    assert TIME in json.loads(said.out)["error"]
    assert TIME in said.err
    assert len(said.err.splitlines()) == 1
    assert not lives(hostile.worker() or 0)


def test_the_sentence_is_in_the_language_asked_for(tmp_path: Path) -> None:
    hostile = child(tmp_path, ABORTS)
    assert hostile.run("check", hostile.book, "--lang", "en").err.startswith(
        "kamxl: hostile.xlsx: the program"
    )


def test_ctrl_c_stops_both_processes_with_a_sentence(tmp_path: Path) -> None:
    hostile = child(tmp_path, LOOPS)
    process = hostile.start("check", hostile.book)
    assert until(hostile.worker)
    interrupt(process)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (2, "")
    assert err.startswith("kamxl: Stopped.")
    assert len(err.splitlines()) == 1
    assert until(lambda: not lives(hostile.worker() or 0))


def test_ctrl_c_ends_a_worker_that_cannot_hear_it(tmp_path: Path) -> None:
    hostile = child(tmp_path, HOLDS)
    process = hostile.start("check", hostile.book)
    assert until(hostile.worker)
    interrupt(process)
    time.sleep(0.5)
    interrupt(process)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 2
    assert err.startswith("kamxl: Stopped.")
    assert until(lambda: not lives(hostile.worker() or 0))


def test_ending_the_command_ends_the_worker(tmp_path: Path) -> None:
    hostile = child(tmp_path, LOOPS)
    process = hostile.start("check", hostile.book)
    assert until(hostile.worker)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode == 2
    assert until(lambda: not lives(hostile.worker() or 0))


def test_a_worker_whose_command_was_killed_ends_at_its_time_limit(tmp_path: Path) -> None:
    hostile = child(tmp_path, LOOPS)
    process = hostile.start("check", hostile.book, "--settings", limits(tmp_path, limit_seconds=2))
    assert until(hostile.worker)
    process.kill()
    process.communicate(timeout=20)
    assert until(lambda: not lives(hostile.worker() or 0))


def test_a_sound_book_gives_the_same_as_without_a_worker(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = child(tmp_path, ABORTS)
    code = main(["check", str(SOUND)])
    alone = capsys.readouterr()
    said = hostile.run("check", SOUND)
    assert (said.code, said.out, said.err) == (code, alone.out, alone.err)


@pytest.mark.parametrize("arguments", [["nobody.xlsx", "--json"], [SOUND, "--json"], [SOUND]])
def test_when_nobody_reads_on_nothing_is_complained_about(tmp_path: Path, arguments: list[object]) -> None:
    hostile = child(tmp_path, ABORTS)
    process = hostile.start("check", *arguments)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=20)
    assert process.returncode in {1, 2}
    assert "Traceback" not in err
    assert "broke down" not in err


def test_a_wrong_option_is_said_once(tmp_path: Path) -> None:
    hostile = child(tmp_path, ABORTS)
    said = hostile.run("check", "--nonsense")
    assert (said.code, said.out) == (2, "")
    assert said.err == "kamxl: BOOK is missing. More: kamxl check --help\n"


def test_a_file_cannot_set_the_limits_of_its_own_reading(tmp_path: Path) -> None:
    book = limits(tmp_path, limit_seconds=1, limit_memory=512)
    hostile = child(tmp_path, ABORTS)
    said = hostile.run("check", SOUND, book, "--json")
    notes = [one for one in json.loads(said.out)["problems"] if "limit_" in one["message"]]
    assert [one["severity"] for one in notes] == ["note", "note"]
    assert notes[0]["where"] == "team settings.xlsx:KAM Settings!C1"
    assert notes[0]["message"] == (
        "the limit 'limit_seconds' counts only in a workbook named with --settings. It is ignored here."
    )


def test_no_log_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    hostile = child(tmp_path, ABORTS)
    hostile.run("check", hostile.book)
    hostile.run("check", SOUND)
    assert os.listdir(tmp_path / "temp") == []  # noqa: PTH208 - names only


def test_the_command_imports_nothing_heavy() -> None:
    import subprocess
    import sys

    code = "import sys, kamxl.hosts.process.supervisor; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"argparse", "json", "pandas", "subprocess", "kamxl.settings"} & set(done.stdout.split())
