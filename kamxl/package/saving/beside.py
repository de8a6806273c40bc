"""The names of the small files that kamxl lays beside a workbook."""

import hashlib
import os
from pathlib import Path

_LONGEST_NAME = 255


def path_beside(target: Path, ending: str) -> Path:
    """Return `.kamxl-NAME` with an ending, with a short name instead when that is too long for a disk."""
    name = f".kamxl-{target.name}{ending}"
    if len(name.encode(errors="surrogateescape")) > _LONGEST_NAME:
        name = f".kamxl-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]}{ending}"
    return target.with_name(name)
