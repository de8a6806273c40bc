"""Invented books: the same size gives the same rows. Made once, then kept in benchmarks/data."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from benchmarks.raw_xlsx import Cell, write_sheets

DATA = Path(__file__).parent / "data"
FIRST_DAY = date(2023, 10, 1)
DAYS = (date(2026, 10, 1) - FIRST_DAY).days
LINES = ("Broadband", "Leased line", "Cloud", "Hosting", "Mobile", "Security", "Voice", "IoT")
OWNERS = ("Anna Berg", "Ben Carter", "Chen Li", "Dana Ortiz")
SALES = (
    "Date",
    "Document No.",
    "Customer ID",
    "Customer Name",
    "Product Line",
    "Quantity",
    "Unit Price",
    "Revenue",
)
ACCOUNTS = (
    "Customer ID",
    "Customer Name",
    "Owner",
    "Customer Since",
    "Strategic Fit",
    "Value Potential",
    "Resource Complementarity",
)


def book(transactions: int, accounts: int) -> Path:
    """Give the path of a book of this size: three years of sales, and one row for each account."""
    path = DATA / f"sales_{transactions}_{accounts}.xlsx"
    if not path.exists():
        DATA.mkdir(exist_ok=True)
        unfinished = path.with_suffix(".part")
        write_sheets(unfinished, {"Accounts": _accounts(accounts), "Sales": _sales(transactions, accounts)})
        unfinished.replace(path)
    return path


def _accounts(accounts: int) -> Iterator[tuple[Cell, ...]]:
    dice = random.Random(accounts)
    yield ACCOUNTS
    for number in range(accounts):
        since = FIRST_DAY - timedelta(days=dice.randrange(2000))
        scores = (dice.randint(1, 5), dice.randint(1, 5), dice.randint(1, 5))
        yield (_id(number), _name(number), dice.choice(OWNERS), since, *scores)


def _sales(transactions: int, accounts: int) -> Iterator[tuple[Cell, ...]]:
    """Give the sales by date; a few accounts buy most of it, and every fiftieth row is a return."""
    dice = random.Random(transactions)
    weights = list(accumulate(dice.lognormvariate(0, 1) for _ in range(accounts)))
    buyers = dice.choices(range(accounts), cum_weights=weights, k=transactions)
    yield SALES
    for number, buyer in enumerate(buyers):
        day = FIRST_DAY + timedelta(days=number * DAYS // transactions)
        quantity = dice.randint(1, 40) * (-1 if number % 50 == 7 else 1)
        price = dice.randint(100, 90_000) / 100
        revenue = round(quantity * price, 2)
        yield (day, f"SO-{number:07}", _id(buyer), _name(buyer), dice.choice(LINES), quantity, price, revenue)


def _id(number: int) -> str:
    return f"C-{number:05}"


def _name(number: int) -> str:
    return f"Customer {number:05} Ltd"
