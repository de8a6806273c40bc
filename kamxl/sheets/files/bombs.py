"""Packages that unpack to far more than they should: told from their list of parts, before anything is read.

The list of parts is what the package says of itself. Parts that a reader unpacks whole are therefore also
unpacked here, piece by piece and without keeping any of it, never beyond the size they claim.
"""

import zipfile
import zlib
from collections.abc import Iterable, Sequence
from copy import copy

from kamxl.domain.message import Message, say
from kamxl.settings.limits import LimitSettings

MOST_PARTS = 20_000
"""Parts of a package. A workbook of a thousand sheets with a chart each has some four thousand."""
SMALL = 64 << 20
"""A part that unpacks to less than this is harmless, however well it was packed."""
_PIECE = 1 << 20
_BEST_RATIO = 1032
"""Deflate cannot pack better than this."""


def bomb(infos: Sequence[zipfile.ZipInfo], limits: LimitSettings) -> Message | None:
    """Say in half a sentence why a package must not be unpacked; None when it may be.

    Args:
        infos: Its list of parts.
        limits: The sizes allowed.
    """
    if len(infos) > MOST_PARTS:
        return say("has {parts} parts, which no honest workbook does", parts=len(infos))
    total = sum(info.file_size for info in infos)
    if total > limits.limit_unpacked << 20:
        return say(
            "would unpack to {size} MB; allowed: {allowed} (setting limit_unpacked)",
            size=total >> 20,
            allowed=limits.limit_unpacked,
        )
    for info in infos:
        if info.file_size > max(SMALL, limits.limit_ratio * info.compress_size):
            return say(
                "would unpack to {size} MB, which no honest workbook of its size does",
                size=info.file_size >> 20,
            )
    return None


def lying(package: zipfile.ZipFile, infos: Iterable[zipfile.ZipInfo]) -> str | None:
    """Name the first part that does not unpack to what the list of parts says; None when all do.

    A part too small to do harm whatever it holds is not looked at.
    """
    return next((info.filename for info in infos if _swells(info) and not _honest(package, info)), None)


def roomy(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return a part's entry with room for one byte more: a part that holds more fails its checksum there."""
    entry = copy(info)
    entry.file_size += 1
    return entry


def _swells(info: zipfile.ZipInfo) -> bool:
    return info.compress_type != zipfile.ZIP_STORED and info.compress_size * _BEST_RATIO > SMALL


def _honest(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    read = 0
    try:
        with package.open(roomy(info)) as part:
            while piece := part.read(_PIECE):
                read += len(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
        return False
    return read == info.file_size
