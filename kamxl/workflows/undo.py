"""The last change that kamxl made in place, taken back: never over what somebody did since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.package.saving.changes import Change, changes_of
from kamxl.package.saving.save import InPlace, Saved, save
from kamxl.package.saving.seen import Seen, look_at


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    """The last change of a workbook, and the backup of what was before, which is what it was.

    `untouched` says whether the workbook is still what kamxl wrote then.
    """

    book: Path
    seen: Seen
    change: Change
    backup: Path
    untouched: bool


def last_change(book: Path) -> LastChange:
    """Find the last change that kamxl made in a workbook.

    Raises:
        KamxlError: There is none, or the workbook before it is nowhere any more.
    """
    seen = look_at(book)[0]
    changes = changes_of(seen.path, seen.sha256)
    if not changes:
        raise KamxlError(
            say(
                "No change of kamxl in {file} is noted beside it, so there is nothing to take back. "
                "Nothing was changed.",
                file=book.name,
            )
        )
    ours = [one for one in changes if one.wrote == seen.sha256]
    change = (ours or changes)[-1]
    backup = change.backup_of(seen.path)
    if backup is None:
        raise KamxlError(
            say(
                "The backup {backup} is not beside {file} any more, or was changed since. Bring it back as "
                "it was, then run again. Nothing was changed.",
                backup=change.backup,
                file=book.name,
            )
        )
    return LastChange(book=book, seen=seen, change=change, backup=backup, untouched=bool(ours))


def announced(last: LastChange) -> Message:
    """Say what taking a change back would do.

    Raises:
        KamxlError: Somebody changed the workbook since; that is never lost.
    """
    _refuse_touched(last)
    return say(
        "This takes back what '{by}' did to {file} at {at}: {file} will be what {backup} is. What it is now "
        "is kept beside it, so that this can be taken back, too.",
        by=last.change.by,
        file=last.book.name,
        at=moment(last.change),
        backup=last.backup.name,
    )


def take_back(last: LastChange, *, now: datetime, most: int) -> Saved:
    """Put the workbook back as it was before the change; what it is now becomes a backup.

    Args:
        last: The change.
        now: The time in the name of the backup.
        most: How many backups stay.

    Raises:
        KamxlError: Somebody changed the workbook since, or it cannot be written. Nothing was changed.
    """
    _refuse_touched(last)
    before, content = look_at(last.backup)
    in_place = InPlace(stamp=now, by="kamxl undo", most=most)
    return save(content, last.book, sources=[last.seen, before], in_place=in_place)


def put_beside(last: LastChange, place: Path, *, force: bool) -> Path:
    """Lay the workbook from before the change down as another file.

    Raises:
        KamxlError: Something stands there already and is not to be replaced, or it cannot be written.
    """
    from kamxl.workflows.outputs import refuse_existing

    refuse_existing([place], [last.book, last.backup], force=force, suffix=last.book.suffix)
    before, content = look_at(last.backup)
    return save(content, place, sources=[before]).path


def moment(change: Change) -> str:
    """Return the day and time of a change, as people read it."""
    return change.at.replace("T", " ")


def _refuse_touched(last: LastChange) -> None:
    if last.untouched:
        return
    raise KamxlError(
        say(
            "{file} was changed by somebody after '{by}' wrote it at {at}, so nothing is put back over that. "
            "'{remove}' takes out what kamxl added and keeps the rest; '{beside}' lays the workbook from "
            "before beside it. Nothing was changed.",
            file=last.book.name,
            by=last.change.by,
            at=moment(last.change),
            remove=f"kamxl score {last.book.name} --remove --in-place",
            beside=f"kamxl undo {last.book.name} --as FILE",
        )
    )
