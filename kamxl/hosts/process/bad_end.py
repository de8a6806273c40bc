"""What is said when reading had to be stopped: where, what happened, and what now."""

import sys
from collections.abc import Sequence
from enum import Enum

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say


class BadEnd(Enum):
    """Why a worker did not come to its own end."""

    TIME = "time"
    MEMORY = "memory"
    BROKEN = "broken"
    STOPPED = "stopped"


def sentence(end: BadEnd, files: tuple[str, ...]) -> Message:
    """Return the sentence about some files."""
    if end is BadEnd.TIME:
        return say(
            "{files}: this took longer than allowed and was stopped. The files are as they were, and "
            "nothing half written counts as a result. If they are sound, allow more time with "
            "limit_seconds in a workbook named with --settings.",
            files=files,
        )
    if end is BadEnd.MEMORY:
        return say(
            "{files}: this needs more memory than allowed and was stopped. The files are as they were, "
            "and nothing half written counts as a result. If they are sound, allow more with "
            "limit_memory in a workbook named with --settings.",
            files=files,
        )
    if end is BadEnd.BROKEN:
        return say(
            "{files}: the program that reads workbooks broke down. The files are as they were, and "
            "nothing half written counts as a result. Open each in Excel, save it, and try again.",
            files=files,
        )
    return say("Stopped. Books that were complete stay; nothing half written is left.")


def tell(end: BadEnd, given: Sequence[str] | None = None) -> int:
    """Say how a command ended, as every refusal is said, and return its exit code.

    Args:
        end: What happened.
        given: The command line; that of this process by default.
    """
    from kamxl.hosts.cli.parser import build_parser
    from kamxl.hosts.cli.refusal import refuse
    from kamxl.hosts.cli.speech import speak_utf8

    speak_utf8()
    arguments = build_parser().parse_args(sys.argv[1:] if given is None else given)
    names = tuple(path.name for path in getattr(arguments, "books", ())) or (arguments.command,)
    return refuse(arguments, KamxlError(sentence(end, names)))
