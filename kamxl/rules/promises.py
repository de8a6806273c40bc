"""Promises: how many were kept, and whether a risk was raised in time (key-account handbook)."""

from collections.abc import Sequence
from datetime import date, datetime

from kamxl.rules.alerts.promise import PromiseThresholds


def kept_rate(promises: Sequence[tuple[date | None, date | None]], as_of: date) -> float | None:
    """Return the share of promises due by a day that were kept, 0-1; None when none was due.

    Args:
        promises: The day each was due and the day it was done; one without a due day is left out, one
            that is not done was not kept.
        as_of: The day to judge.
    """
    fell_due = [(due, done) for due, done in promises if due is not None and due <= as_of]
    kept = sum(done is not None and done <= due for due, done in fell_due)
    return kept / len(fell_due) if fell_due else None


def warned_in_time(due: datetime, raised: datetime, limits: PromiseThresholds) -> bool:
    """Say whether the risk to a promise was raised early enough (48 hours before it is due, or earlier)."""
    return (due - raised).total_seconds() >= limits.promise_warning_hours * 3600.0
