"""Tell workbooks that kamxl made from those a team keeps."""

import zipfile
import zlib
from pathlib import Path
from typing import IO

_CREATOR = b"<dc:creator>kamxl</dc:creator>"
_ENOUGH = 1 << 16


def is_own_work(path: str | Path | IO[bytes]) -> bool:
    """Say whether kamxl made this workbook from nothing, as its properties tell.

    A team's own workbook with KAM sheets in it is not meant. What cannot be read is nobody's.
    """
    try:
        with zipfile.ZipFile(path) as package, package.open("docProps/core.xml") as core:
            return _CREATOR in core.read(_ENOUGH)
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        return False
