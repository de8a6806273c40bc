"""A workbook whose bytes depend on nothing but its content: neither on the clock nor on the system."""

import struct
import zipfile
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook

_LENGTHS = struct.Struct("<3H")
_LENGTHS_AT, _ENTRY_SIZE, _SYSTEM_AT = 28, 46, 5
_UNIX = 3


class RepeatableWorkbook(Workbook):
    """A workbook of xlsxwriter that is the same file on Windows, Mac and Linux.

    A zip file says of every part on which system it was packed, and Python writes there which one that was.
    """

    def close(self) -> None:
        """Write the file."""
        super().close()
        if isinstance(self.filename, str):
            with Path(self.filename).open("r+b") as file:
                _one_system(file)
        else:
            _one_system(self.filename)


def _one_system(file: BinaryIO) -> None:
    """Write Unix for every part into the directory at the end of a zip file."""
    with zipfile.ZipFile(file) as package:
        parts, place = len(package.infolist()), package.start_dir
    for _ in range(parts):
        file.seek(place + _LENGTHS_AT)
        lengths = _LENGTHS.unpack(file.read(_LENGTHS.size))
        file.seek(place + _SYSTEM_AT)
        file.write(bytes([_UNIX]))
        place += _ENTRY_SIZE + sum(lengths)
