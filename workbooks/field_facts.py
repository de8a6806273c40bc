"""The clean facts of the field book, before they are written as ugly as real teams write them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Literal

from dice import dice, jitter
from field_customers import ACCOUNTS, TWIN, Account
from quarters import AS_OF, next_month, workday

FIRST = date(2025, 1, 1)
EUR = 8
"""Yuan for one euro, as the team states it; nobody states a rate for dollars."""
PRODUCTS = (("滤袋", 46.5), ("滤芯", 128.0), ("膜组件", 2350.0), ("滤布", 31.2))
State = Literal["sold", "returned", "cancelled", "draft", "undecided", "no rate"]
LEFT_OUT = ("cancelled", "draft", "undecided", "no rate")
ODD: dict[str, State] = {"K-401": "undecided", "K-505": "no rate"}
"""Rows of these accounts that only a person can decide: the name of a branch; dollars."""
ODD_MONTHS = (3, 8)
LEVELS = ("formal", "formal", "formal", "executive", "workshop")
STAGES = ("初步接洽", "方案报价", "赢单", "丢单")
POSITIONS = {"华东": 2, "华北": 1, "华南": 1, "华中": 2, "海外": 2}


@dataclass(frozen=True, kw_only=True)
class Sale:
    """One position: amounts without tax, negative for a return, in the currency of the account."""

    number: str
    day: date
    account: Account
    product: str
    quantity: int
    amount: float
    state: State
    currency: str = "CNY"

    @property
    def yuan(self) -> float:
        """Its amount in yuan, as it counts; 0 for what must be left out."""
        if self.state in LEFT_OUT:
            return 0.0
        return self.amount * (EUR if self.currency == "EUR" else 1)


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One visit; it is `undecided` if its row names only a name that two accounts bear."""

    day: date
    account: Account
    level: str
    undecided: bool = False


@dataclass(frozen=True, kw_only=True)
class Need:
    """What an account wants, in yuan, and how far it is."""

    account: Account
    text: str
    value: int
    stage: str
    closes: date


def months() -> Iterator[date]:
    """Walk the months of the book."""
    month = FIRST
    while month <= AS_OF:
        yield month
        month = next_month(month)


def state_of(account: Account, throw: Random) -> State:
    """Throw what became of a position."""
    if account.region == "华北":  # monthly sums have no states
        return "sold"
    states: tuple[State, ...] = ("returned", "cancelled", "draft", "sold")
    weights = (4, 0, 0, 96) if account.region == "华南" else (4, 4, 2, 90)
    return throw.choices(states, weights)[0]


def positions(account: Account, month: date) -> Iterator[Sale]:
    """Walk what an account bought in a month."""
    throw = dice("field sales", account.number, str(month))
    count = throw.randint(1, POSITIONS[account.region])
    for place in range(count):
        product, usual = throw.choice(PRODUCTS)
        price = round(usual * jitter(throw, 0.08) / (EUR if account.region == "海外" else 1), 2)
        quantity = max(1, round(account.size / count / price * jitter(throw, 0.3)))
        state = state_of(account, throw)
        if state == "returned":
            quantity = -max(1, quantity // 6)
        day = workday(month + timedelta(days=throw.randint(0, 25)))
        amount = round(quantity * price, 2)
        if account.region == "华北":
            amount = float(round(amount))
        currency = "EUR" if account.region == "海外" else "CNY"
        if account.number in ODD and month.month in ODD_MONTHS and place == 0 and state == "sold":
            state = ODD[account.number]
            currency = "USD" if state == "no rate" else currency
        yield Sale(
            number=f"{account.number[2:]}{month:%y%m}{place + 1}",
            day=day,
            account=account,
            product=product,
            quantity=quantity,
            amount=amount,
            state=state,
            currency=currency,
        )


@cache
def sales() -> tuple[Sale, ...]:
    """Give all positions, oldest first within an account."""
    return tuple(
        sale
        for account in ACCOUNTS
        for month in months()
        if month >= account.since.replace(day=1)
        for sale in positions(account, month)
        if sale.day >= account.since
    )


def of_region(region: str) -> list[Sale]:
    """Give the positions of a region in the order of their days."""
    return sorted((one for one in sales() if one.account.region == region), key=lambda one: one.day)


@cache
def visits() -> tuple[Visit, ...]:
    """Give all visits, oldest first."""
    found = []
    for account in ACCOUNTS:
        throw = dice("field visits", account.number)
        day = max(FIRST + timedelta(days=throw.randint(3, 40)), account.since)
        while day <= AS_OF:
            found.append(Visit(day=workday(day), account=account, level=throw.choice(LEVELS)))
            day += timedelta(days=throw.randint(35, 110))
    found = [one for one in found if one.day <= AS_OF]
    twins = [one for one in found if one.account.name == TWIN]
    found.append(replace(twins[-1], day=AS_OF, undecided=True))
    return tuple(sorted(found, key=lambda one: (one.day, one.account.number)))


@cache
def needs() -> tuple[Need, ...]:
    """Give what half of the accounts want."""
    found = []
    for account in ACCOUNTS[::2]:
        throw = dice("field needs", account.number)
        found.append(
            Need(
                account=account,
                text=throw.choice(("滤袋寿命翻倍", "膜组件替换", "现场除尘改造")),
                value=1000 * throw.randint(20, 400),
                stage=throw.choice(STAGES),
                closes=workday(AS_OF + timedelta(days=throw.randint(20, 150))),
            )
        )
    return tuple(found)
