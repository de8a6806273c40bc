"""A book made of tables directly, so that measures are tested without reading any sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from kamxl.domain.account import Account

DATES = (
    "date",
    "scored_on",
    "end_date",
    "start_date",
    "left_on",
    "opened_at",
    "last_contact_date",
    "period_start",
    "due_date",
    "done_date",
    "paid_on",
    "risk_raised_at",
    "acknowledged_at",
    "acknowledged_on",
    "proposal_at",
    "resolved_at",
    "quote_date",
    "valid_until",
    "next_contact_date",
    "milestone_planned_for",
    "milestone_reached_on",
    "case_decided_on",
    "nominated_on",
)


@dataclass(frozen=True)
class TableBook:
    """Stands in for `kamxl.sheets.Book`: accounts and tables, every row on a sheet named like its table."""

    accounts: tuple[Account, ...]
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    currency: str | None = None
    notes: tuple[object, ...] = ()
    snapshots: tuple[object, ...] = ()
    rows_by_account: dict[str, Any] = field(default_factory=dict, init=False)

    def cell(self, table: str, label: object, column: str | None = None) -> str:  # noqa: ARG002
        return f"{table}!A{label}"

    def cells(self, table: str, labels: Sequence[object], column: str) -> list[str]:  # noqa: ARG002
        return [f"{table}!A{label}" for label in labels]

    def header(self, table: str, label: object, column: str) -> str:  # noqa: ARG002
        return column


def book_of(accounts: Sequence[Account | str], **tables: Sequence[dict[str, Any]]) -> TableBook:
    """Make a book: accounts by id (or whole), tables as lists of rows with an `account_id` each."""
    made = tuple(one if isinstance(one, Account) else Account(id=one, name=one) for one in accounts)
    return TableBook(made, {name: frame(rows) for name, rows in tables.items()})


def frame(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows))
    for column in DATES:
        if column in table:
            table[column] = pd.to_datetime(table[column])
    return table


def sale(account: str, day: date, amount: float, line: str | None = None, **more: Any) -> dict[str, Any]:
    row = {"account_id": account, "date": day, "revenue": amount}
    return row | ({"product_line": line} if line else {}) | more
