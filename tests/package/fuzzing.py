"""Work through harmed packages in processes of their own, so that no abort and no hang ends the run."""

import multiprocessing
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

from fuzz_case import READING, WRITING, Bases, tried

SECONDS_A_CASE = 60.0
MEMORY = 4 << 30
SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A case that ended in anything but success or a typed error."""

    number: int
    stage: str
    wrong: str

    def __str__(self) -> str:
        return f"case {self.number}, {self.stage}: {self.wrong}"


@dataclass(slots=True, kw_only=True)
class Ends:
    """How the cases of a run ended."""

    ends: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    died: list[Finding] = field(default_factory=list)
    """Cases in which the process that was reading came to its end: calamine can abort on hostile input."""


def run(bases: Bases, numbers: range, *, processes: int = 2) -> Ends:
    """Try all cases, in a few processes side by side."""
    ends = Ends()
    threads = [
        Thread(target=_share, args=(bases, numbers[start::processes], ends)) for start in range(processes)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ends.findings.sort(key=lambda one: one.number)
    return ends


def _share(bases: Bases, numbers: range, ends: Ends) -> None:
    """Try these cases in one process after the other: each goes on behind the case that ended the last."""
    while numbers:
        numbers = numbers[_as_far_as_it_goes(bases, numbers, ends) :]


def _as_far_as_it_goes(bases: Bases, numbers: range, ends: Ends) -> int:
    ours, theirs = SPAWN.Pipe()
    process = SPAWN.Process(target=_work, args=(bases, numbers, theirs))
    process.start()
    theirs.close()
    place, stage, done = 0, "starting", False
    try:
        while ours.poll(SECONDS_A_CASE):
            said = ours.recv()
            if said is None:
                done = True
                break
            place, stage, end, wrong = said
            ends.ends[f"{stage}: {end}"] += bool(end)
            if wrong:
                ends.findings.append(Finding(number=numbers[place], stage=stage, wrong=wrong))
        else:
            process.kill()
            hang = f"not done in {SECONDS_A_CASE:g} s"
            ends.findings.append(Finding(number=numbers[place], stage=stage, wrong=hang))
    except EOFError:
        process.join()
        death = Finding(number=numbers[place], stage=stage, wrong=f"ended with {process.exitcode}")
        (ends.died if stage == READING else ends.findings).append(death)
    process.join()
    ours.close()
    return len(numbers) if done else place + 1


def _work(bases: Bases, numbers: range, say: Connection) -> None:
    _limit_memory()
    with tempfile.TemporaryDirectory() as folder:
        for place, (number, stage) in enumerate_stages(numbers):
            path = Path(folder) / f"{number}.xlsx"
            if stage == WRITING:
                path.write_bytes(bases.case(number))
            say.send((place, stage, "", ""))
            say.send((place, stage, *tried(stage, path, bases.scratch)))
            if stage == READING:
                path.unlink()
    say.send(None)


def enumerate_stages(numbers: range) -> Iterator[tuple[int, tuple[int, str]]]:
    """Give each case twice: first it is written into, then it is read."""
    return ((place, (number, stage)) for place, number in enumerate(numbers) for stage in (WRITING, READING))


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
