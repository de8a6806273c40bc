"""An invented folder of teams' workbooks: mostly good ones of all sizes, some broken, encrypted or locked.

The same numbers give the same bytes in every good workbook.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.batch.broken import BROKEN, encrypted, locked
from benchmarks.raw_xlsx import Cell, write_sheets

FIRST_DAY = date(2024, 1, 1)
DAYS = (date(2026, 10, 1) - FIRST_DAY).days
REGIONS = ("East", "North", "South", "West")
LINES = ("Broadband", "Cloud", "Hosting", "Mobile", "Security")
SHARED_EVERY = 10
"""Each book of so many holds the one account that all of these hold, with sales of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """What was made. `good` can be read, `bad` cannot; `open` are good ones that somebody has open."""

    top: Path
    good: tuple[Path, ...]
    bad: tuple[Path, ...]
    open: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many workbooks of each kind to make."""

    good: int
    broken: int
    encrypted: int
    locked: int
    largest: int = 2500


def full(total: int = 500) -> Share:
    """Give the shares of the whole scenario: 5 % broken, 3 encrypted, 2 locked."""
    broken = total // 20
    return Share(good=total - broken - 5, broken=broken, encrypted=3, locked=2)


def make_folder(top: Path, share: Share) -> Folder:
    """Make the workbooks, spread over folders of regions."""
    good = [_good(top, number, share.largest) for number in range(share.good)]
    kinds = list(BROKEN.items())
    bad = []
    for number in range(share.broken):
        name, make = kinds[number % len(kinds)]
        path = _place(top, number, f"broken {number:02} {name}")
        make(path, good[number % len(good)])
        bad.append(path)
    for number in range(share.encrypted):
        bad.append(_place(top, number, f"encrypted {number}"))
        encrypted(bad[-1])
    for number in range(share.locked):
        bad.append(_place(top, number, f"locked {number}"))
        locked(bad[-1])
    opened = tuple(good[: share.locked])
    for path in opened:
        path.with_name(f"~${path.name}").write_bytes(b"\x05Anna" + b" " * 49)
    return Folder(top=top, good=tuple(good), bad=tuple(bad), open=opened)


def _place(top: Path, number: int, name: str) -> Path:
    folder = top / REGIONS[number % len(REGIONS)]
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}.xlsx"


def _good(top: Path, number: int, largest: int) -> Path:
    """Make one team's workbook: from a handful of accounts to a dozen, from few sales to many."""
    dice = random.Random(number)
    accounts = dice.randint(3, 10)
    sales = round(60 * (largest / 60) ** dice.random())
    path = _place(top, number, f"team {number:03}")
    keys = [f"T{number:03}-{place:02}" for place in range(accounts)]
    if number % SHARED_EVERY == 0:
        keys[0] = "GROUP-1"
    currency = "USD" if number % 7 == 3 else "CNY"
    sheets = {"Accounts": _accounts(keys, dice), "Sales": _sales(keys, sales, currency, dice)}
    write_sheets(path, {name: list(rows) for name, rows in sheets.items()})
    return path


def _accounts(keys: list[str], dice: random.Random) -> Iterator[tuple[Cell, ...]]:
    yield ("Customer ID", "Customer Name", "Owner", "Customer Since", "Strategic Fit", "Value Potential")
    for key in keys:
        since = FIRST_DAY - timedelta(days=dice.randrange(900))
        yield (key, f"Customer {key}", dice.choice(("Anna", "Ben", "Chen")), since, dice.randint(1, 5), 4)


def _sales(keys: list[str], sales: int, currency: str, dice: random.Random) -> Iterator[tuple[Cell, ...]]:
    yield ("Date", "Customer ID", "Product Line", f"Revenue ({currency})")
    for number in range(sales):
        day = FIRST_DAY + timedelta(days=number * DAYS // sales)
        amount = dice.randint(100, 900_000) / 100
        yield (day, dice.choice(keys), dice.choice(LINES), amount)
