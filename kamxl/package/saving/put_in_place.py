"""The last steps of saving: rights as before, onto the disk for good, and in one step under its name."""

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kamxl.package.saving.trouble import SHARING_VIOLATIONS, held

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between tries, 2.5 in all: virus scanners and cloud clients hold a file that long."""
_TRANSIENT = {5, *SHARING_VIOLATIONS}
"""Windows says 5 (access denied) as well while another program has the file open."""


def create(temporary: Path, *, is_new: bool) -> None:
    """Make an empty temporary file; for its owner alone when the rights of an old file are to follow."""
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666 if is_new else 0o600))


def take_over_rights(temporary: Path, old: Path) -> None:
    """Give a temporary file the owner, rights and attributes of the file it will replace."""
    was, now = old.stat(), temporary.stat()
    if (was.st_uid, was.st_gid) != (now.st_uid, now.st_gid):
        for owner in (was.st_uid, -1):  # only an administrator may give a file away; its group, its members
            with suppress(OSError):
                os.chown(temporary, owner, was.st_gid)
                break
    shutil.copystat(old, temporary)
    os.utime(temporary)


def flush(path: Path) -> None:
    """Wait until a file is on the disk and not only in memory."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows does this on its own."""
    if os.name == "posix":
        with suppress(OSError):  # the new file is in place already; some network drives cannot do more
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def rename_over(temporary: Path, target: Path) -> None:
    """Put a file under its name in one step: everybody sees the old file or the whole new one.

    Raises:
        InUseError: On Windows another program held the file all the time. Nothing is ever copied over it.
    """
    _patiently(os.replace, temporary, target)


def rename_to_free(temporary: Path, target: Path) -> None:
    """Put a file under a name that is free, as `rename_over` does."""
    _patiently(os.rename, temporary, target)


def _patiently(move: Callable[[Path, Path], None], temporary: Path, target: Path) -> None:
    for pause in (*_PAUSES, None):
        try:
            move(temporary, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _TRANSIENT:
                raise
            if pause is None:
                raise held(target) from error
            time.sleep(pause)
        else:
            return


def remove(temporary: Path) -> None:
    """Remove a temporary file, if it is still there; the next run sweeps what cannot be removed now."""
    with suppress(OSError):
        temporary.unlink(missing_ok=True)
