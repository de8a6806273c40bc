"""The last steps of saving: rights as before, onto the disk for good, and in one step under its name."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from kamxl.package.saving.patience import patiently


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
    patiently(lambda: temporary.replace(target), target)


def rename_to_free(temporary: Path, target: Path) -> None:
    """Put a file under a name that is free, as `rename_over` does."""
    patiently(lambda: temporary.rename(target), target)


def remove(temporary: Path) -> None:
    """Remove a temporary file, if it is still there; the next run sweeps what cannot be removed now."""
    with suppress(OSError):
        temporary.unlink(missing_ok=True)
