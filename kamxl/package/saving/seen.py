"""What a workbook was when it was read, so that nobody's later change is overwritten."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from kamxl.domain.message import say
from kamxl.package.refusals import NotReadError
from kamxl.package.saving.target import changed, real_target

_TRIES = 3
CLOUD_ONLY = 0x1000 | 0x40000 | 0x400000
"""Windows' attributes OFFLINE, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS: the content is still in the cloud."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A file as it was when it was read: real path, bytes, time of the last change, and fingerprint."""

    path: Path
    size: int
    modified_ns: int
    sha256: str


def look_at(path: Path) -> tuple[Seen, bytes]:
    """Read a file once, and note what it was.

    Raises:
        NotReadError: It is missing, a folder, forbidden, or only in the cloud and cannot be fetched.
        ChangedMeanwhileError: It is being written all the time.
    """
    real = real_target(path)
    try:
        _refuse_no_file(real, path)
        for _ in range(_TRIES):
            found = _read(real)
            if found:
                return found
    except OSError as error:
        raise unread(path, error) from error
    raise changed(path)


def refuse_changed(seen: Seen) -> None:
    """Make sure that a file is still what was read.

    Raises:
        ChangedMeanwhileError: Its size, time or content is another now, or it is gone.
    """
    try:
        now = seen.path.stat()
        if (now.st_size, now.st_mtime_ns) == (seen.size, seen.modified_ns):
            with seen.path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() == seen.sha256:
                    return
    except OSError as error:
        raise changed(seen.path) from error
    raise changed(seen.path)


def is_cloud_only(path: Path) -> bool:
    """Whether only a placeholder of the file is on this computer (OneDrive and the like, on Windows)."""
    try:
        found = path.stat()
    except OSError:
        return False
    return bool(getattr(found, "st_file_attributes", 0) & CLOUD_ONLY)


def unread(path: Path, error: OSError) -> NotReadError:
    """Say why a file cannot be read."""
    if isinstance(error, FileNotFoundError):
        return NotReadError(say("{file} is not there. Check the name and the folder.", file=str(path)))
    if is_cloud_only(path):
        return NotReadError(
            say(
                "{file} is only in the cloud and cannot be fetched now ({reason}). Open it once, or let it "
                "always be kept on this device, then run again.",
                file=str(path),
                reason=error.strerror,
            )
        )
    return NotReadError(
        say(
            "{file} cannot be opened. Close it in other programs and check that you may read it.",
            file=str(path),
        )
    )


def _refuse_no_file(real: Path, path: Path) -> None:
    mode = real.stat().st_mode
    if stat.S_ISDIR(mode):
        raise NotReadError(say("{file} is a folder. Name the workbook in it.", file=path.name or str(path)))
    if not stat.S_ISREG(mode):  # a pipe would be waited for without end
        raise NotReadError(say("{file} is no ordinary file. Name a workbook.", file=str(path)))


def _read(real: Path) -> tuple[Seen, bytes] | None:
    """Read all of a file; None when somebody wrote to it meanwhile."""
    with real.open("rb") as file:
        before = os.fstat(file.fileno())
        content = file.read()
        after = os.fstat(file.fileno())
    size, modified = after.st_size, after.st_mtime_ns
    if (size, modified) != (before.st_size, before.st_mtime_ns) or len(content) != size:
        return None
    digest = hashlib.sha256(content).hexdigest()
    return Seen(path=real, size=size, modified_ns=modified, sha256=digest), content
