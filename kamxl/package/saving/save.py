"""Saving that never harms: the file is the old one or the complete new one, whatever happens in between.

Links followed → what killed runs left is swept → lock → open elsewhere? read-only? → backup → temporary
file in the same folder, with the old rights, onto the disk → checked → change noted → still
unchanged? → renamed over the old file → folder onto the disk → unlocked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kamxl.package.saving.backup import Backup, back_up
from kamxl.package.saving.changes import Change, changes_of, fingerprint, keep_newest, note
from kamxl.package.saving.lock import Lock, locked
from kamxl.package.saving.open_elsewhere import refuse_open
from kamxl.package.saving.owner import temporary_beside
from kamxl.package.saving.put_in_place import (
    create,
    flush,
    flush_folder,
    remove,
    rename_over,
    take_over_rights,
)
from kamxl.package.saving.seen import Seen, refuse_changed
from kamxl.package.saving.sweep import sweep
from kamxl.package.saving.target import State, real_target, refuse_other_state, refuse_unwritable, state_of
from kamxl.package.saving.trouble import refusing


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """Where the new file is (links followed), and the backup of the old one, if one was asked for."""

    path: Path
    backup: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InPlace:
    """A change in place that is to be taken back one day.

    `stamp` is the time on the user's own clock, `by` the command, `most` how many backups to keep.
    """

    stamp: datetime
    by: str
    most: int

    def noted(self, backup: Backup, wrote: str) -> Change:
        """Return what is noted of it."""
        at = self.stamp.isoformat(timespec="seconds")
        return Change(at=at, by=self.by, was=backup.sha256, wrote=wrote, backup=backup.path.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Promise:
    """What must still hold right before the old file is replaced."""

    names: tuple[Path, Path]
    before: State | None
    sources: tuple[Seen, ...]
    lock: Lock

    def refuse_broken(self) -> None:
        for seen in self.sources:
            refuse_changed(seen)
        refuse_other_state(self.names[1], self.before)
        refuse_open(*self.names)
        self.lock.refuse_lost()


def save(
    content: bytes,
    target: Path,
    *,
    sources: Sequence[Seen] = (),
    in_place: InPlace | None = None,
    verify: Callable[[Path], None] | None = None,
) -> Saved:
    """Save bytes as a file, completely or not at all. See `save_with`."""
    return save_with(
        lambda path: path.write_bytes(content),
        target,
        sources=sources,
        in_place=in_place,
        verify=verify,
    )


def save_with(
    write: Callable[[Path], object],
    target: Path,
    *,
    sources: Sequence[Seen] = (),
    in_place: InPlace | None = None,
    verify: Callable[[Path], None] | None = None,
) -> Saved:
    """Save what `write` writes into the path it is given, completely or not at all.

    Args:
        write: Writes the new file; the path it gets lies in the folder of the target.
        target: The file to make or replace. A symbolic link stays, and the file behind it is replaced.
        sources: Files that must still be what was read, such as the workbook itself.
        in_place: Lay a backup of the old file beside it and note the change; None for neither.
        verify: Checks the finished file before it replaces the old one, and raises when it is not right.

    Raises:
        RefusalError: Nothing was changed, for a reason that the sentence names.
    """
    with refusing(target):
        real = real_target(target)
        sweep(real.parent)
        with locked(real) as lock:
            refuse_open(target, real)
            refuse_unwritable(real)
            before = state_of(real)
            promise = _Promise(names=(target, real), before=before, sources=tuple(sources), lock=lock)
            backup = back_up(real, in_place.stamp, changes_of(real)) if in_place and before else None

            def finished(temporary: Path) -> None:
                if verify:
                    verify(temporary)
                # Before the file is replaced: a run that is killed then leaves no change that nobody noted.
                if in_place and backup:
                    note(real, in_place.noted(backup, fingerprint(temporary)))

            try:
                _replace(real, write, finished, promise)
            except BaseException:
                # The old file is there, so nobody needs its copy.
                if backup and backup.is_new and state_of(real) == before:
                    remove(backup.path)
                raise
            if in_place:
                keep_newest(real, in_place.most)
    return Saved(path=real, backup=backup.path if backup else None)


def _replace(
    real: Path,
    write: Callable[[Path], object],
    finished: Callable[[Path], None],
    promise: _Promise,
) -> None:
    temporary = temporary_beside(real)
    try:
        create(temporary, is_new=promise.before is None)
        write(temporary)
        if promise.before:
            refuse_other_state(real, promise.before)
            take_over_rights(temporary, real)
        flush(temporary)
        finished(temporary)
        promise.refuse_broken()
        rename_over(temporary, real)
        flush_folder(real.parent)
    finally:
        remove(temporary)
