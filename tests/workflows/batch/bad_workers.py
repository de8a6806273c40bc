"""Ways in which a worker can go wrong, by the name of the book it is given."""

import os
import signal
import sys
import time

from kamxl.domain.message import say
from kamxl.workflows.batch.outcome import Outcome, Status
from kamxl.workflows.batch.task import Task, perform


def carry_out(task: Task) -> Outcome:
    """Go wrong as the book's name says; otherwise tell which process this is."""
    match task.book.split()[0]:
        case "abort":
            os.abort()
        case "exit":
            os._exit(3)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(3600)
        case "deaf":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(3600)
        case "greedy":
            return perform(task)
        case "slow":
            time.sleep(1.5)
    return Outcome(book=task.book, status=Status.DONE, reason=say("{pid}", pid=os.getpid()))


def never_start(task: Task) -> Outcome:
    """Be a worker whose process ends before it is ready: the module that it needs is not there."""
    raise AssertionError(task)


if os.environ.get("KAMXL_TEST_NO_START") and "pytest" not in sys.modules:
    os._exit(9)
