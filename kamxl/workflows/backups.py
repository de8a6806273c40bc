"""The backups that lie beside a workbook."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kamxl.package.saving.changes import Change, changes_of
from kamxl.package.saving.seen import look_at

if TYPE_CHECKING:
    from pathlib import Path

_LONG_AGO = datetime(1, 1, 1)  # noqa: DTZ001 - as the others, on the clock of whoever made it
_STAMP = re.compile(r"\.backup-(\d{8}-\d{6})(?:-(\d+))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A backup: where it lies, when it was laid there, its bytes, and the command that laid it there.

    `by` is None for one that no note tells of. `whole` says whether it is what it was then; None where that
    is not known.
    """

    path: Path
    at: datetime | None
    size: int
    by: str | None
    whole: bool | None


def backups_of(book: Path) -> list[Kept]:
    """Return the backups of a workbook, the newest first.

    Raises:
        KamxlError: The workbook cannot be read.
    """
    seen = look_at(book)[0]
    noted: dict[str, Change] = {}
    for change in changes_of(seen.path, seen.sha256):
        noted.setdefault(change.backup, change)
    names = dict.fromkeys(noted)
    for path in seen.path.parent.iterdir():
        stamp = _STAMP.search(path.stem)
        if stamp and path.suffix == book.suffix and path.stem[: stamp.start()] == seen.path.stem:
            names[path.name] = None
    found = [kept for name in names if (kept := _kept(seen.path, seen.path.with_name(name), noted.get(name)))]
    place = {backup: number for number, backup in enumerate(noted)}

    def age(one: Kept) -> tuple[datetime, int, int]:
        # Several may have been laid there within one second: the note tells their order, else the name.
        return one.at or _LONG_AGO, place.get(one.path.name, -1), _number_within_second(one.path)

    return sorted(found, key=age, reverse=True)


def _number_within_second(path: Path) -> int:
    stamp = _STAMP.search(path.stem)
    return int(stamp[2] or 1) if stamp else 0


def _kept(book: Path, path: Path, change: Change | None) -> Kept | None:
    with suppress(OSError):
        return Kept(
            path=path,
            at=_when(path, change),
            size=path.stat().st_size,
            by=change.by if change else None,
            whole=change.backup_of(book) is not None if change else None,
        )
    return None


def _when(path: Path, change: Change | None) -> datetime | None:
    with suppress(ValueError):
        if change:
            return datetime.fromisoformat(change.at).replace(tzinfo=None)
        stamp = _STAMP.search(path.stem)
        # The name tells the time on the clock of whoever made it.
        return datetime.strptime(stamp[1], "%Y%m%d-%H%M%S") if stamp else None  # noqa: DTZ007
    return None
