"""A copy of the workbook as it was, laid beside it before it is replaced."""

import os
import shutil
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from kamxl.package.saving.owner import temporary_beside
from kamxl.package.saving.put_in_place import create, flush, flush_folder, remove, rename_to_free
from kamxl.package.saving.seen import is_cloud_only, unread


def back_up(target: Path, stamp: datetime) -> Path:
    """Copy a workbook to `NAME.backup-YYYYMMDD-HHMMSS.xlsx` in its folder, with its times, and return where.

    Raises:
        NotReadError: The workbook is only in the cloud and cannot be fetched.
    """
    backup = _free_name(target, stamp)
    temporary = temporary_beside(target)
    try:
        create(temporary, is_new=False)
        _copy(target, temporary)
        shutil.copystat(target, temporary)
        flush(temporary)
        rename_to_free(temporary, backup)
        flush_folder(target.parent)
    finally:
        remove(temporary)
    return backup


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
