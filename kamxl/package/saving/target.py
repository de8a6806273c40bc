"""The real file behind the name that is saved to, and whether it may be replaced."""

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from kamxl.domain.message import say
from kamxl.package.refusals import ChangedMeanwhileError, LinkedError, NotSavedError, ReadOnlyError
from kamxl.package.saving.change_time import changed_ns

_WINDOWS_LIMIT = 200
"""Windows takes 260 characters, with the names of temporary files and backups counted as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What was at a place: when this changes, somebody else wrote there."""

    size: int
    modified_ns: int
    changed_ns: int | None
    inode: int


def real_target(target: Path) -> Path:
    """Return the file that is meant: links followed, and on Windows reachable also with a long path."""
    named = long_form(os.path.abspath(target)) if sys.platform == "win32" else target  # noqa: PTH100
    real = os.path.realpath(named)
    return Path(long_form(real) if sys.platform == "win32" else real)


def long_form(path: str) -> str:
    r"""Write a long absolute Windows path so that all of Windows takes it: `\\?\C:\…`, `\\?\UNC\server\…`."""
    if len(path) < _WINDOWS_LIMIT or path.startswith("\\\\?\\"):
        return path
    return "\\\\?\\UNC\\" + path[2:] if path.startswith("\\\\") else "\\\\?\\" + path


def state_of(path: Path) -> State | None:
    """Return what is at a place, None when nothing is."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return State(
        size=found.st_size,
        modified_ns=found.st_mtime_ns,
        changed_ns=changed_ns(path, found),
        inode=found.st_ino,
    )


def refuse_unwritable(target: Path) -> None:
    """Make sure that a file may be replaced: renaming over it would ask nobody on most systems.

    Raises:
        ReadOnlyError: It is read-only. That holds for administrators too.
        LinkedError: It has further names (hard links), which would keep the old content.
        NotSavedError: It is a folder, a device or a pipe.
    """
    try:
        found = target.stat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(found.st_mode):
        raise NotSavedError(
            say("{path} is no ordinary file. Name a file for the result. Nothing was changed.", path=target)
        )
    if not found.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(target, os.W_OK):
        raise ReadOnlyError(
            say(
                "{path} is read-only for you. Take the write protection off, or name another output. "
                "Nothing was changed.",
                path=target,
            )
        )
    if found.st_nlink > 1:
        raise LinkedError(
            say(
                "{path} is one of {count} names of the same file (hard links); saving would part them. "
                "Name another output. Nothing was changed.",
                path=target,
                count=found.st_nlink,
            )
        )


def refuse_other_state(target: Path, before: State | None) -> None:
    """Make sure that nobody wrote to the target since saving began.

    Raises:
        ChangedMeanwhileError: Somebody did, removed it, or made it.
    """
    if state_of(target) != before:
        raise changed(target)


def changed(path: Path) -> ChangedMeanwhileError:
    """Say that somebody else wrote, moved or deleted a file while kamxl was at work."""
    return ChangedMeanwhileError(
        say(
            "{path} was changed, moved or made by somebody else while kamxl was working. "
            "It stays as it is now; run again.",
            path=path,
        )
    )
