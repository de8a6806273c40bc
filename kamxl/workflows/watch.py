"""Keep the results of a folder up to date: whatever changes is done again, once, and nothing else.

What makes a book be done is never an event, but that its input differs from what its results were made from
(`changed_only`). Events only tell when to look. So no event can make kamxl run in circles, and one that gets
lost is made up for by the next look.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.workflows.batch.finish import finish_batch
from kamxl.workflows.batch.manifest import Manifest
from kamxl.workflows.batch.outcome import Outcome, Status
from kamxl.workflows.batch.plan import Plan, plan_batch
from kamxl.workflows.batch.run import run_batch
from kamxl.workflows.batch.task import own_fault
from kamxl.workflows.batch.transfer import sent_along

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from kamxl.domain.message import Message
    from kamxl.workflows.batch.engine import Engine
    from kamxl.workflows.batch.request import Request

LOOK_SECONDS = 600.0
"""How often everything is looked over although nobody told of a change: network folders do not tell."""

_MOST_PATIENCE = 15
"""How many times the settling time somebody may go on saving before the books are read all the same."""

_FIRST_PAUSE, _LONGEST_PAUSE = 30.0, 3600.0


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's own calendar day is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What to keep up to date, and how. Seconds are those of `clock`.

    `fault` says what an error means that nobody expected: watching goes on after it.
    """

    request: Request
    engine_for: Callable[[Plan], Engine]
    told: Callable[[Plan, Outcome], None]
    settle: float = 2.0
    clock: Callable[[], float] = time.monotonic
    today: Callable[[], date] = _today
    fault: Callable[[Exception], Message] = own_fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One look at everything: the books that were done, or why nothing could be done."""

    outcomes: tuple[Outcome, ...] = ()
    trouble: Message | None = None

    @property
    def come_back(self) -> bool:
        """Whether trying again may help although nothing changes, as with a file that somebody holds."""
        passing = any(one.status is Status.FAILED and not one.lasting for one in self.outcomes)
        return passing or self.trouble is not None


def keep_up(watch: Watch, ticks: Iterable[Collection[Path]]) -> Iterator[Round]:
    """Look over everything at once, and again whenever something changed and has settled.

    Args:
        watch: What to keep up to date.
        ticks: The files that changed since the tick before, often none. It ends when watching does.
    """
    due = _Due(settle=watch.settle, clock=watch.clock)
    settings = _Changes(watch.request.settings_file)
    for changed in ticks:
        if changed or settings.seen():
            due.note()
        if due.now():
            one = look(watch)
            due.done(come_back=one.come_back)
            yield one


def look(watch: Watch) -> Round:
    """Do what changed since the results were made."""
    request = replace(watch.request, today=watch.today(), changed_only=True)
    outcomes = []
    try:
        with Manifest.opened(request.output) as manifest:
            plan = plan_batch(request, manifest)
            for outcome in run_batch(plan, watch.engine_for(plan), manifest):
                outcomes.append(outcome)
                watch.told(plan, outcome)
            finished = finish_batch(plan, manifest)
            sent_along(request, finished.outputs)
    except KamxlError as error:
        return Round(outcomes=tuple(outcomes), trouble=error.message)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next look may go well
        return Round(outcomes=tuple(outcomes), trouble=watch.fault(error))
    return Round(outcomes=tuple(outcomes), trouble=next(iter(finished.troubles), None))


@dataclass(slots=True, kw_only=True)
class _Due:
    """When to look: at once, when changes have settled, when trying again may help, and now and then."""

    settle: float
    clock: Callable[[], float]
    first: float | None = None
    last: float = 0.0
    again: float = float("-inf")
    pause: float = _FIRST_PAUSE

    def note(self) -> None:
        """Note that something changed."""
        self.last = self.clock()
        self.first = self.last if self.first is None else self.first

    def now(self) -> bool:
        """Say whether it is time to look."""
        now = self.clock()
        if self.first is None:
            return now >= self.again
        return now - self.last >= self.settle or now - self.first >= self.settle * _MOST_PATIENCE

    def done(self, *, come_back: bool) -> None:
        """Note that everything was looked at."""
        self.first = None
        self.again = self.clock() + (self.pause if come_back else LOOK_SECONDS)
        self.pause = min(2 * self.pause, _LONGEST_PAUSE) if come_back else _FIRST_PAUSE


@dataclass(slots=True)
class _Changes:
    """Whether the settings file changed; it may lie anywhere, so nobody tells of it."""

    file: Path | None
    before: tuple[int, int] | None = field(init=False)

    def __post_init__(self) -> None:
        self.before = self._status()

    def seen(self) -> bool:
        """Say whether it changed since this was asked last."""
        before, self.before = self.before, self._status()
        return before != self.before

    def _status(self) -> tuple[int, int] | None:
        try:
            status = None if self.file is None else self.file.stat()
        except OSError:
            return None
        return None if status is None else (status.st_size, status.st_mtime_ns)
