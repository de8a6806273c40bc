"""Runs that are killed while they save, forked from one warm process, and what they leave behind.

Started as a script by test_save_killed.py: `saving_killed.py steps FOLDER` kills one run right before and
one right after each step, `saving_killed.py times FOLDER COUNT` kills COUNT runs at random times. Prints
what was found as JSON.
"""

import hashlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from kamxl.package.saving.changes import note_path
from kamxl.package.saving.save import InPlace, save, save_with
from kamxl.package.saving.seen import look_at

CHANGE = InPlace(stamp=datetime(2026, 7, 1, 9, 30, tzinfo=UTC), by="kamxl score", most=50)
SIZE = 150_000
VERSIONS = 99
BACKUP = ".backup-20260701-093000"

STEPS: dict[str, tuple[str, Callable[..., bool]]] = {
    "making the lock": ("open", lambda path, *_: str(path).endswith(".lock")),
    "signing the lock": ("write", lambda *_: True),
    "copying the backup": ("sendfile", lambda *_: True),
    "naming the backup": ("rename", lambda _, name: BACKUP in str(name)),
    "making the temporary file": ("open", lambda path, *_: str(path).endswith(".tmp")),
    "rights of the temporary file": ("utime", lambda path, *_: str(path).endswith(".tmp")),
    "replacing": ("replace", lambda *_: True),
    "removing the lock": ("unlink", lambda path, *_: str(path).endswith(".lock")),
}
"""Step: the system call it is made of, and which of its calls is meant."""
FSYNCS = (
    "fsync of the backup",
    "fsync of the backup's folder",
    "fsync of the file",
    "fsync of the note",
    "fsync of the folder",
)


@cache
def whole(version: int) -> bytes:
    """Return a content that tells whether all of it is there, and which version it is."""
    body = hashlib.shake_128(b"%d" % version).digest(SIZE)
    return b"%08d" % version + hashlib.sha256(body).digest() + body


def version_of(path: Path) -> int | None:
    """Return which version a file holds; None when it is not a whole one."""
    content = path.read_bytes()
    head, digest, body = content[:8], content[8:40], content[40:]
    if len(body) != SIZE or hashlib.sha256(body).digest() != digest:
        return None
    return int(head)


def die() -> None:
    """End this process as `kill -9` does."""
    os.kill(os.getpid(), signal.SIGKILL)


def forked(work: Callable[[], None]) -> int:
    """Start work in a process of its own, which ends with it."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def dying_call(name: str, is_meant: Callable[..., bool], *, after: bool) -> None:
    """Let this process die at the first call of an `os` function that is meant."""
    real: Any = getattr(os, name)

    def call(*args: Any, **options: Any) -> Any:
        meant = is_meant(*args)
        if meant and not after:
            die()
        result = real(*args, **options)
        if meant:
            die()
        return result

    setattr(os, name, call)


def dying_step(step: str, *, after: bool) -> Callable[[], None]:
    """Return a run that dies at a step."""

    def verify(_: Path) -> None:
        if step == "verifying":
            die()

    def write(path: Path) -> None:
        content = whole(2)
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
            file.flush()
            if step == "half written":
                die()
            file.write(content[len(content) // 2 :])

    def run(book: Path) -> None:
        if step in STEPS:
            name, is_meant = STEPS[step]
            dying_call(name, is_meant, after=after)
        elif step in FSYNCS:
            calls = iter(FSYNCS)
            dying_call("fsync", lambda _: next(calls) == step, after=after)
        save_with(write, book, sources=(look_at(book)[0],), in_place=CHANGE, verify=verify)

    return lambda: run(Path("book.xlsx"))


def killed_at(step: str, *, after: bool) -> dict[str, object]:
    """Kill one run at a step, look at the folder, save again, and look once more."""
    book = Path("book.xlsx")
    book.write_bytes(whole(1))
    _, status = os.waitpid(forked(dying_step(step, after=after)), 0)
    found = {"died": os.WIFSIGNALED(status), "version": version_of(book)}
    backups = list(Path().glob("*.backup-*"))
    found["backups"] = [version_of(backup) for backup in backups]
    save(whole(3), book)
    found["next"] = version_of(book)
    found["left"] = sorted(
        path.name for path in Path().iterdir() if path not in {book, note_path(book), *backups}
    )
    for path in Path().iterdir():
        path.unlink()
    return found


def at_each_step() -> dict[str, object]:
    """Kill runs before and after each step."""
    found: dict[str, object] = {step: killed_at(step, after=True) for step in ("half written", "verifying")}
    for step in (*STEPS, *FSYNCS):
        found[f"before {step}"] = killed_at(step, after=False)
        found[f"after {step}"] = killed_at(step, after=True)
    return found


def at_random_times(count: int) -> list[dict[str, object]]:
    """Kill runs that save one version after the other, and tell which versions they said were saved."""
    book, dice, found = Path("book.xlsx"), random.Random(8), []  # noqa: S311 - times to kill at
    for version in range(VERSIONS):
        whole(version)  # made once, here, and not by each run
    longest = 2 * _seconds_of_a_save(book)
    for number in range(count):
        book.write_bytes(whole(0))
        reading, writing = os.pipe()
        change = CHANGE if number % 2 else None
        child = forked(lambda change=change, writing=writing: _save_on(book, change, writing))
        os.close(writing)
        os.read(reading, 1)
        time.sleep(dice.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as said:
            acknowledged = len(said.read())
        version = version_of(book)
        save(whole(VERSIONS), book)
        backups = list(Path().glob("*.backup-*"))
        torn = [path.name for path in backups if version_of(path) is None]
        left = [path.name for path in Path().iterdir() if path not in {book, note_path(book), *backups}]
        for path in backups:
            path.unlink()
        found.append({"acknowledged": acknowledged, "version": version, "torn": torn, "left": left})
    return found


def _seconds_of_a_save(book: Path) -> float:
    """Measure, so that on slow disks too the kills hit all steps of the first few saves."""
    start = time.perf_counter()
    for version in range(10):
        save(whole(version), book, in_place=CHANGE)
    for backup in Path().glob("*.backup-*"):
        backup.unlink()
    return (time.perf_counter() - start) / 10


def _save_on(book: Path, change: InPlace | None, said: int) -> None:
    os.write(said, b".")
    for version in range(1, VERSIONS):
        save(whole(version), book, sources=(look_at(book)[0],), in_place=change)
        os.write(said, b".")


if __name__ == "__main__":
    os.chdir(sys.argv[2])
    result = at_each_step() if sys.argv[1] == "steps" else at_random_times(int(sys.argv[3]))
    sys.stdout.write(json.dumps(result))
