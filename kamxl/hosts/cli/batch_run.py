"""A batch from its command line: what is asked for, how it is carried out and told."""

from __future__ import annotations

import json
import re
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.domain.quarter import means_last, parse_quarter
from kamxl.hosts.addin.log import note_failure
from kamxl.hosts.cli.exit_codes import COULD_NOT, FINE, LOOK
from kamxl.workflows.batch.log import line_of, skipped_line, written
from kamxl.workflows.batch.outcome import Status
from kamxl.workflows.batch.places import Remote, place
from kamxl.workflows.batch.request import LAST, BookPer, Request, kinds_from

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from kamxl.hosts.cli.show.batch import BatchTerminal
    from kamxl.locale import Translate
    from kamxl.workflows.batch.engine import Engine
    from kamxl.workflows.batch.manifest import Manifest
    from kamxl.workflows.batch.outcome import Outcome
    from kamxl.workflows.batch.plan import Plan

_LONGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a batch is carried out and told, beside what it makes. `terminal` is None when JSON is printed."""

    terminal: BatchTerminal | None
    log: Path | None
    jobs: int | None
    fail_fast: bool
    dry_run: bool
    scheduler: str | None = None


def run(arguments: argparse.Namespace, as_of: date | None, t: Translate) -> int:
    """Plan a batch, show the plan, carry it out, and return the exit code.

    Raises:
        KamxlError: The batch cannot be started or brought to its end.
    """
    from kamxl.hosts.cli.show.batch import BatchTerminal

    request = request_from(arguments, as_of)
    way = Way(
        terminal=None if arguments.json else BatchTerminal(t),
        log=arguments.json_log,
        jobs=jobs_from(arguments.jobs),
        fail_fast=arguments.fail_fast,
        dry_run=arguments.dry_run,
        scheduler=arguments.scheduler,
    )
    try:
        document, code = carry_out(request, way)
    except KeyboardInterrupt:
        raise KamxlError(
            say("Stopped. Results that were complete stay. Give the same command with --resume to go on.")
        ) from None
    if arguments.json:
        print(json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False))  # noqa: T201
    return code


def request_from(arguments: argparse.Namespace, as_of: date | None) -> Request:
    """Read what is asked for.

    Raises:
        KamxlError: Something asked for does not exist.
    """
    output, store = _places(arguments)
    return Request(
        sources=tuple(arguments.sources),
        output=output,
        store=store,
        today=date.today(),  # noqa: DTZ011 - the user's own calendar day is meant
        kinds=kinds_from(arguments.do),
        book_per=BookPer(arguments.book_per),
        as_of=as_of,
        quarter=_quarter(arguments.quarter),
        settings_file=arguments.settings,
        language=arguments.lang,
        go_on=arguments.resume,
        changed_only=arguments.changed_only,
        distrust=arguments.verify,
        replace=arguments.force,
        again=arguments.again,
        in_place=arguments.in_place,
    )


def _quarter(asked: str | None) -> str | None:
    """Bring a quarter, or the word `last`, into the one form that is compared."""
    if asked is None or means_last(asked):
        return None if asked is None else LAST
    quarter = parse_quarter(asked)
    return asked if quarter is None else str(quarter)


def carry_out(request: Request, way: Way) -> tuple[dict[str, Any], int]:
    """Plan, show, do; return the document for `--json` and the exit code."""
    from kamxl.workflows.batch.finish import finish_batch
    from kamxl.workflows.batch.manifest import Manifest
    from kamxl.workflows.batch.plan import plan_batch
    from kamxl.workflows.batch.transfer import sent_along

    with (
        Manifest.looked_at(request.output)
        if way.dry_run
        else Manifest.opened(request.output, replace=request.replace) as manifest
    ):
        plan = plan_batch(request, manifest)
        if way.terminal:
            way.terminal.plan(plan, in_full=way.dry_run)
        if way.dry_run:
            return {"plan": planned(plan)}, FINE
        logs: set[Path] = set()
        lines = list(_lines(plan, manifest, way, logs))
        finished = finish_batch(plan, manifest)
        outputs = sent_along(request, finished.outputs)
        known = manifest.outcomes()
    ended = [known[one.book.name] for one in plan.books if one.book.name in known]
    stopped = way.fail_fast and any(line["status"] == Status.FAILED for line in lines)
    if way.terminal:
        way.terminal.end(ended, outputs, missing=len(plan.books) - len(ended))
        way.terminal.said([known[task.book] for task in plan.tasks if task.book in known])
        way.terminal.not_written(finished.troubles)
        for log in logs:
            way.terminal.details(log)
    document = {
        "plan": planned(plan),
        "books": sorted(lines, key=lambda line: line["book"]),
        "outputs": [str(path) for path in outputs],
        "not_written": [str(one) for one in finished.troubles],
    }
    return document, COULD_NOT if stopped else max(exit_code(ended), LOOK if finished.troubles else FINE)


def planned(plan: Plan) -> dict[str, Any]:
    """Return a plan as plain values."""
    return {
        "output": str(plan.request.results),
        "books": [
            {
                "book": one.book.name,
                "files": [str(path) for path in one.book.files],
                "do": [kind.value for kind in one.kinds],
                "why": str(one.why),
                "open_elsewhere": one.open_elsewhere,
            }
            for one in plan.books
        ],
        "passed_over": [{"file": str(one.path), "why": str(one.reason)} for one in plan.passed_over],
        "gone": list(plan.gone),
    }


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """Return 0 when every cell of every book could be used, 2 when no book could be done, else 1."""
    if all(one.status is Status.DONE for one in outcomes):
        return FINE
    return COULD_NOT if all(one.status is Status.FAILED for one in outcomes) else LOOK


def _lines(plan: Plan, manifest: Manifest, way: Way, logs: set[Path]) -> Iterator[dict[str, Any]]:
    """Carry out the plan, and give and write the lines of the log; `logs` gets where faults are noted."""
    from kamxl.workflows.batch.run import run_batch

    books = {one.book.name: one for one in plan.books}
    before = manifest.outcomes()
    with ExitStack() as stack:
        log = stack.enter_context(opened_log(way.log)) if way.log else None
        outcomes = run_batch(plan, engine_for(plan, way), manifest, fail_fast=way.fail_fast)
        stack.callback(outcomes.close)
        for one in plan.skipped:
            line = skipped_line(before[one.book.name], one, datetime.now(UTC))
            if log:
                log.write(written(line))
            yield line
        shown = way.terminal.progress(outcomes, len(plan.tasks)) if way.terminal else outcomes
        for outcome in shown:
            if outcome.trace and (noted := note_failure(f"kamxl batch, {outcome.book}", outcome.trace)):
                logs.add(noted)
            line = line_of(outcome, books[outcome.book], datetime.now(UTC))
            if log:
                log.write(written(line))
                log.flush()
            yield line


def engine_for(plan: Plan, way: Way) -> Engine:
    """Choose what carries out the tasks."""
    from kamxl.sheets import limits_in
    from kamxl.workflows.batch.dask_engine import Cluster
    from kamxl.workflows.batch.engine import Serial
    from kamxl.workflows.batch.processes import Processes, automatic_jobs
    from kamxl.workflows.batch.worker import Limits

    if way.jobs == 0 and way.scheduler is None:
        return Serial()
    found = limits_in(plan.request.settings_file)
    limits = Limits(seconds=found.limit_seconds, memory=found.limit_memory)
    if way.scheduler is not None:
        return Cluster(address=way.scheduler, limits=limits)
    return Processes(jobs=way.jobs or automatic_jobs(len(plan.tasks)), limits=limits)


def opened_log(log: Path) -> Any:
    """Open the log to add to it.

    Raises:
        KamxlError: It cannot be written.
    """
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        return log.open("a", encoding="utf-8", newline="\n")
    except OSError as error:
        raise KamxlError(
            say("The log {path} cannot be written ({reason}).", path=log, reason=error.strerror)
        ) from error


def jobs_from(written_jobs: str) -> int | None:
    """Read how many processes are wanted; None leaves it to kamxl."""
    if written_jobs == "auto":
        return None
    if not written_jobs.isdecimal():
        raise KamxlError(
            say("'{jobs}' is no number of processes. Give --jobs auto or a number.", jobs=written_jobs)
        )
    return int(written_jobs)


def _places(arguments: argparse.Namespace) -> tuple[Path, Remote | None]:
    """Return the folder of the record, and the address of the results if they go to one."""
    if arguments.output is None:
        return _default_output(arguments.sources), None
    wanted = place(arguments.output)
    if isinstance(wanted, Path):
        return wanted, None
    name = re.sub(r"[^\w.-]+", " ", wanted.url).strip()[-_LONGEST:]
    return Path(f"{name}.kam-batch"), wanted


def _default_output(sources: Sequence[str]) -> Path:
    """Return the default place of the results: beside the folder that is read, else here."""
    first = Path(sources[0])
    whole = first.resolve() if len(sources) == 1 and first.is_dir() else None
    if whole is not None and whole.name:  # the root of a drive or a share has no name, and nothing beside it
        return whole.with_name(f"{whole.name}.kam-batch")
    return Path("books.kam-batch")
