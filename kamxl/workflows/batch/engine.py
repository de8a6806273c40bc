"""What carries tasks out. An engine takes tasks and gives their outcomes, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kamxl.workflows.batch.task import perform

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kamxl.workflows.batch.outcome import Outcome
    from kamxl.workflows.batch.task import Task


class Engine(Protocol):
    """Carries out tasks.

    Every task gets exactly one outcome, whatever happens to the process that works on it. When the caller
    stops early and closes the iterator, the engine stops its work and leaves no process behind.
    """

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield the outcome of each task as soon as it is known."""
        ...


class Serial:
    """One task after the other in this very process; nothing guards against a crash or a hang."""

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield the outcomes in the order of the tasks."""
        for task in tasks:
            yield perform(task)
