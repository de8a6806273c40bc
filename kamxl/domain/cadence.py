"""Contact cadence: what an account's age requires, and what was kept."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from kamxl.domain.dates import add_months, month_end, months_between
from kamxl.domain.facts import CadenceFacts
from kamxl.domain.quarter import last_completed, quarter_of

LEVELS = {"formal": 1, "executive": 2, "workshop": 3}
_QUARTER_MONTHS = 3


class CadenceRules(Protocol):
    """How often an account of a certain age must be met: what the team has set."""

    @property
    def new_until_months(self) -> int:
        """Younger accounts are new."""

    @property
    def young_until_months(self) -> int:
        """Younger accounts are young, older ones settled."""

    @property
    def new_every_days(self) -> int:
        """Days between the formal contacts of a new account."""

    @property
    def young_every_days(self) -> int:
        """Days between the business reviews of a young account."""

    @property
    def settled_quarters(self) -> int:
        """Quarters with a workshop that are looked at."""


class Contact(NamedTuple):
    """One contact: its day, how high it was (1 formal, 2 executive, 3 workshop), and the label of its row."""

    day: date
    level: int
    label: object = None


class Period(NamedTuple):
    """One stretch of time in which a contact of a level is required."""

    first: date
    last: date
    level: int


def cadence(  # noqa: PLR0913 - all that a count of contacts goes by
    contacts: Sequence[Contact],
    first: date,
    as_of: date,
    rules: CadenceRules,
    *,
    start_month: int,
    assumed: bool,
    levels_recorded: bool,
    place: Callable[[object], str] | None = None,
) -> CadenceFacts:
    """Count the periods that needed a contact and those that had one (key-account handbook).

    Args:
        contacts: The account's contacts up to the date. A higher level counts for a lower one;
            where the book records no level, every contact counts for every level.
        first: First cooperation date (or the first purchase, then `assumed`).
        as_of: The date.
        rules: How often.
        start_month: First month of the fiscal year.
        assumed: Whether the first purchase stands in for the first cooperation date.
        levels_recorded: Whether the book records any contact level.
        place: Turns the label of a contact into its place in the book.
    """
    seen = [
        one if levels_recorded else Contact(one.day, 3, one.label) for one in contacts if one.day <= as_of
    ]
    phase = phase_of(first, as_of, rules)
    periods = required_periods(first, as_of, rules, start_month)
    kept = sum(
        any(period.first <= one.day <= period.last and one.level >= period.level for one in seen)
        for period in periods
    )
    last, due = _next_due(seen, phase, as_of, rules)
    return CadenceFacts(
        phase=phase,
        first=first,
        assumed=assumed,
        levels_recorded=levels_recorded,
        required=len(periods),
        kept=kept,
        last_contact=last.day if last else None,
        next_due=due,
        cell=place(last.label) if place and last else None,
    )


def phase_of(first: date, as_of: date, rules: CadenceRules) -> str:
    """Return new, young or settled by age in whole months."""
    age = months_between(first, as_of)
    if age < rules.new_until_months:
        return "new"
    return "young" if age < rules.young_until_months else "settled"


def required_periods(first: date, as_of: date, rules: CadenceRules, start_month: int) -> list[Period]:
    """List the periods in which the account's age required a contact."""
    phase = phase_of(first, as_of, rules)
    if phase == "settled":
        return _settled(first, as_of, rules)
    quarter_start = quarter_of(as_of, start_month).first_day
    if phase == "new":
        return _blocks(first, rules.new_every_days, quarter_start, as_of)
    return _blocks(first, rules.young_every_days, quarter_start, as_of) + _months(quarter_start, as_of)


def _blocks(first: date, days: int, start: date, end: date) -> list[Period]:
    """List blocks of days, counted from the first cooperation date, that end between two days."""
    blocks: list[Period] = []
    block_start = first
    while (block_end := block_start + timedelta(days=days - 1)) <= end:
        if block_end >= start:
            blocks.append(Period(block_start, block_end, LEVELS["formal"]))
        block_start = block_end + timedelta(days=1)
    return blocks


def _months(start: date, end: date) -> list[Period]:
    months: list[Period] = []
    while (last := month_end(start)) <= end:
        months.append(Period(start, last, LEVELS["executive"]))
        start = last + timedelta(days=1)
    return months


def _settled(first: date, as_of: date, rules: CadenceRules) -> list[Period]:
    """List the last completed calendar quarters that began after the account's first year."""
    newest = last_completed(as_of)
    settled_from = add_months(first, rules.young_until_months)
    quarters = [newest.plus(-back) for back in range(rules.settled_quarters)]
    return [
        Period(quarter.first_day, quarter.last_day, LEVELS["workshop"])
        for quarter in reversed(quarters)
        if quarter.first_day >= settled_from
    ]


def _next_due(
    seen: Sequence[Contact], phase: str, as_of: date, rules: CadenceRules
) -> tuple[Contact | None, date]:
    """Return the last contact of the level that is due next, and when: that one plus the interval.

    Without one, the next is due now.
    """

    def last(level: str) -> Contact | None:
        made = (one for one in seen if one.level >= LEVELS[level])
        return max(made, key=lambda one: one.day, default=None)

    formal, executive, workshop = (last(level) for level in LEVELS)
    if phase == "settled":
        return workshop, add_months(workshop.day, _QUARTER_MONTHS) if workshop else as_of
    days = rules.new_every_days if phase == "new" else rules.young_every_days
    review = formal, formal.day + timedelta(days=days) if formal else as_of
    if phase == "new":
        return review
    talk = executive, add_months(executive.day, 1) if executive else as_of
    return min(review, talk, key=lambda one: one[1])
