"""How the invented customers buy: revenue by quarter, and the orders that add up to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum
from random import Random

from customers import Customer
from dice import dice, jitter
from quarters import AS_OF, LAST, Quarter, quarter_of, quarters, workday

SEASON = {1: 1.34, 2: 1.04, 3: 0.80, 4: 0.82}  # busiest around Spring Festival, quiet in summer
DROP = {Quarter(2026, 2): 0.80, Quarter(2026, 3): 0.62}
LAST_MONTH_OF_STOPPED = date(2026, 3, 1)
LAST_MONTH_OF_LOST_LINE = date(2026, 3, 1)
LAST_MONTH_OF_OVERDUE_LINE = date(2026, 7, 1)
MONTHS_OF_RARE_BUYERS = (1, 0, 1)  # of each quarter
NO_RETURNS = ("stopped", "partial churn", "overdue", "dropping", "seasonal", "rarer orders")


@dataclass(frozen=True, kw_only=True)
class Order:
    """One order position before prices: when, which line, and how much money (negative: a return)."""

    day: date
    customer: Customer
    line: str
    amount: float


def quarter_revenue(customer: Customer, quarter: Quarter) -> float:
    """Give what a customer should buy in a quarter: size, growth, season, story, and a little noise."""
    if quarter < quarter_of(customer.since) or (customer.story == "stopped" and quarter > Quarter(2026, 1)):
        return 0.0
    years = (quarter.year - 2026) + (quarter.number - 3) / 4
    noise = jitter(
        dice("quarter", customer.name, str(quarter)), 0.015 if customer.story == "seasonal" else 0.05
    )
    season = SEASON[quarter.number] if customer.story == "seasonal" else 1.0
    story = DROP.get(quarter, 1.0) if customer.story == "dropping" else 1.0
    months = [
        month
        for month in quarter.months
        if (month.year, month.month) >= (customer.since.year, customer.since.month)
    ]
    return customer.yearly / 4 * (1 + customer.growth) ** years * noise * season * story * len(months) / 3


def line_shares(customer: Customer) -> dict[str, float]:
    """Share a customer's revenue among its lines: the first is the largest."""
    throw = dice("lines", customer.name)
    weights = {line: jitter(throw, 0.2) * 0.75**place for place, line in enumerate(customer.lines)}
    total = fsum(weights.values())
    return {line: weight / total for line, weight in weights.items()}


def line_start(customer: Customer, line: str) -> date:
    """Give the day from which a customer buys a line; some take up their last one only in 2024 or 2025."""
    throw = dice("start", customer.name)
    if line != customer.lines[-1] or len(customer.lines) < 4 or customer.story or throw.random() < 0.5:
        return customer.since
    return throw.choice([Quarter(2024, 3), Quarter(2024, 4), Quarter(2025, 1), Quarter(2025, 2)]).first_day


def line_end(customer: Customer, line: str) -> date:
    """Give the first day of the last month in which a customer buys a line."""
    if customer.story == "stopped":
        return LAST_MONTH_OF_STOPPED
    if customer.story == "partial churn" and line == customer.lines[1]:
        return LAST_MONTH_OF_LOST_LINE
    if customer.story == "overdue" and line == customer.lines[0]:
        return LAST_MONTH_OF_OVERDUE_LINE
    return AS_OF


def order_days(customer: Customer, line: str, month: date, *, project: bool) -> list[date]:
    """Give the days of a month on which a customer orders a line; each line keeps its days of the month."""
    throw = dice("days", customer.name, line)
    first, later, often = throw.randint(3, 12), throw.randint(12, 14), throw.random() < 0.4
    days = [workday(month.replace(day=first))]
    if customer.story == "rarer orders":
        often = month < Quarter(2026, 2).first_day or (month < LAST.first_day and line in customer.lines[:2])
    if often and not project and customer.story != "overdue":
        days.append(workday(month.replace(day=first + later)))
    return [max(day, workday(customer.since + timedelta(days=3))) for day in days]


def buying_months(customer: Customer, line: str, quarter: Quarter, projects: tuple[str, ...]) -> list[date]:
    """Give the months of a quarter in which a customer buys a line."""
    first = max(customer.since, line_start(customer, line)).replace(day=1)
    wanted: tuple[int, ...] = (1, 1, 1)
    if customer.story == "now and then":
        wanted = MONTHS_OF_RARE_BUYERS
    elif line in projects and quarter_of(customer.since) != quarter:
        wanted = (0, 1, 0)
    months = zip(quarter.months, wanted, strict=True)
    return [month for month, buys in months if buys and first <= month <= line_end(customer, line)]


def orders(
    customer: Customer, first: Quarter, projects: tuple[str, ...], positions: float
) -> Iterator[Order]:
    """Walk all order positions of a customer.

    Args:
        customer: Who buys.
        first: The oldest quarter of the book.
        projects: Lines that are bought once a quarter rather than every month.
        positions: Usual number of positions an order of this customer has.
    """
    shares = line_shares(customer)
    for quarter in quarters(max(first, quarter_of(customer.since))):
        revenue = quarter_revenue(customer, quarter)
        # While a line is not taken up yet the others carry its revenue; a lost line's revenue is lost.
        open_share = fsum(
            share for line, share in shares.items() if line_start(customer, line) <= quarter.last_day
        )
        for line, share in shares.items():
            months = buying_months(customer, line, quarter, projects)
            usual = 3 if customer.story == "overdue" and months else len(months)
            for month in months:
                days = order_days(customer, line, month, project=line in projects)
                amount = revenue * share / open_share / usual / len(days)
                yield from month_orders(customer, line, days, amount, positions)


def month_orders(
    customer: Customer, line: str, days: list[date], amount: float, positions: float
) -> Iterator[Order]:
    """Split the orders of a month (each over `amount`) into positions, now and then with a return."""
    throw = dice("orders", customer.name, line, str(days[0].replace(day=1)))
    for day in days:
        parts = split(amount, max(1, round(positions * throw.uniform(0.6, 1.4))), throw)
        for part in parts:
            yield Order(day=day, customer=customer, line=line, amount=part)
        if throw.random() < 0.012 and customer.story not in NO_RETURNS and day.day < 20:
            yield Order(
                day=workday(day + timedelta(days=6)),
                customer=customer,
                line=line,
                amount=-parts[0] * throw.uniform(0.1, 0.3),
            )


def split(amount: float, parts: int, throw: Random) -> list[float]:
    """Split an amount into unequal parts."""
    weights = [throw.uniform(0.5, 1.5) for _ in range(parts)]
    return [amount * weight / fsum(weights) for weight in weights]
