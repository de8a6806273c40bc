"""A lock file beside the workbook: two runs of kamxl never write the same file at once."""

import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from kamxl.domain.message import say
from kamxl.package.refusals import ChangedMeanwhileError, InUseError
from kamxl.package.saving.alone import alone_in
from kamxl.package.saving.beside import path_beside
from kamxl.package.saving.owner import ABANDONED_AFTER, age, host_name, is_running, temporary_beside
from kamxl.package.saving.patience import patiently

_TRIES = 5
_UNSIGNED_WAIT = 1.0
_STEP = 0.05

_held: set[str] = set()
"""Tokens of the locks this process holds now: its number alone may be that of a run before a restart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What stands in a lock file: who holds it, and since when."""

    pid: int
    host: str
    since: str
    token: str

    @classmethod
    def of_this_run(cls) -> Self:
        """Return a new mark of this process."""
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        return cls(pid=os.getpid(), host=host_name(), since=since, token=secrets.token_hex(8))

    @classmethod
    def read(cls, content: bytes) -> Self | None:
        """Return the mark in a lock file; None when kamxl did not write it."""
        try:
            mark = cls(**json.loads(content))
        except (ValueError, TypeError):
            return None
        texts = (mark.host, mark.since, mark.token)
        return mark if isinstance(mark.pid, int) and all(isinstance(one, str) for one in texts) else None

    def written(self) -> bytes:
        """Return the content of the lock file."""
        return json.dumps(asdict(self)).encode()

    def is_abandoned(self) -> bool:
        """Whether its run ended, as far as this computer can know."""
        if self.host != host_name():
            return False
        return self.token not in _held if self.pid == os.getpid() else not is_running(self.pid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A lock that this run holds on `target`."""

    target: Path
    path: Path
    mark: Mark

    def is_ours(self) -> bool:
        """Whether the lock is still ours; a computer asleep for an hour loses it."""
        try:
            return patiently(self.path.read_bytes, self.path) == self.mark.written()
        except (OSError, InUseError):
            return False

    def refuse_lost(self) -> None:
        """Make sure that the lock was not taken over.

        Raises:
            ChangedMeanwhileError: Another run took it.
        """
        if not self.is_ours():
            raise ChangedMeanwhileError(
                say(
                    "Another run of kamxl took over {path} while this one was waiting. "
                    "This one changed nothing; run again.",
                    path=self.target,
                )
            )


def lock_path(target: Path) -> Path:
    """Return where the lock of a file lies: `.kamxl-NAME.lock`, with a short name when that is too long."""
    return path_beside(target, ".lock")


@contextmanager
def locked(target: Path) -> Iterator[Lock]:
    """Hold the lock of a file.

    Raises:
        InUseError: Another run of kamxl holds it.
    """
    lock = _taken(target)
    try:
        yield lock
    finally:
        # What cannot be removed now is taken over or swept by the next run.
        with suppress(OSError, InUseError):
            if lock.is_ours():
                patiently(lock.path.unlink, lock.path)
        _held.discard(lock.mark.token)


def remove_if_abandoned(path: Path) -> bool:
    """Remove a lock file whose run is gone, and say whether nothing is in the way now.

    A file of that name that kamxl did not write is never removed.
    """
    with alone_in(path.parent):
        try:
            content = patiently(path.read_bytes, path)
            old = age(path) > ABANDONED_AFTER
        except FileNotFoundError:
            return True
        mark = Mark.read(content)
        if content and mark is None:
            return False
        if old or (mark and mark.is_abandoned()):
            _set_aside(path, content)
            return True
        return False


def _taken(target: Path) -> Lock:
    lock = Lock(target=target, path=lock_path(target), mark=Mark.of_this_run())
    for _ in range(_TRIES):
        try:
            _create(lock)
        except FileExistsError:
            if not (remove_if_abandoned(lock.path) or _was_never_signed(lock.path)):
                break
        else:
            return lock
    raise _in_use(lock)


def _create(lock: Lock) -> None:
    opened = os.open(lock.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666)
    _held.add(lock.mark.token)  # before another thread can read the mark and find nobody holding it
    try:
        os.write(opened, lock.mark.written())
    except OSError:  # a full disk takes the name of a file, but not its content
        os.close(opened)
        lock.path.unlink()
        _held.discard(lock.mark.token)
        raise
    os.close(opened)


def _was_never_signed(path: Path) -> bool:
    """Remove a lock that stays empty: its run was killed between making it and writing into it."""
    for _ in range(round(_UNSIGNED_WAIT / _STEP)):
        try:
            if path.stat().st_size:
                return remove_if_abandoned(path)
        except FileNotFoundError:
            return True
        time.sleep(_STEP)
    with alone_in(path.parent):
        _set_aside(path, b"")
    return True


def _set_aside(path: Path, content: bytes) -> None:
    """Remove a lock with this content; when another run was quicker and has a new one there, that stays."""
    aside = temporary_beside(path)
    try:
        patiently(lambda: path.rename(aside), path)
        if patiently(aside.read_bytes, aside) == content:
            patiently(aside.unlink, aside)
        else:
            patiently(lambda: aside.replace(path), path)
    except FileNotFoundError:
        return


def _in_use(lock: Lock) -> InUseError:
    try:
        mark = Mark.read(lock.path.read_bytes())
    except OSError:
        mark = None
    if mark is None:
        return InUseError(
            say(
                "{lock} lies beside {path}: another run of kamxl may be writing it. "
                "If none does, delete that file. Nothing was changed.",
                lock=lock.path.name,
                path=lock.target,
            )
        )
    return InUseError(
        say(
            "Another run of kamxl is writing {path} (process {pid} on {host}, since {since}). Wait until it "
            "is done; if it is long gone, delete {lock}. Nothing was changed.",
            path=lock.target,
            pid=mark.pid,
            host=mark.host,
            since=mark.since,
            lock=lock.path.name,
        )
    )
