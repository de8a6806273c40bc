"""A fault of kamxl itself: one sentence for the screen, and the way there in the log."""

import sys
import traceback

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.hosts.addin.log import note_failure
from kamxl.hosts.cli.not_ours import not_ours

_LONGEST = 200


def own_fault(error: BaseException) -> KamxlError:
    """Write a fault into the log, and return the refusal that says so."""
    log = note_failure(f"kamxl {' '.join(sys.argv[1:2])}".strip(), "".join(traceback.format_exception(error)))
    what = " ".join(traceback.format_exception_only(error)[-1].split())[:_LONGEST]
    if log is None:
        return KamxlError(
            say(
                "kamxl made a mistake and could not go on ({error}); no log could be written. Please report "
                "it. What was complete stays, and nothing half written is left.",
                error=what,
            )
        )
    return KamxlError(
        say(
            "kamxl made a mistake and could not go on ({error}). The details are in {log}; please send that "
            "file. What was complete stays, and nothing half written is left.",
            error=what,
            log=log,
        )
    )


def sentence_about(error: Exception) -> Message:
    """Return the sentence about an error that nobody expected: of the system, or a fault of kamxl."""
    fault = not_ours(error) if isinstance(error, ImportError | OSError) else own_fault(error)
    return fault.message
