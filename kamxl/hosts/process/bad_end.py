"""What is said when reading had to be stopped: where, what happened, and what now."""

from enum import Enum

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
            "{files}: this needs more memory than allowed and was stopped: it grows with the rows and, above "
            "all, with the number of accounts. The files are as they were, and nothing half written counts "
            "as a result. If they are sound, allow more with limit_memory in a workbook named with "
            "--settings, or do some of the accounts at a time.",
            files=files,
        )
    if end is BadEnd.BROKEN:
        return say(
            "{files}: the program that reads workbooks broke down. The files are as they were, and "
            "nothing half written counts as a result. Open each in Excel, save it, and try again.",
            files=files,
        )
    return say("Stopped. Books that were complete stay; nothing half written is left.")
