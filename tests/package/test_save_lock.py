"""Case 83: two runs at once, locks of runs that are gone, and what is swept."""

import errno
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from bad_cases import case, only_case
from saving_trouble import book, failing_for, names, windows_error

from kamxl.package.refusals import ChangedMeanwhileError, InUseError
from kamxl.package.saving import lock as locks
from kamxl.package.saving.lock import lock_path, locked
from kamxl.package.saving.owner import ABANDONED_AFTER, host_name, temporary_beside
from kamxl.package.saving.save import save, save_with
from kamxl.package.saving.sweep import sweep

LOCK = ".kamxl-book.xlsx.lock"


def mark(pid: int, host: str | None = None) -> bytes:
    """Return what stands in the lock of a run."""
    signed = {"pid": pid, "host": host or host_name(), "since": "2026-07-01T09:30:00+08:00", "token": "0"}
    return json.dumps(signed).encode()


def gone() -> int:
    """Return the number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def make_old(path: Path, seconds: float) -> None:
    at = time.time() - seconds
    os.utime(path, (at, at))


@only_case(83, "two runs at once")
def test_the_second_of_two_runs_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path)
    refused: list[InUseError] = []

    def second() -> None:
        with pytest.raises(InUseError, match=f"process {os.getpid()} on ") as caught:
            save(b"by the second", path)
        refused.append(caught.value)

    def first(temporary: Path) -> None:
        assert (tmp_path / LOCK).exists()
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
        temporary.write_bytes(b"by the first")

    save_with(first, path)
    assert len(refused) == 1
    assert path.read_bytes() == b"by the first"
    assert names(tmp_path) == ["book.xlsx"]


@only_case(83, "twenty runs at once")
def test_of_many_runs_one_after_the_other_writes(tmp_path: Path) -> None:
    path = book(tmp_path)
    ready, outcomes = threading.Barrier(20), []

    def run(number: int) -> None:
        ready.wait()
        try:
            save(b"%04d" % number * 1000, path)
        except InUseError:
            outcomes.append(None)
        else:
            outcomes.append(number)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    written = {b"%04d" % number * 1000 for number in outcomes if number is not None}
    assert len(outcomes) == 20
    assert path.read_bytes() in written
    assert names(tmp_path) == ["book.xlsx"]


@pytest.mark.parametrize(
    "pid_and_host",
    [
        case(83, "a living process", (os.getppid(), None)),
        case(83, "another computer", (1, "another-computer")),
    ],
)
def test_the_lock_of_a_living_run_is_respected(tmp_path: Path, pid_and_host: tuple[int, str | None]) -> None:
    (tmp_path / LOCK).write_bytes(mark(*pid_and_host))
    with pytest.raises(InUseError, match=r"delete \.kamxl-book\.xlsx\.lock"):
        save(b"new", book(tmp_path))
    assert names(tmp_path) == [LOCK, "book.xlsx"]
    assert book(tmp_path).read_bytes() == b"old"


@pytest.mark.parametrize(
    "who", [case(83, "a dead run", "dead"), case(83, "our number before a restart", "own")]
)
def test_the_lock_of_a_dead_run_is_taken_over(tmp_path: Path, who: str) -> None:
    (tmp_path / LOCK).write_bytes(mark(gone() if who == "dead" else os.getpid()))
    save(b"new", book(tmp_path))
    assert names(tmp_path) == ["book.xlsx"]


@only_case(83, "a lock an hour old")
def test_an_old_lock_is_taken_over_wherever_it_comes_from(tmp_path: Path) -> None:
    path = tmp_path / LOCK
    path.write_bytes(mark(1, "another-computer"))
    make_old(path, ABANDONED_AFTER + 60)
    save(b"new", book(tmp_path))
    assert names(tmp_path) == ["book.xlsx"]


@only_case(83, "a lock made but never signed")
def test_a_lock_that_stays_empty_is_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    (tmp_path / LOCK).touch()
    save(b"new", book(tmp_path))
    assert names(tmp_path) == ["book.xlsx"]


@pytest.mark.parametrize(
    "signed_by", [case(83, "signed late", "living"), case(83, "given back late", "nobody")]
)
def test_a_lock_that_is_just_being_made_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signed_by: str
) -> None:
    path = tmp_path / LOCK
    path.touch()

    def meanwhile(_: float) -> None:
        if signed_by == "living":
            path.write_bytes(mark(os.getppid()))
        else:
            path.unlink(missing_ok=True)

    monkeypatch.setattr("time.sleep", meanwhile)
    if signed_by == "living":
        with pytest.raises(InUseError):
            save(b"new", book(tmp_path))
    else:
        save(b"new", book(tmp_path))
    assert book(tmp_path).exists()


@pytest.mark.parametrize(
    "content",
    [
        case(83, "a file of somebody else", b"my notes"),
        case(83, "a list", b"[1]"),
        case(83, "odd", b'{"pid": "x", "host": 1, "since": 2, "token": 3}'),
    ],
)
def test_a_file_that_only_has_the_name_of_a_lock_is_never_removed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / LOCK
    path.write_bytes(content)
    make_old(path, ABANDONED_AFTER * 100)
    with pytest.raises(InUseError, match="delete that file"):
        save(b"new", book(tmp_path))
    assert path.read_bytes() == content


@only_case(83, "a lock lost while waiting")
def test_a_run_whose_lock_was_taken_over_writes_nothing(tmp_path: Path) -> None:
    path = book(tmp_path)
    with pytest.raises(ChangedMeanwhileError, match="took over"):
        save(b"new", path, verify=lambda _: (tmp_path / LOCK).write_bytes(mark(1, "other")) and None)
    with pytest.raises(InUseError):
        save(b"new", path)
    (tmp_path / LOCK).unlink()
    with pytest.raises(ChangedMeanwhileError, match="took over"):
        save(b"new", path, verify=lambda _: (tmp_path / LOCK).unlink())
    assert path.read_bytes() == b"old"


@only_case(83, "two runs take over one lock")
def test_of_two_runs_that_take_over_a_lock_the_slower_gives_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between reading a dead lock and removing it, another run took it over."""
    path = tmp_path / LOCK
    path.write_bytes(mark(gone()))
    real = Path.rename

    def late(self: Path, target: Path) -> Path:
        if self == path:
            path.write_bytes(mark(os.getppid()))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", late)
    with pytest.raises(InUseError):
        save(b"new", book(tmp_path))
    assert path.read_bytes() == mark(os.getppid())


