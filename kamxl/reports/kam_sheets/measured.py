"""What KAM Measures takes from the facts of an account."""

from collections.abc import Sequence

from kamxl.domain.alert import Light
from kamxl.domain.dates import add_months, last_month_end
from kamxl.domain.facts import Facts, SignalKind
from kamxl.domain.review import Review
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import Value
from kamxl.rules.churn import counted, gone_lines
from kamxl.rules.customer_file import completeness
from kamxl.rules.drop import likely_seasonal
from kamxl.rules.light import brightest
from kamxl.rules.overdue import late_lines
from kamxl.rules.stability import MONTHS_LOOKED_AT, QUARTERS_LOOKED_AT

QUARTERS = QUARTERS_LOOKED_AT + 1
"""Eight quarters are looked at, today and one quarter before."""
MONTHS = MONTHS_LOOKED_AT + 3
"""Twelve months are looked at, today and one quarter (three months) before."""
LAST_QUARTERS = 3

STATED = {
    SignalKind.STATED_RED: Light.RED,
    SignalKind.STATED_YELLOW: Light.YELLOW,
    SignalKind.STATED_GREEN: Light.GREEN,
}


def quarter_labels(review: Review) -> tuple[str, ...]:
    """Return the last completed quarters, oldest first."""
    return tuple(str(review.quarter.plus(back)) for back in range(1 - QUARTERS, 1))


def month_labels(review: Review) -> tuple[str, ...]:
    """Return the last completed months, oldest first."""
    last = last_month_end(review.as_of).replace(day=1)
    return tuple(f"{add_months(last, back):%Y-%m}" for back in range(1 - MONTHS, 1))


def last_quarters(review: Review) -> tuple[str, ...]:
    """Return the last three completed quarters, oldest first."""
    return quarter_labels(review)[-LAST_QUARTERS:]


def padded(history: Sequence[float] | None, length: int) -> list[Value]:
    """Return the newest values of a history, oldest first; blank before it began."""
    newest: list[Value] = [] if history is None else list(history[-length:])
    return [None] * (length - len(newest)) + newest


def months(subject: Subject) -> list[Value]:
    """Return 15 months: the first three are those that only the quarter before looks at."""
    before = padded(subject.one.before.months, MONTHS_LOOKED_AT)
    return before[: MONTHS - MONTHS_LOOKED_AT] + padded(subject.one.facts.months, MONTHS_LOOKED_AT)


def has(facts: Facts, kind: SignalKind) -> Value:
    """Return True when there is such a signal, else blank."""
    return any(signal.kind is kind for signal in facts.signals) or None


def late_deliveries(facts: Facts) -> int:
    """Count the late deliveries."""
    return sum(signal.kind is SignalKind.LATE_DELIVERY for signal in facts.signals)


def intent(facts: Facts) -> str | None:
    """Return the renewal intent that worries: no, vague, or None."""
    kinds = {signal.kind for signal in facts.signals}
    if SignalKind.WILL_NOT_RENEW in kinds:
        return "no"
    return "vague" if SignalKind.RENEWAL_VAGUE in kinds else None


def stated(facts: Facts) -> str | None:
    """Return the most serious light that the team set itself; None without one."""
    lights = [STATED[signal.kind] for signal in facts.signals if signal.kind in STATED]
    return brightest(lights).value if lights else None


def same_every_year(facts: Facts) -> bool | None:
    """Say whether the season explains fewer order days; None when order days are unknown."""
    return None if facts.order_days is None else likely_seasonal(facts.order_days)


def overdue_lines(subject: Subject) -> int:
    """Count the product lines that are later than their own rhythm and still bought."""
    return len(late_lines(subject.one.facts, subject.settings.alerts))


def lines_bought(facts: Facts) -> int:
    """Count the product lines bought in the churn window before."""
    return sum(line.before > 0 for line in counted(facts.lines))


def lines_gone(facts: Facts) -> int:
    """Count the product lines bought before and no longer bought."""
    return len(gone_lines(facts.lines))


def lines_still(facts: Facts) -> int:
    """Count the product lines bought now."""
    return sum(line.now > 0 for line in facts.lines)


def file_filled(facts: Facts) -> float | None:
    """Return the filled part of the customer file."""
    found = completeness(facts)
    return round(found.share, 4) if found else None
