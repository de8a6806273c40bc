"""A few moments in a folder without any other run of kamxl in between."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TRIES = 20
_STEP = 0.05


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other runs from judging locks in a folder meanwhile; the system ends this with the process.

    Where a system or a network drive cannot do this, and after a second of waiting, it goes on without:
    each run looks whether its lock is still its own before it replaces a file.
    """
    if sys.platform == "win32":  # a folder cannot be locked there
        yield
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        for _ in range(_TRIES):
            if _is_locked(opened):
                break
            time.sleep(_STEP)
        yield
    finally:
        os.close(opened)


def _is_locked(opened: int) -> bool:
    """Lock an open folder; True as well when that is not possible at all."""
    import fcntl

    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
