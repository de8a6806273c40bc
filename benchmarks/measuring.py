"""Measure whole processes: how long by the clock, and how much memory at the peak."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

Command: TypeAlias = Sequence[str]
KIB_PER_UNIT = 1 if sys.platform != "darwin" else 1 / 1024  # Linux counts peak memory in KiB, macOS in bytes


class CommandFailedError(Exception):
    """A measured command ended with an exit code that was not expected; the message shows its last words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of one process and of those it waited for: seconds by the clock, peak MiB of the largest."""

    seconds: float
    processor_seconds: float
    peak_mib: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """All runs of one command, in the order of the rounds."""

    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """Median seconds by the clock."""
        return median(run.seconds for run in self.runs)

    @property
    def peak_mib(self) -> float:
        """Median peak memory in MiB."""
        return median(run.peak_mib for run in self.runs)

    def times_of(self, other: "Runs") -> float:
        """Median over the rounds of this command's time divided by the other's in the same round."""
        return median(mine.seconds / its.seconds for mine, its in zip(self.runs, other.runs, strict=True))


def interleaved(commands: Mapping[str, Command], *, rounds: int) -> dict[str, Runs]:
    """Run every command once a round, so that a slow minute of the machine hits all of them."""
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(run_once(command))
    return {name: Runs(runs=tuple(runs)) for name, runs in found.items()}


def run_once(command: Command, *, good: frozenset[int] = frozenset({0, 1})) -> Run:
    """Run a command and measure it. Exit code 1 is good: kamxl says so that some cells were left out.

    Raises:
        CommandFailedError: The exit code is not among the good ones.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in good:
            said.seek(0)
            raise CommandFailedError(f"{' '.join(command)}: {said.read()[-2000:]}")
    return Run(
        seconds=seconds,
        processor_seconds=used.ru_utime + used.ru_stime,
        peak_mib=used.ru_maxrss * KIB_PER_UNIT / 1024,
    )
