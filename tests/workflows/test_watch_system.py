"""Watching a real folder: events come from the system, and results lie in the middle of it."""

import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
import watchfiles

from kamxl.domain.errors import KamxlError
from kamxl.workflows.batch.engine import Serial
from kamxl.workflows.batch.outcome import Outcome, Status
from kamxl.workflows.batch.plan import Plan
from kamxl.workflows.batch.request import Kind, Request
from kamxl.workflows.watch import Watch, keep_up
from kamxl.workflows.watch_ticks import Folders, ticks

EDITS = 50
SETTLE = 0.04
MOST = 250
"""Ticks that a test waits at most."""


def save(path: Path, amount: int) -> None:
    """Save a book as Excel does: under a temporary name beside it, then under its own."""
    mark, temporary = path.with_name(f"~${path.name}"), path.with_name("1A2B3C4D.tmp")
    mark.write_bytes(b"\x05Anna")
    text = "Customer ID,Customer Name,Date,Revenue\nC-1,Acme,2026-02-03,5\n"
    temporary.write_text(f"{text}C-1,Acme,2026-09-30,{amount}\n", encoding="utf-8")
    temporary.replace(path)
    mark.unlink()


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Give a folder with two books."""
    top = tmp_path / "teams"
    (top / "East").mkdir(parents=True)
    save(top / "a.csv", 1)
    save(top / "East" / "b.csv", 1)
    return top


@pytest.mark.slow
def test_fifty_saves_are_each_done_once_and_results_in_the_folder_start_nothing(top: Path) -> None:
    output, stop = top / "East" / "results", threading.Event()
    books = {"a": top / "a.csv", "East - b": top / "East" / "b.csv"}
    done: list[str] = []

    def told(_: Plan, outcome: Outcome) -> None:
        """Save the next book only when the one before is done, so that each save is a change of its own."""
        assert outcome.status is Status.DONE
        done.append(outcome.book)
        if len(done) > len(books) - 1 and len(done) < EDITS + len(books):
            save(books["a" if len(done) % 2 else "East - b"], len(done))

    request = Request(sources=(str(top),), output=output, today=date(2026, 10, 5), kinds=(Kind.CHECK,))
    watch = Watch(request=request, engine_for=lambda _: Serial(), told=told, settle=SETTLE)
    folders = Folders.of([str(top)], output)
    idle = 0
    for one in keep_up(watch, _until_idle(folders, stop, done)):
        idle += not one.outcomes
    assert len(done) == EDITS + len(books)
    assert done.count("a") == done.count("East - b")
    assert idle <= 2


def _until_idle(folders: Folders, stop: threading.Event, done: list[str]) -> Iterator[frozenset[Path]]:
    """Pass ticks on until for half a second after the last edit nothing was done."""
    rest, seen = 0.0, 0
    for changed in ticks(folders, settle=SETTLE, stop=stop):
        yield changed
        if len(done) != seen:
            rest, seen = time.monotonic(), len(done)
        if time.monotonic() - rest > (0.5 if seen == EDITS + 2 else 10):
            stop.set()


def test_a_folder_that_is_cut_off_and_comes_back_is_watched_again(top: Path, tmp_path: Path) -> None:
    stop = threading.Event()
    folders = Folders.of([str(top)], tmp_path / "out")
    told = islice(ticks(folders, settle=SETTLE, stop=stop), MOST)
    assert next(told) == frozenset()
    top.rename(tmp_path / "away")
    assert all(next(told) == frozenset() for _ in range(3) if not folders.all_there())
    (tmp_path / "away").rename(top)
    found: set[Path] = set()
    while not found & {top.resolve()}:
        found |= next(told)
    save(top / "a.csv", 7)
    while top.resolve() / "a.csv" not in found:
        found |= next(told)
    stop.set()
    assert all(not changed - {top.resolve(), top.resolve() / "a.csv"} for changed in told)


def test_a_new_folder_with_books_in_it_is_told_of(top: Path, tmp_path: Path) -> None:
    shutil.copytree(top, tmp_path / "more")
    stop = threading.Event()
    told = islice(ticks(Folders.of([str(top)], tmp_path / "out"), settle=SETTLE, stop=stop), MOST)
    next(told)
    (tmp_path / "more").rename(top / "North")
    found: set[Path] = set()
    while not found:
        found |= next(told)
    stop.set()
    assert top.resolve() / "North" in found


def test_polling_sees_a_change_too(top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kamxl.workflows.watch_ticks._POLL_SECONDS", SETTLE)
    stop = threading.Event()
    told = ticks(Folders.of([str(top)], tmp_path / "out"), settle=SETTLE, poll=True, stop=stop)
    assert next(told) == frozenset()
    save(top / "a.csv", 2)
    assert next(told) == {top.resolve() / "a.csv"}
    (top / "East" / "b.csv").unlink()
    assert next(told) == {top.resolve() / "East" / "b.csv"}
    assert next(told) == frozenset()
    stop.set()
    assert list(told) == []


def test_what_cannot_be_watched_is_a_sentence(
    top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KamxlError, match=r"a\.csv is no folder"):
        Folders.of([str(top / "a.csv")], tmp_path)

    def full(*_: object, **__: object) -> Iterator[object]:
        raise OSError("OS file watch limit reached")
        yield

    monkeypatch.setattr(watchfiles, "watch", full)
    with pytest.raises(KamxlError, match=r"cannot watch these folders \(OS file watch limit reached\)"):
        next(ticks(Folders.of([str(top)], tmp_path / "out"), settle=SETTLE))


@pytest.mark.slow
def test_the_command_runs_until_ctrl_c(top: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    words = ["watch", str(top), "--do", "check", "--settle", "0.2", "--json-log", str(log), "--lang", "en"]
    command = [sys.executable, "-m", "kamxl", *words, "--jobs", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(3)]
        (top / "bad.xlsx").write_bytes(b"")
        save(top / "a.csv", 99)
        said += [process.stdout.readline() for _ in range(2)]
        process.send_signal(signal.SIGINT)
        said += process.stdout.readlines()
        assert process.wait(30) == 0
    lines = [line.partition("  ")[2].strip() for line in said]
    assert lines[0] == f"Watching {top}. Results: {top}.kam-batch. Ctrl-C ends it."
    assert set(lines[1:3]) == {"a: Done", "East - b: Done"}
    assert set(lines[3:5]) == {"a: Done", "bad: Not done · bad.xlsx is empty."}
    assert lines[5:] == ["Stopped. Results that were complete stay."]
    assert len(log.read_text("utf-8").splitlines()) == 4


def test_a_failure_that_stays_the_same_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    from kamxl.domain.message import say
    from kamxl.hosts.cli.watch_run import Told
    from kamxl.locale import translator
    from kamxl.workflows.batch.outcome import failed

    told = Told(t=translator("en"))
    plan = Plan.__new__(Plan)
    for reason in ("It is held.", "It is held.", "It is empty."):
        told.outcome(plan, failed("a", say(reason)))
    for trouble in (say("No."), say("No."), None, say("No.")):
        told.trouble(trouble)
    said = [line.partition("  ")[2] for line in capsys.readouterr().out.splitlines()]
    assert said == ["a: Not done · It is held.", "a: Not done · It is empty.", "No.", "No."]
