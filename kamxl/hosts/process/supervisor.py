"""The `kamxl` command: workbooks are read in a process of its own, so that no file can take it down.

A damaged or hostile file can make a library end its process, or hold it for ever. So the command starts
itself once more as a worker with limits, waits, and turns a worker's bad end into a sentence.
Nothing heavy may be imported here: every command pays for it.
"""

import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

MARK = "KAMXL_WORKER"
"""Tells a worker what it is, and where to write what its libraries say when they break down."""
READING = frozenset(
    {"check", "map", "score", "report", "view", "week", "explain", "whatif", "snapshot", "backtest", "demo"}
)
"""The commands that read workbooks."""
REPAIRING = ["addin", "repair"]
_ENDS = frozenset({0, 1, 2})
_HELP = frozenset({"-h", "--help"})
_OWN_WAY_SECONDS = 2.0
_MOST_LOG = 1 << 20


def run() -> None:
    """Be the `kamxl` command and end with its exit code: never with a traceback, nor as if it were done."""
    try:
        code = _code()
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 - the outermost catch
        from kamxl.hosts.process.last_words import understood

        end = understood(error)
    else:
        sys.exit(code)
    # Said only here, where the memory that the failed attempt held is free again.
    from kamxl.hosts.process.last_words import told

    sys.exit(told(end))


def _code() -> int:
    log = os.environ.pop(MARK, None)
    if log is not None:
        from kamxl.hosts.process.worker import work

        return work(log)
    if _reads_workbooks():
        return supervise([sys.executable, *sys.orig_argv[1:]])
    from kamxl.hosts.process.last_words import to_the_end

    return to_the_end()


def _reads_workbooks() -> bool:
    """Say whether this is a command line that reads workbooks, and not a program that calls `run`."""
    given = sys.argv[1:]
    return (
        (given[:2] == REPAIRING or (bool(given) and given[0] in READING))
        and not _HELP.intersection(given)
        and sys.orig_argv[-len(given) :] == given
    )


def supervise(command: Sequence[str]) -> int:
    """Let a worker do the command, and return the exit code.

    Input, output and Ctrl-C are the worker's own; only a bad end is told here.
    """
    import subprocess
    import tempfile

    log, name = tempfile.mkstemp(prefix="kamxl-", suffix=".log")
    try:
        # The command is this one, as it was given.
        with subprocess.Popen(command, env={**os.environ, MARK: name}) as worker:  # noqa: S603
            signal.signal(signal.SIGTERM, lambda *_: worker.terminate())
            code, stopped = _wait(worker)
        said = os.pread(log, _MOST_LOG, 0) if hasattr(os, "pread") else _read(name)
    finally:
        os.close(log)
        # Where a file may be removed while it is open, the worker has done so already.
        if os.path.exists(name):  # noqa: PTH110 - pathlib costs every command some milliseconds
            os.unlink(name)  # noqa: PTH108 - the same
    return _understood(code, said, stopped=stopped)


def _read(name: str) -> bytes:
    with open(name, "rb") as file:  # noqa: PTH123 - the same
        return file.read(_MOST_LOG)


def _wait(worker: "subprocess.Popen[bytes]") -> tuple[int, bool]:
    """Wait for the worker; after Ctrl-C give it time to end by itself, then ask, then end it."""
    import subprocess

    patience: float | None = None
    asked = os.name != "posix"
    while True:
        try:
            return worker.wait(patience), patience is not None
        except KeyboardInterrupt:
            if patience is not None:
                worker.kill()
            patience = _OWN_WAY_SECONDS
        except subprocess.TimeoutExpired:
            if asked:
                worker.kill()
            else:
                worker.send_signal(signal.SIGINT)
            asked = True


def _understood(code: int, said: bytes, *, stopped: bool) -> int:
    """Return the exit code of a worker that ended well; tell how it ended otherwise."""
    timeout = said.startswith(b"Timeout (") or b"\nTimeout (" in said
    if code in _ENDS and not timeout:
        return code
    from kamxl.hosts.process.bad_end import BadEnd
    from kamxl.hosts.process.last_words import told

    if timeout:
        return told(BadEnd.TIME)
    if stopped:
        return told(BadEnd.STOPPED)
    return told(BadEnd.MEMORY if b"memory allocation" in said else BadEnd.BROKEN)
