"""What people judged or answered: importance scores and satisfaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import TYPE_CHECKING

from kamxl.domain.dates import add_months
from kamxl.measures.rows import day_of, number_of, rows_by_account

if TYPE_CHECKING:
    from kamxl.sheets.book import Book

_SCORES = ("strategic_fit", "value_potential", "resource_complementarity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The newest importance scores of an account: three of 1-5, or one importance 0-100."""

    fit: float | None = None
    potential: float | None = None
    complementarity: float | None = None
    given: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Satisfaction answers young enough to count: their mean 0-100, number and cells."""

    mean: float
    count: int
    cells: tuple[str, ...]


def scores_of(book: Book, as_of: date) -> dict[str, Scores]:
    """Return the newest scores of each account on or before a date; undated ones count as of the date.

    Of two on the same day the fuller one counts, then the higher one: the order of rows must not matter.
    """
    newest: dict[str, tuple[tuple[object, ...], Scores]] = {}
    for account, rows in rows_by_account(book, "scores").items():
        for _, row in rows:
            day = day_of(row, "scored_on") or as_of
            if day > as_of:
                continue
            values = [number_of(row, column) for column in (*_SCORES, "strategic_importance")]
            rank = (day, sum(one is not None for one in values), [one or 0.0 for one in values])
            if account not in newest or newest[account][0] < rank:
                fit, potential, complementarity, given = values
                newest[account] = (
                    rank,
                    Scores(fit=fit, potential=potential, complementarity=complementarity, given=given),
                )
    return {account: scores for account, (_, scores) in newest.items()}


def scored_only_later(book: Book, as_of: date) -> int:
    """Count the accounts whose only importance scores were given after a date."""
    earliest: dict[str, date] = {}
    for account, rows in rows_by_account(book, "scores").items():
        earliest[account] = min(day_of(row, "scored_on") or as_of for _, row in rows)
    return sum(day > as_of for day in earliest.values())


def answers_of(book: Book, as_of: date, months: int) -> dict[str, Answers]:
    """Return each account's satisfaction answers of the last months; undated ones count as of the date."""
    oldest = add_months(as_of, -months)
    result: dict[str, Answers] = {}
    for account, rows in rows_by_account(book, "surveys").items():
        found = [
            (value, book.cell("surveys", label, "satisfaction"))
            for label, row in rows
            if (value := number_of(row, "satisfaction")) is not None
            and oldest <= (day_of(row, "date") or as_of) <= as_of
        ]
        if found:
            values = sorted(value for value, _ in found)
            result[account] = Answers(
                mean=round(fsum(values) / len(values), 10),
                count=len(values),
                cells=tuple(cell for _, cell in found),
            )
    return result
