"""Overdue purchases: the account is later than its own rhythm."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import floor
from statistics import median

from kamxl.domain.facts import Facts, LineFacts
from kamxl.rules.churn import counted, gone_lines
from kamxl.settings.alerts import AlertSettings


def gaps(days: Sequence[date]) -> list[int]:
    """Return the days between distinct order days."""
    ordered = sorted(set(days))
    return [(later - earlier).days for earlier, later in pairwise(ordered)]


def quantile(values: Sequence[float], share: float) -> float:
    """Return a quantile by linear interpolation, as Excel's PERCENTILE does."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def is_overdue(days: Sequence[date], as_of: date, settings: AlertSettings) -> bool | None:
    """Say whether the next order is overdue; None with too few orders to know a rhythm.

    Overdue: the days since the last order exceed both 1.5 x the median gap and the 90th percentile
    of the account's own gaps.
    """
    known = sorted({day for day in days if day <= as_of})
    if len(known) < settings.overdue_orders:
        return None
    own = gaps(known)
    limit = max(settings.overdue_factor * median(own), quantile(own, settings.overdue_percentile))
    return (as_of - known[-1]).days > limit


def next_order(days: Sequence[date]) -> date | None:
    """Return when the next order is expected: the last one plus the median gap; None under two orders."""
    own = gaps(days)
    return max(days) + timedelta(days=round(median(own))) if own else None


def line_overdue(line: LineFacts, as_of: date, settings: AlertSettings) -> bool:
    """Say whether one product line of an account is overdue."""
    if line.order_days < settings.overdue_orders or line.last_order is None:
        return False
    limit = max(settings.overdue_factor * (line.median_gap or 0.0), line.long_gap or 0.0)
    return (as_of - line.last_order).days > limit


def late_lines(facts: Facts, settings: AlertSettings) -> list[LineFacts]:
    """Return the lines later than their own rhythm; a line that is gone is churn already."""
    gone = {line.name for line in gone_lines(facts.lines)}
    return [
        line
        for line in counted(facts.lines)
        if line.name not in gone and line_overdue(line, facts.as_of, settings)
    ]


def line_due(line: LineFacts) -> date | None:
    """Return when the next order of a line is expected; None when its rhythm is unknown."""
    if line.last_order is None or line.median_gap is None:
        return None
    return line.last_order + timedelta(days=round(line.median_gap))
