"""A result that somebody has open while it is made anew: all stays as it was, and the next run goes on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sales_books import names_of, write_sales

from kamxl.workflows.batch import publish
from kamxl.workflows.batch.finish import finish_batch
from kamxl.workflows.batch.manifest import Manifest
from kamxl.workflows.batch.outcome import Status
from kamxl.workflows.batch.plan import plan_batch
from kamxl.workflows.batch.request import Kind, Request

Do = Callable[..., Any]
BOTH = (Kind.CHECK, Kind.SCORE)


def test_nothing_of_a_book_is_replaced_while_one_result_is_open(
    request_for: Request, do: Do, teams: Path
) -> None:
    request = replace(request_for, kinds=BOTH, changed_only=True)
    do(request)
    before = names_of(request.output)
    mark = request.output / "anna" / "~$anna.kam.xlsx"
    mark.write_bytes(b"")
    write_sales(teams / "anna.csv", 300)
    outcome = do(request)[1]["anna"]
    assert outcome.status is Status.FAILED
    assert not outcome.lasting
    assert "open in Excel" in str(outcome.reason)
    mark.unlink()
    assert {name: before[name] for name in before if name.startswith("anna/")} == {
        name: digest for name, digest in names_of(request.output).items() if name.startswith("anna/")
    }
    assert do(request)[1]["anna"].status is Status.DONE


def test_what_was_replaced_before_a_result_was_opened_counts_as_ours(
    request_for: Request, do: Do, teams: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look at all results can come too early: somebody opens the second one after the first was moved."""
    request = replace(request_for, kinds=BOTH, changed_only=True)
    do(request)
    real = publish.deliver

    def held(file: Path, target: Path) -> None:
        if target.name == "anna.kam.xlsx":
            raise PermissionError(13, "Permission denied")
        real(file, target)

    write_sales(teams / "anna.csv", 300)
    with monkeypatch.context() as patch:
        patch.setattr(publish, "deliver", held)
        assert "could not be written" in str(do(request)[1]["anna"].reason)
    write_sales(teams / "anna.csv", 500)
    assert do(request)[1]["anna"].status is Status.DONE


def test_an_open_summary_is_named_and_keeps_nothing_else_from_being_written(
    request_for: Request, do: Do, teams: Path
) -> None:
    request = replace(request_for, kinds=(Kind.SCORE,), changed_only=True)
    do(request)
    (request.output / "~$summary.xlsx").write_bytes(b"")
    write_sales(teams / "anna.csv", 300)
    before = names_of(request.output)
    do(request)
    after = names_of(request.output)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"anna/anna.kam.xlsx", "portfolio.xlsx"}
    with Manifest.opened(request.output) as manifest:
        finished = finish_batch(plan_batch(request, manifest), manifest)
    assert [path.name for path in finished.outputs] == ["portfolio.xlsx"]
    assert ["summary.xlsx is open in Excel" in str(one) for one in finished.troubles] == [True]


def test_on_a_disk_that_tells_no_time_of_change_books_are_done_all_the_same(
    request_for: Request, do: Do, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamxl.workflows.batch.marks.changed_ns", lambda *_: None)
    assert {one.status for one in do(request_for)[1].values()} == {Status.DONE}
    assert do(request_for, changed_only=True)[1] == {}


@pytest.mark.windows("a file that another program has open cannot be replaced")
def test_a_result_held_by_another_program_is_refused_before_any_is_moved(
    request_for: Request, do: Do, teams: Path
) -> None:
    request = replace(request_for, kinds=BOTH, changed_only=True)
    do(request)
    before = names_of(request.output)
    write_sales(teams / "anna.csv", 300)
    with (request.output / "anna" / "anna.kam.xlsx").open("rb"):
        reason = str(do(request)[1]["anna"].reason)
        assert "open in another program" in reason
    assert names_of(request.output)["anna/anna.check.json"] == before["anna/anna.check.json"]
    assert do(request)[1]["anna"].status is Status.DONE
