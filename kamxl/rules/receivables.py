"""Receivables: for how long an amount is overdue, and in which age it stands (standard ageing).

Source: literature.
"""

from datetime import date
from enum import StrEnum


class Age(StrEnum):
    """The usual ages of what is owed, in days after the due date."""

    PAID = "paid"
    NOT_DUE = "not_due"
    UP_TO_30 = "days_1_30"
    UP_TO_60 = "days_31_60"
    UP_TO_90 = "days_61_90"
    OVER_90 = "days_over_90"


UP_TO = ((0, Age.NOT_DUE), (30, Age.UP_TO_30), (60, Age.UP_TO_60), (90, Age.UP_TO_90))


def days_late(due: date, paid_on: date | None, as_of: date) -> int:
    """Return for how many days a payment is or was late; 0 in time, or not due yet.

    Args:
        due: The due date.
        paid_on: When it was paid; None, or a day after `as_of`, is not paid yet.
        as_of: The day to judge.
    """
    until = as_of if paid_on is None else min(paid_on, as_of)
    return max(0, (until - due).days)


def ageing(owed: float, days: int) -> Age:
    """Return the age of an amount.

    Args:
        owed: What is still owed; nothing, or less, is paid.
        days: Days after its due date.
    """
    if owed <= 0:
        return Age.PAID
    return next((age for limit, age in UP_TO if days <= limit), Age.OVER_90)
