"""What people see in a terminal: tables, problems, progress; in the language of what is written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from kamxl.domain.problem import Severity
from kamxl.locale import Translate
from kamxl.reports.labels import (
    LIGHTS,
    REASONS,
    RULES,
    STATUSES_OF_ACCOUNTS,
    TIERS,
    UNKNOWN,
)
from kamxl.reports.table_labels import TABLES
from kamxl.sheets.columns.shown import total_line
from kamxl.sheets.tables.named import table_name
from kamxl.workflows.missing import missing

if TYPE_CHECKING:
    from kamxl.domain.message import Message
    from kamxl.domain.problem import Problem
    from kamxl.domain.review import AccountReview
    from kamxl.functions import CellFunction
    from kamxl.sheets.book import Book, RecognisedSheet
    from kamxl.workflows.score import Scored

Item = TypeVar("Item")

_PROBLEMS_SHOWN = 20
_ACCOUNTS_SHOWN = 15
_COLUMNS_SHOWN = 60
_STATUS_STYLES = {"act_now": "red", "watch": "yellow", "on_track": "green", "not_assessed": "dim"}
_STYLES = {"red": "red", "yellow": "yellow", "green": "cyan", "none": "dim"}


@dataclass(frozen=True, slots=True)
class Terminal:
    """Shows results to people. `t` translates labels."""

    t: Translate

    def book(self, book: Book) -> None:
        """Show what was recognised, what was used, and every problem."""
        for sheet in book.recognised:
            self.region(sheet)
        self._counts(book)
        self.notes(book.notes)
        self._problems(book.problems, len(book.problems))
        self.missing(book)

    def region(self, sheet: RecognisedSheet) -> None:
        """Show one region: every column with samples, what it was taken for and why; conventions; totals."""
        t = self.t
        taken = self._table_name(sheet.table) if sheet.table else t("not recognised")
        title = f"{sheet.sheet} {sheet.region}: {taken}"
        table = Table(t("Column"), t("Header"), t("Samples"), t("Taken for"), t("Why"), title=escape(title))
        for one in sheet.readings[:_COLUMNS_SHOWN]:
            table.add_row(
                one.letter,
                escape(one.header),
                escape(", ".join(one.samples)),
                escape(one.meaning.in_words(t)) if one.meaning else t("not used"),
                escape(one.why.in_words(t)),
            )
        Console().print(table)
        if len(sheet.readings) > _COLUMNS_SHOWN:
            more = t("and {count} more columns")
            self.line(more.format(count=len(sheet.readings) - _COLUMNS_SHOWN))
        if sheet.reason is not None:
            self.line(f"  {sheet.reason.in_words(t)}")
        for convention in sheet.conventions:
            self.line(f"  {convention.header or sheet.sheet}: {convention.why.in_words(t)}")
        for total in sheet.totals:
            self.line(f"  {total_line(total).in_words(t)}")

    def missing(self, book: Book) -> None:
        """Show what is missing for which result."""
        for one in missing(book):
            self.line(self.t("Missing: {sentence}").format(sentence=one.sentence.in_words(self.t)))

    def review(self, scored: Scored, outputs: Sequence[Path]) -> None:
        """Show the accounts to look at first, the problems, and where the results lie."""
        review, t = scored.review, self.t
        heading = t("{accounts} accounts as of {day} ({quarter})")
        self.line(heading.format(accounts=len(review.accounts), day=review.as_of, quarter=review.quarter))
        worst = review.by_urgency()[:_ACCOUNTS_SHOWN]
        table = Table(title=t("Look at these first"))
        for heading in (t("Account"), t("Status")):
            table.add_column(heading, overflow="fold")
        for heading in (t("Revenue at risk"), t("Business part"), t("Health")):
            table.add_column(heading, justify="right")
        for heading in (t("Tier"), t("Light"), t("Why")):
            table.add_column(heading, overflow="fold")
        for one in worst:
            table.add_row(*self._row(one))
        Console().print(table)
        self._counts(scored.book)
        self.notes(review.notes)
        self.missing(scored.book)
        self._problems(scored.problems, _PROBLEMS_SHOWN)
        self.written(outputs)

    def written(self, outputs: Sequence[Path]) -> None:
        """Show where the results lie."""
        t = self.t
        for path in outputs[:_PROBLEMS_SHOWN]:
            self.line(t("Written: {path}").format(path=path))
        if len(outputs) > _PROBLEMS_SHOWN:
            more = t("and {count} more in {folder}")
            self.line(more.format(count=len(outputs) - _PROBLEMS_SHOWN, folder=outputs[0].parent))

    def progress(self, items: Iterable[Item], total: int) -> Iterator[Item]:
        """Pass items through, with a progress bar when somebody is watching."""
        if not sys.stdout.isatty():
            yield from items
            return
        yield from track(items, description=self.t("Writing books"), total=total, transient=True)

    def line(self, text: str) -> None:
        """Show one line of text as it is."""
        Console().print(text, markup=False, highlight=False, soft_wrap=True)

    def _row(self, one: AccountReview) -> tuple[str, ...]:
        t, light, tier, verdict = self.t, one.noticed.light, one.placement.held, one.verdict
        return (
            escape(one.facts.account.name),
            f"[{_STATUS_STYLES[verdict.status]}]{t(STATUSES_OF_ACCOUNTS[verdict.status])}[/]",
            UNKNOWN if verdict.at_risk is None else f"{verdict.at_risk:,.0f}",
            UNKNOWN if verdict.business is None else f"{verdict.business:.1f}",
            UNKNOWN if one.health.score is None else f"{one.health.score:.1f}",
            t(TIERS[tier]) if tier else UNKNOWN,
            f"[{_STYLES[light]}]{t(LIGHTS[light])}[/]" if one.light_seen else UNKNOWN,
            t(", ").join(t(RULES.get(reason.code) or REASONS[reason.code]) for reason in verdict.why),
        )

    def _table_name(self, table: str) -> str:
        return self.t(TABLES[table]) if table in TABLES else table

    def _counts(self, book: Book) -> None:
        t = self.t
        table = Table(t("Table"), title=t("Rows"))
        for heading in (t("Rows read"), t("Used"), t("Left out")):
            table.add_column(heading, justify="right")
        for name, counts in book.counts.items():
            numbers = (counts.read, counts.used, counts.left_out)
            table.add_row(table_name(name).in_words(t), *(f"{number:,}" for number in numbers))
        Console().print(table)

    def notes(self, notes: Sequence[Message]) -> None:
        """Show what a reader must know."""
        for note in notes:
            self.line(self.t("Note: {sentence}").format(sentence=note.in_words(self.t)))

    def _problems(self, problems: Sequence[Problem], most: int) -> None:
        """Show problems first, notes last; the rest is counted."""
        ordered = sorted(problems, key=lambda problem: problem.severity is Severity.NOTE)
        for problem in ordered[:most]:
            self.line(f"{problem.where}: {problem.message.in_words(self.t)}")
        if len(ordered) > most:
            more = self.t("and {count} more; the sheet KAM Data quality lists them all.")
            self.line(more.format(count=len(ordered) - most))


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
            given = ", ".join(f"{name}={_typed(value)}" for name, value in example.args.items())
            console.print(f"  {given or 'nothing'} gives {_typed(example.result)}", markup=False)
        console.print(f"Source: {function.source}", markup=False)


def _typed(value: object) -> str:
    """Write a value as it stands in cells."""
    if isinstance(value, list | tuple):
        return "[" + "; ".join(_typed(one) for one in value) + "]"
    return "blank" if value in (None, "") else str(value)
