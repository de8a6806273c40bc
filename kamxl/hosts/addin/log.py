"""The file where failures are written down: neither a cell nor a screen has room for the way there.

What stood in the cells is not written down; the file stays on this computer.
"""

import tempfile
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kamxl.hosts.addin.state_folder import LOG, state_folder

_LARGEST_BYTES = 1_000_000


def note_failure(title: str, trace: str | None = None) -> Path | None:
    """Write a failure down, and return the file. It stops nobody: None when no place takes it.

    Args:
        title: Where it happened.
        trace: The way there; that of the failure which is being handled by default.
    """
    text = traceback.format_exc() if trace is None else trace
    for folder in (state_folder, _second_folder):
        with suppress(OSError, RuntimeError):  # RuntimeError: this user has no home
            return _added(folder() / LOG, f"{title}\n{text}\n")
    return None


def _second_folder() -> Path:
    """Return where the log goes when the folder of this user cannot be written."""
    return Path(tempfile.gettempdir())


def _added(log: Path, text: str) -> Path:
    if log.exists() and log.stat().st_size > _LARGEST_BYTES:
        log.replace(log.with_suffix(".old.log"))
    with log.open("a", encoding="utf-8", errors="backslashreplace") as lines:
        lines.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {text}")
    return log
