"""Carry out a plan: every outcome is recorded as soon as it is known."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from kamxl.domain.errors import OutputExistsError
from kamxl.domain.message import say
from kamxl.package.saving.rights import closed_to
from kamxl.sheets.files.own_work import is_own_work
from kamxl.workflows.batch.inputs import STORE, WORK
from kamxl.workflows.batch.marks import sha256_now
from kamxl.workflows.batch.outcome import Outcome, Status
from kamxl.workflows.batch.plan import PORTFOLIO_FILE, SUMMARY_FILE, Plan, files_of, kinds_from_inputs
from kamxl.workflows.batch.remote_search import is_there
from kamxl.workflows.batch.request import Kind

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from kamxl.workflows.batch.engine import Engine
    from kamxl.workflows.batch.manifest import Manifest
    from kamxl.workflows.batch.outcome import Made
    from kamxl.workflows.batch.places import Place


def run_batch(
    plan: Plan, engine: Engine, manifest: Manifest, *, fail_fast: bool = False
) -> Generator[Outcome]:
    """Carry out the tasks of a plan and yield each outcome when it is recorded.

    Args:
        plan: What to do.
        engine: What does it.
        manifest: Where it is recorded.
        fail_fast: Stop at the first book that fails.

    Raises:
        OutputExistsError: A file that is not ours stands where the summary must go; then nothing is done.
    """
    output = plan.request.output
    _refuse_foreign(plan, manifest)
    manifest.close_to(closed_to(files_of(plan)))
    rmtree(output / STORE / WORK, ignore_errors=True)
    earlier = manifest.files()
    tasks = {task.book: task for task in plan.tasks}
    outcomes = engine.run(plan.tasks)
    try:
        for outcome in outcomes:
            task = tasks[outcome.book]
            inputs = tuple((_name(one.path), one.sha256) for one in outcome.inputs)
            prints = kinds_from_inputs(task.kinds, outcome.book, inputs, plan.conditions)
            manifest.record(outcome, prints, plan.request.today.isoformat())
            if outcome.status is not Status.FAILED:
                _drop_stale(earlier.get(outcome.book, ()), outcome, prints.keys(), plan.request.results)
            yield outcome
            if fail_fast and outcome.status is Status.FAILED:
                return
    finally:
        close = getattr(outcomes, "close", None)
        if close is not None:
            close()
        rmtree(output / STORE / WORK, ignore_errors=True)


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _drop_stale(earlier: Iterable[Made], outcome: Outcome, kinds: Iterable[object], output: Place) -> None:
    """Remove results of an earlier run that this one did not make again, unless somebody changed them."""
    made = {one.mark.path for one in outcome.made}
    for one in earlier:
        path = output / one.mark.path
        if one.kind is Kind.SNAPSHOT:
            continue  # what was judged then is nowhere else
        if one.kind in kinds and one.mark.path not in made and sha256_now(path, None) == one.mark.sha256:
            with suppress(OSError):
                path.unlink()


def _refuse_foreign(plan: Plan, manifest: Manifest) -> None:
    """Say at once, not after an hour of work, that a new output folder holds files of somebody else."""
    if plan.request.replace or manifest.outcomes():
        return
    for name in (SUMMARY_FILE, PORTFOLIO_FILE):
        path = plan.request.results / name
        if is_there(path) and isinstance(path, Path) and is_own_work(path):
            raise OutputExistsError(
                say(
                    "{path} is a result of kamxl, but the record of the run that made it is gone. Give "
                    "--force to make all results anew, or name another output folder.",
                    path=path,
                )
            )
        if is_there(path):
            raise OutputExistsError(
                say(
                    "{path} exists already and is no result of a batch. Name another output folder.",
                    path=path,
                )
            )
