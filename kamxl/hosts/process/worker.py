"""A worker: the process that reads workbooks, with limits on its own time and memory."""

import gc
import os

from kamxl.hosts.process.last_words import to_the_end
from kamxl.hosts.process.limits import take_post


def work(log: str) -> int:
    """Do the command of this process within the default limits, and return its exit code."""
    # A command makes many small values and few cycles: looking for cycles costs a third of the judging.
    gc.disable()
    # Its threads would each reserve memory that counts as used; kamxl asks it for nothing heavy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    take_post(log)
    return to_the_end()
