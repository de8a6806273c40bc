"""Bring files from an address to this computer, and results to where they belong: complete or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.workflows.batch.marks import sha256_now
from kamxl.workflows.batch.places import Place, Remote, reached, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamxl.workflows.batch.request import Request

_TRIES = 3
_PAUSE = 0.5
_FINAL = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError)


def fetch(remote: Remote, folder: Path) -> Path:
    """Bring a file here, under its own name.

    Raises:
        OSError: The store says why not.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / remote.name

    def get() -> None:
        with reached(remote) as (store, path):
            store.get_file(path, str(target))

    _tried(get)
    return target


def deliver(file: Path, target: Place) -> None:
    """Put a finished file into its place, over an older one; nobody ever sees half of it.

    Raises:
        OSError: The store or the system says why not.
    """
    if isinstance(target, Remote):
        _tried(lambda: _upload(file, target))
    else:
        _move(file, target)


def sent_along(request: Request, files: Sequence[Path]) -> tuple[Place, ...]:
    """Send the summary and the portfolio to the address of the results too, and return where they are.

    Raises:
        KamxlError: The store refuses them.
    """
    if request.store is None:
        return tuple(files)
    return tuple(_sent(file, request.store / file.name) for file in files)


def _sent(file: Path, target: Remote) -> Remote:
    try:
        if sha256_now(target, None) != sha256_now(file, None):
            deliver(file, target)
    except OSError as error:
        raise KamxlError(
            say(
                "{path} could not be written ({reason}). It lies in {file}.",
                path=target,
                reason=reason_of(error),
                file=file,
            )
        ) from error
    return target


def _tried(attempt: Callable[[], None]) -> None:
    """Try a transfer again when it failed for a reason that may pass."""
    for pause in (_PAUSE, 3 * _PAUSE):
        try:
            return attempt()
        except _FINAL:
            raise
        except OSError:
            time.sleep(pause)
    return attempt()


def _upload(file: Path, target: Remote) -> None:
    """Upload under a temporary name, then rename.

    Stores of objects know no renaming; there an upload appears at once, and only when it is complete.
    """
    with reached(target) as (store, path):
        if not _renames(store):
            store.put_file(str(file), path)
            return
        folder = store._parent(path)  # noqa: SLF001 - the store's own way to name a folder
        store.makedirs(folder, exist_ok=True)
        temporary = f"{folder}/.kamxl-{secrets.token_hex(8)}.tmp"
        try:
            store.put_file(str(file), temporary)
            _rename(store, temporary, path)
        except BaseException:
            with suppress(Exception):
                store.rm_file(temporary)
            raise


def _renames(store: Any) -> bool:
    from fsspec import AbstractFileSystem

    return type(store).mv is not AbstractFileSystem.mv


def _rename(store: Any, temporary: str, path: str) -> None:
    if store.isdir(path):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    try:
        store.mv(temporary, path)
    except _FINAL:
        raise
    except Exception:  # noqa: BLE001 - some stores rename over nothing, each with an error of its own
        store.rm_file(path)
        store.mv(temporary, path)


def _move(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        file.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copy_beside(file, target)


def _copy_beside(file: Path, target: Path) -> None:
    """Take a file to another disk: first beside its place, then into it."""
    temporary = target.with_name(f".kamxl-{secrets.token_hex(8)}.tmp")
    try:
        shutil.copyfile(file, temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    file.unlink()
