"""What killed runs left in a folder is swept away by the next one."""

import os
from contextlib import suppress
from pathlib import Path

from kamxl.package.refusals import InUseError
from kamxl.package.saving.lock import remove_if_abandoned
from kamxl.package.saving.owner import age, is_temporary_abandoned, temporary_owner

_PREFIX = ".kamxl-"


def sweep(folder: Path) -> None:
    """Remove temporary files and locks of kamxl whose runs are gone.

    Files of living runs, and files that only look like ours, stay. What cannot be removed stays too:
    sweeping must never keep anybody from saving.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        ours = [entry for entry in entries if entry.name.startswith(_PREFIX)]
        for entry in ours:
            if entry.is_file(follow_symlinks=False):
                _sweep_file(Path(entry.path))


def _sweep_file(path: Path) -> None:
    with suppress(OSError, InUseError):
        owner = temporary_owner(path.name)
        if owner and is_temporary_abandoned(owner, age(path)):
            path.unlink()
        elif path.name.endswith(".lock"):
            remove_if_abandoned(path)
