"""What kamxl changed in place, noted beside the workbook, so that it can be taken back later.

The note lies in the folder of the workbook and its backups, as these may be moved together, synchronised, or
used by colleagues. It holds fingerprints and names, and nothing of what is in a workbook. One line for each
change: a line that is torn or foreign is passed over.
"""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from kamxl.package.saving.beside import path_beside
from kamxl.package.saving.owner import temporary_beside
from kamxl.package.saving.put_in_place import flush, remove, rename_over

ENDING = ".changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change in place: when on the user's own clock, by which command, and from what to what.

    `was` is the fingerprint of the workbook before, which is the file named `backup`; `wrote` that of what
    kamxl made of it.
    """

    at: str
    by: str
    was: str
    wrote: str
    backup: str

    @classmethod
    def read(cls, line: str) -> Self | None:
        """Return the change on a line of the note; None when there is none."""
        try:
            change = cls(**json.loads(line))
        except (ValueError, TypeError):
            return None
        sound = all(isinstance(value, str) for value in asdict(change).values())
        return change if sound and Path(change.backup).name == change.backup else None

    def backup_of(self, book: Path) -> Path | None:
        """Return the backup beside a workbook; None when it is gone or is not what it was any more."""
        path = book.with_name(self.backup)
        with suppress(OSError):
            return path if fingerprint(path) == self.was else None
        return None


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def note_path(book: Path) -> Path:
    """Return where the changes of a workbook are noted."""
    return path_beside(book, ENDING)


def changes_in(note: Path) -> tuple[Change, ...]:
    """Return the changes in a note, the oldest first; none when it cannot be read."""
    try:
        lines = note.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    return tuple(change for line in lines if (change := Change.read(line)))


def changes_of(book: Path, now: str | None = None) -> tuple[Change, ...]:
    """Return the changes of a workbook, the oldest first.

    Args:
        book: The workbook.
        now: Its fingerprint. When its own note does not know it, it may have been renamed since: another
            note in the folder that knows it counts then.
    """
    own = changes_in(note_path(book))
    if now is None or any(one.wrote == now for one in own):
        return own
    with suppress(OSError):
        for note in sorted(book.parent.glob(f".kamxl-*{ENDING}")):
            found = changes_in(note)
            if any(one.wrote == now for one in found):
                return found
    return own


def note(book: Path, change: Change) -> None:
    """Add a change to the note of a workbook, onto the disk."""
    path = note_path(book)
    with path.open("ab") as lines:
        # The line before may have been torn when its run was killed.
        lines.write(b"\n" + json.dumps(asdict(change), ensure_ascii=False).encode() + b"\n")
        lines.flush()
        os.fsync(lines.fileno())


def keep_newest(book: Path, most: int) -> None:
    """Remove the backups of the oldest changes, so that so many are left, and those changes from the note.

    Only a file that the note names, and that is still what kamxl laid there, is removed. What cannot be
    removed stays: this must never keep anybody from saving.
    """
    changes = changes_of(book)
    kept: dict[str, None] = {}
    for change in reversed(changes):
        if change.backup in kept or (len(kept) < most and change.backup_of(book)):
            kept[change.backup] = None
    dropped = [one for one in changes if one.backup not in kept]
    with suppress(OSError):
        for change in dropped:
            if old := change.backup_of(book):
                old.unlink()
    if len(changes) > 2 * most and dropped:
        _write(book, [one for one in changes if one.backup in kept])


def _write(book: Path, changes: list[Change]) -> None:
    path = note_path(book)
    temporary = temporary_beside(path)
    with suppress(OSError):
        lines = [json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in changes]
        temporary.write_text("".join(lines), "utf-8")
        flush(temporary)
        rename_over(temporary, path)
    remove(temporary)
