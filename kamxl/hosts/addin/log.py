"""The file where failures inside a spreadsheet program are written down: a cell has no room for them.

What stood in the cells is not written down; the file stays on this computer.
"""

import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kamxl.hosts.addin.state_folder import LOG, state_folder

_LARGEST_BYTES = 1_000_000


def note_failure(title: str) -> None:
    """Write down the failure that is being handled, with the way there. It stops nobody when it cannot."""
    with suppress(OSError):
        log: Path = state_folder() / LOG
        if log.exists() and log.stat().st_size > _LARGEST_BYTES:
            log.replace(log.with_suffix(".old.log"))
        with log.open("a", encoding="utf-8", errors="backslashreplace") as lines:
            now = datetime.now().astimezone()
            lines.write(f"{now.isoformat(timespec='seconds')} {title}\n{traceback.format_exc()}\n")
