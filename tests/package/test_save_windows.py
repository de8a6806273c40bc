"""Saving on Windows: runs that are ended, files that others hold, and names that Windows does not take."""

import ctypes
import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from held_file import SHARES, held
from saving_killed import VERSIONS, version_of, whole
from saving_trouble import book, names

from kamxl.package.refusals import (
    ChangedMeanwhileError,
    InUseError,
    NotReadError,
    NotSavedError,
    ReadOnlyError,
)
from kamxl.package.saving.owner import is_running
from kamxl.package.saving.save import save, save_with
from kamxl.package.saving.seen import look_at
from kamxl.package.saving.target import long_form

pytestmark = pytest.mark.windows("files that are held, TerminateProcess, names of Windows")
HELD = pytest.mark.parametrize("share", SHARES.values(), ids=SHARES)


@HELD
def test_a_workbook_that_another_program_holds_stays_as_it_is(tmp_path: Path, share: int) -> None:
    path = book(tmp_path)
    with held(path, share), pytest.raises(InUseError, match="open in another program"):
        save(b"new", path)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["book.xlsx"]
    save(b"new", path)
    assert path.read_bytes() == b"new"


@HELD
def test_one_that_is_held_for_a_moment_is_waited_for(tmp_path: Path, share: int) -> None:
    path = book(tmp_path)
    is_held = threading.Event()

    def hold() -> None:
        with held(path, share):
            is_held.set()
            time.sleep(0.4)

    def write(temporary: Path) -> None:
        temporary.write_bytes(b"new")
        thread.start()
        is_held.wait()

    thread = threading.Thread(target=hold)
    save_with(write, path)
    thread.join()
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["book.xlsx"]


def test_a_workbook_that_excel_has_open_is_read_and_one_that_is_held_exclusively_is_said(
    tmp_path: Path,
) -> None:
    path = book(tmp_path)
    with held(path, 1):
        assert look_at(path)[1] == b"old"
    with held(path, 0), pytest.raises(NotReadError, match="Close it in other programs"):
        look_at(path)


def test_the_attribute_read_only_holds(tmp_path: Path) -> None:
    path = book(tmp_path)
    path.chmod(stat.S_IREAD)
    with pytest.raises(ReadOnlyError, match="read-only"):
        save(b"new", path)
    path.chmod(stat.S_IREAD | stat.S_IWRITE)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["book.xlsx"]


def test_a_target_changed_meanwhile_is_noticed_although_its_time_was_put_back(tmp_path: Path) -> None:
    path = book(tmp_path)
    before = path.stat()

    def write(temporary: Path) -> None:
        temporary.write_bytes(b"new")
        time.sleep(0.05)
        path.write_bytes(b"OLD")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    with pytest.raises(ChangedMeanwhileError):
        save_with(write, path)
    assert path.read_bytes() == b"OLD"


@pytest.mark.parametrize("name", ["NUL", "nul.xlsx", "CON", "com1.xlsx", "LPT1.xlsx"])
def test_names_of_devices_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotSavedError):
        save(b"new", tmp_path / name)
    assert names(tmp_path) == []


@pytest.mark.parametrize("ending", [".", " ", ". ."])
def test_dots_and_spaces_at_the_end_mean_the_file_without_them(tmp_path: Path, ending: str) -> None:
    path = book(tmp_path)
    save(b"new", Path(f"{path}{ending}"))
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["book.xlsx"]


def test_a_path_of_more_than_260_characters_is_saved(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["a folder with a rather long name"] * 8)
    Path(long_form(str(folder))).mkdir(parents=True)
    path = folder / "book.xlsx"
    assert len(str(path)) > 260
    for content in (b"first", b"second"):
        save(content, path)
        assert Path(long_form(str(path))).read_bytes() == content


@pytest.fixture
def other_drive(tmp_path: Path) -> Iterator[Path]:
    """Give the root of another drive."""
    kernel = ctypes.WinDLL("kernel32")
    letter = next(one for one in "QRSTUVW" if not Path(f"{one}:\\").exists())
    (tmp_path / "drive").mkdir()
    assert kernel.DefineDosDeviceW(0, f"{letter}:", str(tmp_path / "drive"))
    yield Path(f"{letter}:\\")
    kernel.DefineDosDeviceW(2, f"{letter}:", None)


def test_the_root_of_another_drive_is_a_folder_like_others(other_drive: Path) -> None:
    path = other_drive / "book.xlsx"
    for content in (b"first", b"second"):
        save(content, path, sources=(look_at(path)[0],) if path.exists() else ())
        assert path.read_bytes() == content
    assert names(other_drive) == ["book.xlsx"]


def test_the_run_that_started_this_one_is_recognised_by_its_number() -> None:
    assert is_running(os.getppid())
    assert is_running(os.getpid())


@pytest.mark.parametrize("count", [10, pytest.param(140, marks=pytest.mark.slow)])
def test_runs_that_are_ended_at_any_moment_harm_nothing(tmp_path: Path, count: int) -> None:
    dice = random.Random(8)  # noqa: S311 - times to end them at
    script, path = Path(__file__).with_name("saving_terminated.py"), tmp_path / "book.xlsx"
    seen = set()
    for number in range(count):
        path.write_bytes(whole(0))
        command = [sys.executable, str(script), str(path), str(number % 2)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
            assert run.stdout
            child, _ = int(run.stdout.readline()), run.stdout.readline()
            time.sleep(dice.uniform(0, 0.15))
            os.kill(child, signal.SIGTERM)  # TerminateProcess
            said = run.stdout.read().split()
        acknowledged, version = int(said[-1]) if said else 1, version_of(path)
        assert version is not None, "neither the old file nor a whole new one"
        assert version - acknowledged in (0, 1)
        seen.add(version)
        save(whole(VERSIONS), path)
        assert version_of(path) == VERSIONS
        backups = [*tmp_path.glob("*.backup-*")]
        assert all(version_of(one) is not None for one in backups)
        assert [one for one in names(tmp_path) if ".backup-" not in one] == ["book.xlsx"]
        for one in backups:
            one.unlink()
    assert len(seen) > 1
