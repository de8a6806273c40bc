"""What people see in a terminal: tables, problems, progress."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from kamxl.domain.problem import Severity

if TYPE_CHECKING:
    from kamxl.domain.problem import Problem
    from kamxl.domain.review import AccountReview
    from kamxl.functions import CellFunction
    from kamxl.sheets.book import Book
    from kamxl.workflows.score import Scored

Item = TypeVar("Item")

_PROBLEMS_SHOWN = 20
_ACCOUNTS_SHOWN = 15
_STYLES = {"red": "red", "yellow": "yellow", "green": "cyan", "none": "dim"}


def show_book(book: Book, problems: Sequence[Problem]) -> None:
    """Show what was recognised, what was used, and every problem."""
    console = Console()
    sheets = Table("Sheet", "Read as", "Header row", "Columns", title="Recognised")
    for sheet in book.recognised:
        sheets.add_row(
            escape(sheet.sheet),
            sheet.table or "not recognised",
            str(sheet.header_row) if sheet.table else "",
            escape(", ".join(sheet.columns)),
        )
    console.print(sheets)
    _counts(console, book)
    for note in book.notes:
        console.print(escape(f"Note: {note}"))
    _problems(console, problems, len(problems))


def show_review(scored: Scored, outputs: Sequence[Path]) -> None:
    """Show the accounts to look at first, the problems, and where the results lie."""
    console = Console()
    review = scored.review
    console.print(f"[bold]{len(review.accounts)} accounts as of {review.as_of}[/] ({review.quarter})")
    worst = sorted(review.accounts, key=_urgency)[:_ACCOUNTS_SHOWN]
    table = Table("Account", "Tier", "Health", "Band", "Light", "Alerts", title="Look at these first")
    for one in worst:
        table.add_row(*_row(one))
    console.print(table)
    _counts(console, scored.book)
    for note in review.notes:
        console.print(escape(f"Note: {note}"))
    _problems(console, scored.problems, _PROBLEMS_SHOWN)
    for path in outputs[:_PROBLEMS_SHOWN]:
        console.print(f"Written: {path}", markup=False, highlight=False, soft_wrap=True)
    if len(outputs) > _PROBLEMS_SHOWN:
        console.print(f"and {len(outputs) - _PROBLEMS_SHOWN} more in {outputs[0].parent}", markup=False)


def show_functions(functions: Sequence[CellFunction], *, in_full: bool) -> None:
    """Show the catalogue, or one function with its arguments, formula and examples."""
    console = Console()
    if not in_full:
        table = Table("Function", "Group", "What it gives")
        for function in functions:
            table.add_row(
                function.cell_name, function.group, escape(function.help.split("\n", maxsplit=1)[0])
            )
        console.print(table)
        return
    for function in functions:
        arguments = ", ".join(f"[{arg.name}]" if arg.optional else arg.name for arg in function.args)
        console.print(f"{function.cell_name}({arguments})", markup=False, style="bold")
        console.print(function.help, markup=False)
        for arg in function.args:
            console.print(f"  {arg.name}: {arg.help}", markup=False)
        console.print(f"Formula: {function.native or 'Python only'}", markup=False)
        for example in function.examples:
            console.print(f"  {dict(example.args)} gives {example.result}", markup=False)
        console.print(f"Source: {function.source}", markup=False)


def progress(items: Iterable[Item], total: int) -> Iterator[Item]:
    """Pass items through, with a progress bar when somebody is watching."""
    if not sys.stdout.isatty():
        yield from items
        return
    yield from track(items, description="Writing books", total=total, transient=True)


def _row(one: AccountReview) -> tuple[str, ...]:
    health, light = one.health, one.noticed.light
    return (
        escape(one.facts.account.name),
        one.placement.held or "unknown",
        "unknown" if health.score is None else f"{health.score:.1f}",
        (health.band or "unknown").replace("_", " "),
        f"[{_STYLES[light]}]{light}[/]",
        ", ".join(alert.rule.replace("_", " ") for alert in one.alerts),
    )


def _urgency(one: AccountReview) -> tuple[int, float, float]:
    lights = ("red", "yellow", "green", "none")
    score = one.health.score
    return lights.index(one.noticed.light), 101.0 if score is None else score, -(one.revenue.ttm or 0.0)


def _counts(console: Console, book: Book) -> None:
    table = Table("Table", title="Rows")
    for heading in ("Read", "Used", "Left out"):
        table.add_column(heading, justify="right")
    for name, counts in book.counts.items():
        table.add_row(name, f"{counts.read:,}", f"{counts.used:,}", f"{counts.left_out:,}")
    console.print(table)


def _problems(console: Console, problems: Sequence[Problem], most: int) -> None:
    """Show problems first, notes last; the rest is counted."""
    ordered = sorted(problems, key=lambda problem: problem.severity is Severity.NOTE)
    for problem in ordered[:most]:
        console.print(str(problem), markup=False, highlight=False, soft_wrap=True)
    if len(ordered) > most:
        console.print(
            f"and {len(ordered) - most} more; the sheet KAM Data quality lists them all.", markup=False
        )
