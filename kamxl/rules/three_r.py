"""The handbook's 3R for complaints: react in 2 hours, respond in 24 with a plan, resolve with 2-3 options.

Source: handbook.
"""

from enum import StrEnum

from kamxl.rules.alerts.complaints import (
    ComplaintThresholds,
    confirmed_late,
    planned_late,
    too_few,
    too_many,
)


class ThreeR(StrEnum):
    """What was wrong with the answer to a complaint, the first thing in time."""

    CONFIRMED_LATE = "confirmed_late"
    PLANNED_LATE = "planned_late"
    TOO_FEW_OPTIONS = "too_few_options"
    TOO_MANY_OPTIONS = "too_many_options"
    KEPT = "kept"


def three_r(
    confirm_hours: float | None, plan_hours: float | None, options: float | None, limits: ComplaintThresholds
) -> ThreeR | None:
    """Judge the answer to a complaint; None where nothing is wrong so far and something is unknown.

    Args:
        confirm_hours: Hours until it was confirmed; None is unknown.
        plan_hours: Hours until the first plan.
        options: Number of options offered.
        limits: The handbook's limits, as the team has set them.
    """
    if confirmed_late(confirm_hours, limits):
        return ThreeR.CONFIRMED_LATE
    if planned_late(plan_hours, limits):
        return ThreeR.PLANNED_LATE
    if too_few(options, limits):
        return ThreeR.TOO_FEW_OPTIONS
    if None in (confirm_hours, plan_hours, options):
        return None
    return ThreeR.TOO_MANY_OPTIONS if too_many(options, limits) else ThreeR.KEPT
