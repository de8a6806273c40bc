"""A copy of the workbook as it was, laid beside it before it is replaced."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from kamxl.package.saving.changes import Change, fingerprint
from kamxl.package.saving.owner import temporary_beside
from kamxl.package.saving.put_in_place import create, flush, flush_folder, remove, rename_to_free
from kamxl.package.saving.seen import is_cloud_only, unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """The old workbook: where it lies, its fingerprint, and whether it was laid there now."""

    path: Path
    sha256: str
    is_new: bool


def back_up(target: Path, stamp: datetime, known: Sequence[Change] = ()) -> Backup:
    """Copy a workbook to `NAME.backup-YYYYMMDD-HHMMSS.xlsx` in its folder, with its times.

    Args:
        target: The workbook.
        stamp: The time in the name.
        known: Earlier changes of it. A backup of theirs that is the same is not made again.

    Raises:
        NotReadError: The workbook is only in the cloud and cannot be fetched.
    """
    if known and (same := _same(target, known)):
        return same
    backup = _free_name(target, stamp)
    temporary = temporary_beside(target)
    try:
        create(temporary, is_new=False)
        _copy(target, temporary)
        shutil.copystat(target, temporary)
        flush(temporary)
        sha256 = fingerprint(temporary)
        rename_to_free(temporary, backup)
        flush_folder(target.parent)
    finally:
        remove(temporary)
    return Backup(path=backup, sha256=sha256, is_new=True)


def _same(target: Path, known: Sequence[Change]) -> Backup | None:
    now = fingerprint(target)
    for change in reversed(known):
        if change.was == now and (path := change.backup_of(target)):
            return Backup(path=path, sha256=now, is_new=False)
    return None


def _free_name(target: Path, stamp: datetime) -> Path:
    name = f"{target.stem}.backup-{stamp:%Y%m%d-%H%M%S}"
    endings = chain([""], (f"-{number}" for number in count(2)))
    places = (target.with_name(name + ending + target.suffix) for ending in endings)
    return next(place for place in places if not os.path.lexists(place))


def _copy(target: Path, temporary: Path) -> None:
    try:
        shutil.copyfile(target, temporary)
    except OSError as error:
        if is_cloud_only(target):
            raise unread(target, error) from error
        raise
