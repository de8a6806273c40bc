"""What became of one book: everything the log, the summary and the portfolio need, and nothing big."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from kamxl.domain.message import Message
    from kamxl.workflows.batch.marks import Mark
    from kamxl.workflows.batch.request import Kind


class Status(StrEnum):
    """How a book ended: every cell used, some not, or not done at all."""

    DONE = "done"
    PROBLEMS = "problems"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One file made of a book. The path of its mark starts at the output folder, parted by `/`."""

    kind: Kind
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem of a book."""

    where: str
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was found in a book. Counts of rows are over all tables; `findings` are the first few."""

    language: str = "en"
    currency: str | None = None
    as_of: date | None = None
    quarter: str | None = None
    accounts: int = 0
    read: int = 0
    used: int = 0
    left_out: int = 0
    problems: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The end of one task.

    `reason` says why it failed, `trace` where in kamxl when that was a bug. `lasting` failures come again
    until the input changes; others (a locked file, a stopped worker) may not. `for_today` results depend
    on the very day they were made on, because the book has rows dated later. `facts` is the essence of
    the review as JSON. `said` tells what became of a
    snapshot. `seconds` and `memory` (peak MiB; None when not known) are what it cost.
    """

    book: str
    status: Status
    reason: Message | None = None
    trace: str | None = None
    lasting: bool = True
    for_today: bool = False
    inputs: tuple[Mark, ...] = ()
    made: tuple[Made, ...] = ()
    reading: Reading | None = None
    facts: str | None = None
    said: tuple[Message, ...] = ()
    seconds: float = 0.0
    memory: float | None = None


def failed(
    book: str,
    reason: Message,
    *,
    trace: str | None = None,
    lasting: bool = False,
    inputs: tuple[Mark, ...] = (),
) -> Outcome:
    """Return the outcome of a book that could not be done."""
    return Outcome(
        book=book, status=Status.FAILED, reason=reason, trace=trace, lasting=lasting, inputs=inputs
    )


def costing(outcome: Outcome, seconds: float, memory: float | None = None) -> Outcome:
    """Return an outcome with what it cost."""
    return replace(outcome, seconds=seconds, memory=memory)
