"""How the account managers look after their customers: visits and survey answers, without words yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from customers import Customer
from dice import dice
from quarters import AS_OF, LAST, Quarter, months_between, quarter_of, quarters, workday

Level = Literal["formal", "executive", "workshop"]
CADENCE_QUARTERS = tuple(quarters(Quarter(2025, 4)))
FIRST_VISITS = Quarter(2025, 2)


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One visit: the day, its level, and the contacts met (their places in the contact list)."""

    day: date
    customer: Customer
    level: Level
    met: tuple[int, ...]


def visits(customer: Customer) -> list[Visit]:
    """Give all visits to a customer, oldest first."""
    days = young_visits(customer) if months_between(customer.since, AS_OF) < 12 else mature_visits(customer)
    found = sorted((day, level) for day, level in days if day <= AS_OF)
    return [
        Visit(day=day, customer=customer, level=level, met=met(customer, place, level))
        for place, (day, level) in enumerate(found)
    ]


def met(customer: Customer, place: int, level: Level) -> tuple[int, ...]:
    """Say which contacts a visit met; they take turns, except where everything hangs on one person."""
    if customer.story == "single thread":
        return (0,)
    return tuple(place + offset for offset in range({"formal": 1, "executive": 2, "workshop": 3}[level]))


def young_visits(customer: Customer) -> Iterator[tuple[date, Level]]:
    """Walk the visits of a new customer: weekly, later fortnightly with an executive contact a month."""
    throw = dice("young", customer.name)
    week = customer.since + timedelta(days=2)
    while week <= AS_OF:
        if throw.random() < 0.9:
            yield workday(week), "formal"
        step = 7 if months_between(customer.since, week) < 3 else 14
        week += timedelta(days=step)
    month = customer.since
    while months_between(customer.since, AS_OF) >= 3 and (month + timedelta(days=30)) <= AS_OF:
        month += timedelta(days=30)
        if throw.random() < 0.9:
            yield workday(month.replace(day=throw.randint(10, 22))), "executive"


def mature_visits(customer: Customer) -> Iterator[tuple[date, Level]]:
    """Walk the visits of an old customer: formal ones every quarter, workshops as often as it gets them."""
    throw = dice("visits", customer.name)
    with_workshop = set(throw.sample(CADENCE_QUARTERS[:3], min(customer.workshops, 3)))
    if customer.workshops == 4:
        with_workshop.add(LAST)
    for quarter in quarters(FIRST_VISITS):
        if customer.story == "stopped" and quarter == LAST:
            continue
        if quarter in with_workshop or (quarter < CADENCE_QUARTERS[0] and throw.random() < 0.5):
            yield day_in(quarter, throw.randint(20, 75)), "workshop"
        if throw.random() < 0.12 * customer.workshops:
            yield day_in(quarter, throw.randint(5, 80)), "executive"
        for part in range(1 + (customer.workshops > 0) + (throw.random() < 0.5)):
            yield day_in(quarter, 28 * part + throw.randint(3, 24)), "formal"


def day_in(quarter: Quarter, days: int) -> date:
    """Give a working day of a quarter, counted from its first day."""
    return workday(quarter.first_day + timedelta(days=min(days, 85)))


def answers(customer: Customer, topic: str, days: tuple[date, ...], spread: int) -> list[tuple[date, int]]:
    """Give a customer's survey answers (0–100) near the given days, none from before it was a customer."""
    throw = dice("answers", topic, customer.name)
    found = [
        (workday(day + timedelta(days=throw.randint(0, 12))), throw.randint(-spread, spread)) for day in days
    ]
    later = [(day, off) for day, off in found if quarter_of(day) > quarter_of(customer.since)]
    return [(day, max(0, min(100, customer.satisfaction + off))) for day, off in later]
