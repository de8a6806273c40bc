"""What a system or a library says when it lets kamxl down, as a sentence."""

import os

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

_NO_ROOM = ("cannot allocate memory", "failed to map segment", "can't start new thread", "paging file")


def is_no_room(error: BaseException) -> bool:
    """Say whether an error comes from memory that is used up; libraries raise many kinds then."""
    return isinstance(error, MemoryError) or any(sign in str(error).casefold() for sign in _NO_ROOM)


def not_ours(error: ImportError | OSError) -> KamxlError:
    """Return the refusal for an error that nobody nearer to it understood.

    Raises:
        ImportError: The memory is used up, which the worker tells.
        OSError: The same.
    """
    if is_no_room(error):
        raise error
    if isinstance(error, ImportError):
        return KamxlError(
            say(
                "A part of kamxl does not load: {part} ({reason}). An antivirus program or a policy may "
                "block it: allow it there. Otherwise delete the folder .venv, and run install_addin.py "
                "again.",
                part=error.name or "?",
                reason=str(error),
            )
        )
    place = error.filename or error.filename2
    if place is None and _is_nowhere():
        return KamxlError(
            say("The folder you are in is not there any more. Change to another one, and run again.")
        )
    return KamxlError(
        say(
            "{place} cannot be used ({reason}). Check that it is there, and that you may use it.",
            place="?" if place is None else str(place),
            reason=error.strerror or str(error),
        )
    )


def _is_nowhere() -> bool:
    """Say whether the current folder was removed."""
    try:
        os.getcwd()  # noqa: PTH109 - `cwd` of a path is the same
    except FileNotFoundError:
        return True
    return False
