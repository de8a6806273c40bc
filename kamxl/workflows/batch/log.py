"""The log: one line of JSON for each book, written as soon as the book is done."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kamxl.workflows.batch.outcome import Outcome, Status

if TYPE_CHECKING:
    from datetime import datetime

    from kamxl.workflows.batch.plan import PlannedBook

UNCHANGED = "unchanged"


def line_of(outcome: Outcome, planned: PlannedBook, time: datetime) -> dict[str, Any]:
    """Return what the log says about a book that was worked on."""
    reading = outcome.reading
    return {
        "time": time.isoformat(timespec="seconds"),
        "book": outcome.book,
        "files": [str(path) for path in planned.book.files],
        "status": outcome.status.value,
        "reason": None if outcome.reason is None else str(outcome.reason),
        "open_elsewhere": planned.open_elsewhere,
        "quarter": reading.quarter if reading else None,
        "accounts": reading.accounts if reading else None,
        "rows": {"read": reading.read, "used": reading.used, "left_out": reading.left_out}
        if reading
        else None,
        "problems": reading.problems if reading else None,
        "findings": [f"{one.where}: {one.message}" for one in reading.findings] if reading else [],
        "said": [str(one) for one in outcome.said],
        "outputs": [one.mark.path for one in outcome.made],
        "seconds": round(outcome.seconds, 3),
        "memory_mib": None if outcome.memory is None else round(outcome.memory, 1),
        "trace": outcome.trace,
    }


def skipped_line(outcome: Outcome, planned: PlannedBook, time: datetime) -> dict[str, Any]:
    """Return what the log says about a book that was skipped: nothing was done, and it cost nothing."""
    status = outcome.status.value if outcome.status is Status.FAILED else UNCHANGED
    cost = {"status": status, "seconds": 0.0, "memory_mib": None}
    return line_of(outcome, planned, time) | cost


def written(line: dict[str, Any]) -> str:
    """Return a line of the log as text."""
    return json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n"