def test_the_lock_of_a_very_long_name_has_a_short_one(tmp_path: Path) -> None:
    long = tmp_path / ("客" * 83 + ".xlsx")
    assert len(os.fsencode(lock_path(long).name)) < 40
    with locked(long) as held:
        assert held.path.exists()
    assert names(tmp_path) == []
    assert not locks._held


def other_digits(last: str) -> str:
    """Return two digits that the name of a temporary file does not end with."""
    return "012".replace(last, "")[:2]


@pytest.mark.posix("names that differ in case alone")
def test_what_dead_runs_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    book(tmp_path)
    ours = temporary_beside(tmp_path / "book.xlsx")
    dead = ours.with_name(ours.name.replace(f"-{os.getpid()}-", f"-{gone()}-"))
    foreign = dead.with_name(f".kamxl-00000000-{gone()}-000000000000.tmp")
    foreign_old = dead.with_name(f".kamxl-00000000-{gone()}-000000000001.tmp")
    kept = [
        ".kamxl-notes.tmp",
        ".kamxl-00000000-1-0.tmp",
        "kamxl.tmp",
        dead.name.upper(),
        dead.name + ".xlsx",
    ]
    for name in (*kept, ours.name, dead.name, foreign.name, foreign_old.name):
        (tmp_path / name).write_bytes(b"half")
        make_old(tmp_path / name, 0 if name in {ours.name, dead.name, foreign.name} else ABANDONED_AFTER * 9)
    (tmp_path / ".kamxl-other.xlsx.lock").write_bytes(mark(gone()))
    (tmp_path / ".kamxl-living.xlsx.lock").write_bytes(mark(os.getppid()))
    (tmp_path / ".kamxl-new.xlsx.lock").touch()
    folder, link = (dead.with_name(f"{dead.name[:-5]}{one}.tmp") for one in other_digits(dead.name[-5]))
    folder.mkdir()
    link.symlink_to(tmp_path / "book.xlsx")
    sweep(tmp_path)
    left = {*kept, ours.name, foreign.name, folder.name, link.name, "book.xlsx"}
    assert set(names(tmp_path)) == left | {".kamxl-living.xlsx.lock", ".kamxl-new.xlsx.lock"}


def test_sweeping_never_keeps_anybody_from_saving(tmp_path: Path) -> None:
    sweep(tmp_path / "missing")
    sweep(book(tmp_path))


@pytest.mark.parametrize("call", ["unlink", "read_bytes"])
def test_a_lock_that_another_program_looks_at_for_a_moment_is_removed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    sharing = windows_error(32, errno.EACCES, "The process cannot access the file: it is being used")
    target = book(tmp_path)
    with locked(target):
        monkeypatch.setattr(Path, call, failing_for(getattr(Path, call), 2, sharing))
    assert names(tmp_path) == [target.name]


def test_an_abandoned_lock_that_is_held_for_a_moment_is_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = book(tmp_path)
    lock_path(target).write_bytes(mark(gone()))
    monkeypatch.setattr(
        Path, "rename", failing_for(Path.rename, 2, windows_error(5, errno.EACCES, "Access is denied"))
    )
    with locked(target) as lock:
        assert lock.is_ours()
    assert names(tmp_path) == [target.name]
