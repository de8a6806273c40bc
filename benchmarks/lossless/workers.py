"""Each file in a process of its own, with limits on time and memory: no file can harm the run."""

import multiprocessing
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from benchmarks.lossless.outcome import FAILED, Outcome

Work = Callable[[Path], Outcome]
# A copy of this process starts in milliseconds; Windows has no such copies.
COPIES = multiprocessing.get_context("fork" if sys.platform != "win32" else "spawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long a file may take, and how much address space its process may ask for."""

    seconds: float = 60
    bytes: int = 3 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class _Running:
    path: Path
    process: BaseProcess
    answer: Connection
    since: float


def outcomes(work: Work, paths: Iterable[Path], *, jobs: int, limits: Limits) -> Iterator[Outcome]:
    """Work on all files, `jobs` at a time; give the outcomes as they come."""
    waiting = iter(paths)
    running: list[_Running] = []
    while True:
        while len(running) < jobs and (path := next(waiting, None)) is not None:
            running.append(_started(work, path, limits))
        if not running:
            return
        wait([one.answer for one in running], timeout=0.5)
        now = time.monotonic()
        for one in [*running]:
            outcome = _finished(one, now, limits)
            if outcome is not None:
                running.remove(one)
                yield outcome


def _started(work: Work, path: Path, limits: Limits) -> _Running:
    answer, say = COPIES.Pipe(duplex=False)
    process = COPIES.Process(target=_run, args=(work, path, limits, say))
    process.start()
    say.close()
    return _Running(path=path, process=process, answer=answer, since=time.monotonic())


def _finished(one: _Running, now: float, limits: Limits) -> Outcome | None:
    seconds = now - one.since
    if one.answer.poll():
        try:
            outcome: Outcome = one.answer.recv()
        except EOFError:
            one.process.join()
            said = f"The process ended with {one.process.exitcode}."
            outcome = Outcome(path=one.path, result=FAILED, said=said, seconds=seconds)
    elif seconds > limits.seconds:
        one.process.kill()
        said = f"Not done in {limits.seconds:g} s."
        outcome = Outcome(path=one.path, result=FAILED, said=said, seconds=seconds)
    else:
        return None
    one.process.join()
    one.answer.close()
    return outcome


def _run(work: Work, path: Path, limits: Limits, say: Connection) -> None:
    if sys.platform == "linux":  # elsewhere there is no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.bytes, limits.bytes))
    start = time.monotonic()
    try:
        outcome = work(path)
    except Exception:  # noqa: BLE001 - whatever it is, it is the finding
        said = traceback.format_exc(limit=-6).strip()
        outcome = Outcome(path=path, result=FAILED, said=said, seconds=time.monotonic() - start)
    say.send(outcome)
