"""A book with every table that kamxl reads, made from the declarations: a new column joins by itself."""

import random
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from pathlib import Path

from benchmarks.books import DATA, DAYS, FIRST_DAY, LINES, OWNERS
from benchmarks.raw_xlsx import Cell, write_sheets
from kamxl.locale import translator
from kamxl.reports.templates.catalogue import BOOK
from kamxl.reports.templates.cells import has_time
from kamxl.reports.templates.sheet import TemplateColumn, TemplateSheet
from kamxl.reports.templates.words import choices, suggestions
from kamxl.sheets.tables.column import Kind

SHARE_FILLED = 0.9
"""One cell of ten is empty, as in books that people keep."""
EACH = 2
"""Rows of an account in a table of which the number of rows is not given."""
_ENGLISH = translator("en")
_ALWAYS = {
    "account_name",
    "period",
    "contact_name",
    "transactions.date",
    "transactions.revenue",
    "interactions.date",
    "surveys.date",
}
_QUARTERS = tuple(f"{year}Q{quarter}" for year in (2024, 2025, 2026) for quarter in (1, 2, 3, 4))
_NAMES = {"product_line": LINES, "owner": OWNERS, "period": _QUARTERS}


def whole_book(accounts: int, rows: Mapping[str, int]) -> Path:
    """Give the path of a book with all tables, with so many rows in those that are named."""
    sizes = "_".join(f"{table}{count}" for table, count in rows.items())
    path = DATA / f"whole_{accounts}_{sizes}.xlsx"
    if not path.exists():
        DATA.mkdir(exist_ok=True)
        sheets = {
            _ENGLISH(one.tab): _sheet(one, accounts, rows.get(one.table, accounts * EACH))
            for one in BOOK.sheets
        }
        unfinished = path.with_suffix(".part")
        write_sheets(unfinished, sheets)
        unfinished.replace(path)
    return path


def _sheet(sheet: TemplateSheet, accounts: int, rows: int) -> Iterator[tuple[Cell, ...]]:
    """Give the header and the rows; a sheet of one row an account has all of them in their order."""
    dice = random.Random(sheet.table)
    is_list = sheet.table == "accounts"
    columns = [(one, _words(one), has_time(one)) for one in sheet.columns]
    yield tuple(_ENGLISH(one.column.label) for one in sheet.columns)
    for number in range(accounts if is_list else rows):
        account = number if is_list else dice.randrange(accounts)
        yield tuple(_cell(one, words, account, number, dice, timed=timed) for one, words, timed in columns)


def _words(one: TemplateColumn) -> tuple[str, ...]:
    return choices(one, _ENGLISH) or suggestions(one, _ENGLISH) or _NAMES.get(one.column.name, ())


def _cell(  # noqa: PLR0911 - one line for each kind of column
    one: TemplateColumn,
    words: tuple[str, ...],
    account: int,
    number: int,
    dice: random.Random,
    *,
    timed: bool,
) -> Cell:
    column = one.column
    if column.name == "account_id":
        return f"C-{account:05}"
    if column.name == "account_name":
        return f"Customer {account:05} Ltd"
    if not {column.name, one.name} & _ALWAYS and dice.random() > SHARE_FILLED:
        return None
    if words:
        return dice.choice(words)
    if column.kind is Kind.DAY:
        day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
        return datetime.combine(day, time(dice.randrange(8, 18))) if timed else day
    if column.kind in {Kind.NUMBER, Kind.MONEY, Kind.PERCENT}:
        low = 0 if column.low is None else int(column.low)
        high = {Kind.MONEY: 90_000, Kind.PERCENT: 100}.get(column.kind, 50)
        return dice.randint(low, high if column.high is None else int(column.high))
    return f"{column.label} {number % 5_000:04}"
