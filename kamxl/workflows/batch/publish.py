"""Put finished results where they belong: complete files only, and none over somebody's own work."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError, OutputExistsError
from kamxl.domain.message import Message, say
from kamxl.package.saving.open_elsewhere import refuse_open
from kamxl.package.saving.patience import patiently
from kamxl.package.saving.trouble import refusing
from kamxl.workflows.batch.marks import Mark, mark, marked
from kamxl.workflows.batch.places import Place, reason_of
from kamxl.workflows.batch.transfer import deliver

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamxl.workflows.batch.request import Kind


class PartlyMovedError(KamxlError):
    """Some results of a book are in their places, and one could not be put there.

    Attributes:
        moved: The kind and the mark of those that are; they count as ours from now on.
    """

    def __init__(self, message: Message, moved: tuple[tuple[Kind, Mark], ...]) -> None:
        super().__init__(message)
        self.moved = moved


def publish(
    staging: Path,
    files: Sequence[tuple[Kind, Path]],
    output: Place,
    book: str,
    *,
    known: Mapping[str, str] | None,
) -> tuple[tuple[Kind, Mark], ...]:
    """Move the results of a book from where they were made into its folder.

    Args:
        staging: Where they were made.
        files: What was made, below `staging`.
        output: The folder of all results.
        book: The name of the book, which is that of its folder.
        known: Hash by path below `output` of what may be replaced; None when anything may. A file that
            already has the new content is in nobody's way.

    Raises:
        OutputExistsError: A file is in the way; then nothing was moved.
        InUseError: Another program has a file open; then nothing was moved, either.
        PartlyMovedError: A file could not be replaced although it looked as if it could.
    """
    moves = [(kind, path, Path(book, path.relative_to(staging))) for kind, path in files]
    for _, path, place in moves:
        if known is not None:
            _refuse_foreign(path, output / place.as_posix(), known.get(place.as_posix()))
        _refuse_held(output / place.as_posix())
    moved: list[tuple[Kind, Mark]] = []
    for kind, path, place in moves:
        try:
            moved.append((kind, _moved(path, output, place)))
        except KamxlError as error:
            raise PartlyMovedError(error.message, tuple(moved)) from error
    return tuple(moved)


def _refuse_held(target: Place) -> None:
    """Make sure that nobody has a result open, before the first one is replaced."""
    if isinstance(target, Path):
        with refusing(target):
            if target.is_file():
                refuse_open(target)
                # Onto itself: Windows refuses that as it would refuse another file in its place.
                patiently(lambda: target.replace(target), target)


def _refuse_foreign(path: Path, target: Place, known: str | None) -> None:
    try:
        if not target.exists():
            return
        there = mark(target).sha256
    except OSError as error:
        raise KamxlError(
            say("{path} cannot be looked at ({reason}).", path=target, reason=reason_of(error))
        ) from error
    if there not in {known, mark(path).sha256}:
        raise OutputExistsError(
            say(
                "{path} was changed by somebody or comes from elsewhere. Move it away, or give --force.",
                path=target,
            )
        )


def _moved(path: Path, output: Place, place: Path) -> Mark:
    target = output / place.as_posix()
    try:
        digest = mark(path).sha256
        if isinstance(target, Path) and target.is_dir():  # Windows says of it what it says of a file in use
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        patiently(lambda: deliver(path, target), Path(str(target)))
        return marked(place.as_posix(), digest, target, target.stat())
    except OSError as error:
        raise KamxlError(
            say(
                "{path} could not be written ({reason}). Close it in other programs.",
                path=target,
                reason=reason_of(error),
            )
        ) from error
