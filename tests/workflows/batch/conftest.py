"""A folder of small books, and a batch that is run in this process."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

# Modules that these tests share, also with spawned workers, are found by their names.
sys.path.insert(0, str(Path(__file__).parent))

from sales_books import write_sales

from kamxl.workflows.batch.engine import Engine, Serial
from kamxl.workflows.batch.finish import finish_batch
from kamxl.workflows.batch.manifest import Manifest
from kamxl.workflows.batch.outcome import Outcome
from kamxl.workflows.batch.plan import Plan, plan_batch
from kamxl.workflows.batch.request import Kind, Request
from kamxl.workflows.batch.run import run_batch

Done = tuple[Plan, dict[str, Outcome]]
TODAY = date(2026, 10, 5)


@pytest.fixture
def teams(tmp_path: Path) -> Path:
    """Give a folder with two small books, one of them in a folder of its own."""
    top = tmp_path / "teams"
    write_sales(top / "anna.csv", 100)
    write_sales(top / "East" / "ben.csv", 200)
    return top


@pytest.fixture
def request_for(teams: Path, tmp_path: Path) -> Request:
    """Give the request for the small folder."""
    return Request(sources=(str(teams),), output=tmp_path / "out", today=TODAY, kinds=(Kind.CHECK,))


@pytest.fixture
def do() -> Callable[..., Done]:
    """Give what runs a request to its end in this process."""

    def run(
        request: Request, engine: Engine | None = None, *, fail_fast: bool = False, **changes: object
    ) -> Done:
        request = replace(request, **changes)
        with Manifest.opened(request.output) as manifest:
            plan = plan_batch(request, manifest)
            ended = run_batch(plan, engine or Serial(), manifest, fail_fast=fail_fast)
            outcomes = {one.book: one for one in ended}
            finish_batch(plan, manifest)
        return plan, outcomes

    return run
