"""Results of a workbook that not everybody may read are not for everybody, either."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def as_private_as(files: Iterable[Path]) -> Iterator[None]:
    """Make every file and folder meanwhile for those alone who may read all of these.

    Windows does this by itself: there a new file has the rights of its folder.
    """
    if os.name != "posix":
        yield
        return
    closed = closed_to(files)
    before = os.umask(closed)
    os.umask(before | closed)
    try:
        yield
    finally:
        os.umask(before)


def closed_to(files: Iterable[Path]) -> int:
    """Return the rights of those who may not read one of the files: of the group, of others, or of both."""
    closed = 0
    for path in files:
        with suppress(OSError):
            mode = path.stat().st_mode
            closed |= (0 if mode & stat.S_IRGRP else stat.S_IRWXG) | (
                0 if mode & stat.S_IROTH else stat.S_IRWXO
            )
    return closed
