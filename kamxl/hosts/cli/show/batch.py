"""What people see of a batch in a terminal: the plan, how far it is, how it ended."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from kamxl.reports.batch_labels import STATUSES
from kamxl.workflows.batch.outcome import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rich.progress import Task as Line

    from kamxl.domain.message import Message
    from kamxl.locale import Translate
    from kamxl.workflows.batch.outcome import Outcome
    from kamxl.workflows.batch.places import Place
    from kamxl.workflows.batch.plan import Plan

_SHOWN = 20


class _Rate(ProgressColumn):
    """Books a minute."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def render(self, task: Line) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else self._words.format(rate=60 * speed))


@dataclass(frozen=True, slots=True)
class BatchTerminal:
    """Shows a batch to people. `t` translates labels."""

    t: Translate

    def plan(self, plan: Plan, *, in_full: bool) -> None:
        """Show what will be read, made and skipped; book by book when nothing else is going to happen."""
        t = self.t
        heading = t(
            "{books} books from {files} files: {make} to do, {skip} skipped, {passed} files passed over"
        )
        self._line(
            heading.format(
                books=len(plan.books),
                files=sum(len(one.book.files) for one in plan.books),
                make=len(plan.tasks),
                skip=len(plan.skipped),
                passed=len(plan.passed_over),
            )
        )
        kinds = ", ".join(kind.value for kind in plan.request.kinds)
        self._line(
            t("Made of each: {kinds}. Results: {folder}").format(kinds=kinds, folder=plan.request.results)
        )
        if in_full:
            self._books(plan)
        passed = [f"{one.path}: {one.reason.in_words(t)}" for one in plan.passed_over]
        self._some(t("Passed over: {line}"), passed, in_full=in_full)
        open_elsewhere = [one.book.name for one in plan.books if one.open_elsewhere]
        self._some(t("Open in another program, read as last saved: {line}"), open_elsewhere, in_full=in_full)
        self._some(t("Not among the files any more, its results stay: {line}"), plan.gone, in_full=in_full)

    def progress(self, outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
        """Pass outcomes through with a bar, the rate and the time left, when somebody is watching."""
        if not sys.stdout.isatty():
            yield from outcomes
            return
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(self.t("{rate:.0f} a minute")),
            TimeRemainingColumn(),
        )
        with Progress(*columns, transient=True) as bar:
            line = bar.add_task(self.t("Books"), total=total)
            for outcome in outcomes:
                bar.advance(line)
                yield outcome

    def end(self, outcomes: Sequence[Outcome], outputs: Sequence[Place], *, missing: int) -> None:
        """Show how it ended: each book that could not be done with its reason, and where the summary lies."""
        t = self.t
        failures = [
            f"{one.book}: {one.reason.in_words(t)}"
            for one in outcomes
            if one.status is Status.FAILED and one.reason is not None
        ]
        self._some(t("Not done: {line}"), failures, in_full=True)
        counts = Counter(one.status.value for one in outcomes)
        parts = [f"{t(STATUSES[status.value])}: {counts[status.value]}" for status in Status]
        if missing:
            parts.append(t("not reached: {count}").format(count=missing))
        self._line(" · ".join(parts))
        for path in outputs:
            self._line(t("Written: {path}").format(path=path))

    def details(self, log: Path) -> None:
        """Tell where the details of failures lie that are faults of kamxl."""
        self._line(self.t("Details of failures are in {log}").format(log=log))

    def said(self, outcomes: Sequence[Outcome]) -> None:
        """Tell what became of the snapshots of this run."""
        for one in outcomes:
            for sentence in one.said:
                self._line(f"{one.book}: {sentence.in_words(self.t)}")

    def not_written(self, troubles: Sequence[Message]) -> None:
        """Show which of the summary and the portfolio could not be written, and why."""
        lines = [one.in_words(self.t) for one in troubles]
        self._some(self.t("Not written: {line}"), lines, in_full=True)

    def _books(self, plan: Plan) -> None:
        t = self.t
        table = Table(t("Book"), t("Files"), t("To make"), t("Why"))
        for one in plan.books:
            files = ", ".join(path.name for path in one.book.files)
            kinds = ", ".join(kind.value for kind in one.kinds) or t("nothing")
            table.add_row(escape(one.book.name), escape(files), kinds, escape(one.why.in_words(t)))
        Console().print(table)

    def _some(self, words: str, lines: Sequence[str], *, in_full: bool) -> None:
        shown = lines if in_full else lines[:_SHOWN]
        for line in shown:
            self._line(words.format(line=line))
        if len(lines) > len(shown):
            self._line(self.t("and {count} more; --dry-run shows all").format(count=len(lines) - len(shown)))

    def _line(self, text: str) -> None:
        Console().print(text, markup=False, highlight=False, soft_wrap=True)
