"""How a file is known again: its content's hash, and a quick look that saves reading it."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.package.saving.change_time import changed_ns

if TYPE_CHECKING:
    from kamxl.workflows.batch.places import Place, RemoteStatus

_MOMENT = 2_000_000_000
"""Nanoseconds. File systems count time in steps of up to two seconds: a file written so shortly before it was
marked may have changed again within the same step."""

_NOT_TOLD = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A file as it was: hash of its content, size, and times in nanoseconds.

    `modified` is what programs can set; `changed` what the system sets at every change, -1 where it does
    not tell. `settled` says that both were old enough when the mark was made to tell any later change.
    """

    path: str
    sha256: str
    size: int
    modified: int
    changed: int
    settled: bool

    def fits(self, path: Place, *, ours: bool = False) -> bool:
        """Say, without reading the file, whether it is as it was; our own results settle at once."""
        try:
            status = path.stat()
        except OSError:
            return False
        seen = (status.st_size, status.st_mtime_ns, _changed(path, status))
        return (
            (self.settled or ours)
            and seen == (self.size, self.modified, self.changed)
            and seen[2] != _NOT_TOLD
        )


def mark(path: Place, name: str | None = None) -> Mark:
    """Read a file and mark it, under its own name or another.

    Raises:
        OSError: It cannot be read.
    """
    before = path.stat()
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return marked(str(path) if name is None else name, digest, path, before)


def marked(name: str, sha256: str, path: Place, before: os.stat_result | RemoteStatus) -> Mark:
    """Return the mark of a file from its hash and what was told of it before it was read."""
    changed = _changed(path, before)
    newest = max(before.st_mtime_ns, changed)
    return Mark(
        path=name,
        sha256=sha256,
        size=before.st_size,
        modified=before.st_mtime_ns,
        changed=changed,
        settled=newest + _MOMENT < time.time_ns(),
    )


def sha256_now(path: Place, known: Mark | None, *, ours: bool = False) -> str | None:
    """Return the hash of a file's content; None when it cannot be read. A fitting mark saves reading it."""
    if known is not None and known.fits(path, ours=ours):
        return known.sha256
    try:
        return mark(path).sha256
    except OSError:
        return None


def _changed(path: Place, status: os.stat_result | RemoteStatus) -> int:
    if isinstance(path, Path) and isinstance(status, os.stat_result):
        changed = changed_ns(path, status)
        return _NOT_TOLD if changed is None else changed
    return status.st_ctime_ns
