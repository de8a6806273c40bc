"""Watching from its command line: what is told, and when it ends."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import IO, TYPE_CHECKING

from kamxl.hosts.addin.log import note_failure
from kamxl.hosts.cli.batch_run import Way, engine_for, jobs_from, opened_log, request_from
from kamxl.hosts.cli.exit_codes import FINE
from kamxl.hosts.cli.own_fault import sentence_about
from kamxl.reports.batch_labels import STATUSES
from kamxl.workflows.batch.log import line_of, written
from kamxl.workflows.batch.outcome import Outcome, Status
from kamxl.workflows.watch import Watch, keep_up
from kamxl.workflows.watch_ticks import Folders, ticks

if TYPE_CHECKING:
    import argparse

    from kamxl.domain.message import Message
    from kamxl.locale import Translate
    from kamxl.workflows.batch.plan import Plan


def run(arguments: argparse.Namespace, as_of: date | None, t: Translate) -> int:
    """Keep results up to date until Ctrl-C, and return the exit code.

    Raises:
        KamxlError: Watching cannot begin.
    """
    request = request_from(arguments, as_of)
    folders = Folders.of(request.sources, request.output)
    way = Way(
        terminal=None, log=arguments.json_log, jobs=jobs_from(arguments.jobs), fail_fast=False, dry_run=False
    )
    with ExitStack() as stack:
        log = stack.enter_context(opened_log(way.log)) if way.log else None
        told = Told(t=t, log=log)
        watch = Watch(
            request=request,
            engine_for=lambda plan: engine_for(plan, way),
            told=told.outcome,
            settle=arguments.settle,
            fault=sentence_about,
        )
        told.line(
            t("Watching {folders}. Results: {results}. Ctrl-C ends it.").format(
                folders=", ".join(request.sources), results=request.results
            )
        )
        try:
            for one in keep_up(watch, ticks(folders, settle=arguments.settle, poll=arguments.poll)):
                told.trouble(one.trouble)
        except KeyboardInterrupt:
            told.line(t("Stopped. Results that were complete stay."))
    return FINE


@dataclass(slots=True, kw_only=True)
class Told:
    """Tells of each book as it is done. A failure that stays the same is told once."""

    t: Translate
    log: IO[str] | None = None
    failures: dict[str, str] = field(default_factory=dict)

    def outcome(self, plan: Plan, outcome: Outcome) -> None:
        """Tell how a book ended, with a line in the log."""
        if self.log is not None:
            planned = next(one for one in plan.books if one.book.name == outcome.book)
            self.log.write(written(line_of(outcome, planned, datetime.now(UTC))))
            self.log.flush()
        if outcome.trace is not None:
            note_failure(f"kamxl watch, {outcome.book}", outcome.trace)
        reason = "" if outcome.reason is None else outcome.reason.in_words(self.t)
        repeated = outcome.status is Status.FAILED and self.failures.get(outcome.book) == reason
        self.failures[outcome.book] = reason
        if not repeated:
            ended = self.t(STATUSES[outcome.status.value])
            self.line(f"{outcome.book}: {ended}" + (f" · {reason}" if reason else ""))

    def trouble(self, trouble: Message | None) -> None:
        """Tell why nothing could be done, once for as long as it stays the same."""
        reason = "" if trouble is None else trouble.in_words(self.t)
        if reason and self.failures.get("") != reason:
            self.line(reason)
        self.failures[""] = reason

    def line(self, text: str) -> None:
        """Print a line with the time of day."""
        print(f"{datetime.now().astimezone():%H:%M:%S}  {text}", flush=True)  # noqa: T201
