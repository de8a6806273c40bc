"""The whole scenario, through the command line, as whole processes: python -m benchmarks.batch."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import CommandFailedError

KAMXL = (sys.executable, "-m", "kamxl", "batch")
GOOD_ENDS = frozenset({0, 1})


class ScenarioError(CommandFailedError):
    """A run did not end as it must."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One run of the command: seconds by the clock, and the lines of its log."""

    seconds: float
    lines: tuple[dict[str, object], ...]

    def of(self, *states: str) -> list[str]:
        """Give the books that ended in one of these states."""
        return sorted(str(line["book"]) for line in self.lines if line["status"] in states)

    @property
    def peak_mib(self) -> float:
        """Most memory that any book's process held."""
        return max((float(str(line["memory_mib"] or 0)) for line in self.lines), default=0.0)


def batch(source: Path, output: Path, *options: str) -> Batch:
    """Run a batch to its end.

    Raises:
        ScenarioError: It could not be done.
    """
    log = output.with_name(f"{output.name}.{time.monotonic_ns()}.jsonl")
    start = time.perf_counter()
    ended = subprocess.run(
        [*command(source, output, *options), "--json-log", str(log)],
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - start
    if ended.returncode not in GOOD_ENDS or not log.exists():
        raise ScenarioError(ended.stdout[-2000:] + ended.stderr[-2000:])
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return Batch(seconds=seconds, lines=tuple(lines))


def killed_batch(source: Path, output: Path, *options: str, when_done: int) -> int:
    """Run a batch and kill it as `kill -9` does when so many books are done; give how many were."""
    log = output.with_name(f"{output.name}.killed.jsonl")
    words = [*command(source, output, *options), "--json-log", str(log)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, start_new_session=True) as running:
        while running.poll() is None and _count(log) < when_done:
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGKILL)
    return _count(log)


def command(source: Path, output: Path, *options: str) -> Sequence[str]:
    """Give the words of the command."""
    return (*KAMXL, str(source), "-o", str(output), "--quarter", "2026Q3", *options)


def hashes(output: Path) -> dict[str, str]:
    """Give the hash of every result, by its path."""
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file() and ".kamxl" not in path.relative_to(output).parts
    }


def clean(*outputs: Path) -> None:
    """Remove results of earlier scenarios."""
    for output in outputs:
        shutil.rmtree(output, ignore_errors=True)


def _count(log: Path) -> int:
    return log.read_text(encoding="utf-8").count("\n") if log.exists() else 0
