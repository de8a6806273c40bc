"""What a disk or a system says when it does not take a file, as a refusal that a user can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kamxl.domain.message import say
from kamxl.package.refusals import InUseError, NotSavedError, ReadOnlyError, RefusalError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}
SHARING_VIOLATIONS = {32, 33}
"""Windows: another program has the file open, or locked a part of it."""
_WINDOWS_TOO_LONG = 206


@contextmanager
def refusing(target: Path) -> Iterator[None]:
    """Turn what the system says about writing `target` into refusals.

    Raises:
        RefusalError: Instead of an OSError.
    """
    try:
        yield
    except OSError as error:
        raise _refusal(error, target) from error


def _refusal(error: OSError, target: Path) -> RefusalError:
    windows = getattr(error, "winerror", None)
    if windows in SHARING_VIOLATIONS:
        return held(target)
    if error.errno in _FULL:
        return NotSavedError(
            say(
                "The disk has no room for {path}. Make room, or name another output. Nothing was changed.",
                path=target,
            )
        )
    if error.errno == errno.EFBIG:
        return NotSavedError(
            say(
                "{path} would be larger than this disk or account allows. Name another output. "
                "Nothing was changed.",
                path=target,
            )
        )
    if error.errno == errno.ENAMETOOLONG or windows == _WINDOWS_TOO_LONG:
        return NotSavedError(
            say(
                "The path {path} is longer than this system allows, counted with the backup and lock files "
                "beside it. Use a shorter name or folder. Nothing was changed.",
                path=target,
            )
        )
    return _place_refusal(error, target)


def _place_refusal(error: OSError, target: Path) -> RefusalError:
    if error.errno in _FORBIDDEN:
        return ReadOnlyError(
            say(
                "{path} cannot be written: you may not change files in {folder} ({reason}). "
                "Name another output. Nothing was changed.",
                path=target,
                folder=target.parent,
                reason=error.strerror,
            )
        )
    if error.errno in _NO_FOLDER:
        return NotSavedError(
            say(
                "{path} could not be written: the folder {folder} is not there, or no longer. "
                "Nothing was changed.",
                path=target,
                folder=target.parent,
            )
        )
    return NotSavedError(
        say(
            "{path} could not be written ({reason}). Nothing was changed there.",
            path=target,
            reason=error.strerror or str(error),
        )
    )


def held(target: Path) -> InUseError:
    """Say that another program does not let go of a file."""
    return InUseError(
        say(
            "{path} is open in another program. Close it there and run again. Nothing was changed.",
            path=target,
        )
    )
