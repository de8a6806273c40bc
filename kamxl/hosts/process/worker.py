"""A worker: the process that reads workbooks, with limits on its own time and memory."""

import gc
import os
import sys

from kamxl.hosts.cli.not_ours import is_no_room
from kamxl.hosts.process.bad_end import BadEnd, tell
from kamxl.hosts.process.limits import take_post


def work(log: str) -> int:
    """Do the command of this process within the default limits, and return its exit code."""
    # A command makes many small values and few cycles: looking for cycles costs a third of the judging.
    gc.disable()
    # Its threads would each reserve memory that counts as used; kamxl asks it for nothing heavy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    take_post(log)
    try:
        return _to_the_end()
    except MemoryError:
        end = BadEnd.MEMORY
    except (ImportError, OSError, RuntimeError) as error:
        # Pandas is imported late, when the memory may be used up already.
        if not is_no_room(error):
            raise
        end = BadEnd.MEMORY
    except BaseException as error:
        # What a Rust library raises when it breaks down is no Exception and belongs to no module.
        if type(error).__name__ != "PanicException":
            raise
        end = BadEnd.BROKEN
    # Said only here, where the memory that the failed attempt held is free again.
    return tell(end)


def _to_the_end() -> int:
    """Do the command and write out all it has to say, unless nobody reads on."""
    from kamxl.hosts.cli.exit_codes import COULD_NOT
    from kamxl.hosts.cli.main import main

    try:
        code = main()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # What Python still has to write when it ends goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return COULD_NOT
    return code
