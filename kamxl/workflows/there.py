"""Whether something is there, also under a name that no disk would take."""

import os
from pathlib import Path


def is_there(path: Path) -> bool:
    """Say whether a file or folder is there; one whose name is too long for the disk is not."""
    return os.path.exists(path)  # noqa: PTH110 - `exists` of a path raises then
