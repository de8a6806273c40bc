"""Same input, same bytes: whatever the order, the number of processes, or a stop in between."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sales_books import names_of

from benchmarks.batch.folder import Folder, Share, make_folder
from kamxl.workflows.batch.engine import Serial
from kamxl.workflows.batch.outcome import Outcome, Status
from kamxl.workflows.batch.plan import Plan
from kamxl.workflows.batch.processes import Processes
from kamxl.workflows.batch.request import Kind, Request
from kamxl.workflows.batch.task import Task, perform

Do = Callable[..., tuple[Plan, dict[str, Outcome]]]


class Backwards:
    """Carries the tasks out from the last to the first."""

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield the outcomes."""
        yield from map(perform, reversed(list(tasks)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Give good, broken, encrypted and locked workbooks."""
    share = Share(good=3, broken=10, encrypted=1, locked=1, largest=200)
    return make_folder(tmp_path_factory.mktemp("many") / "teams", share)


@pytest.fixture
def request_many(request_for: Request, folder: Folder) -> Request:
    return replace(request_for, sources=(str(folder.top),), kinds=(Kind.SCORE, Kind.REPORT), quarter="2026Q3")


@pytest.mark.slow
def test_engine_order_and_a_stop_do_not_change_a_byte(request_many: Request, do: Do, tmp_path: Path) -> None:
    found = {}
    for name, engine in {"serial": Serial(), "two": Processes(jobs=2), "backwards": Backwards()}.items():
        do(request_many, engine, output=tmp_path / name)
        found[name] = names_of(tmp_path / name)
    assert found["serial"] == found["two"] == found["backwards"]
    assert len(found["serial"]) > 20

    stopped = replace(request_many, output=tmp_path / "stopped")
    first = do(stopped, fail_fast=True)[1]
    assert Status.FAILED in {one.status for one in first.values()}
    assert len(first) < 15
    rest = do(stopped, go_on=True)[1]
    done = {book for book, one in first.items() if one.status is not Status.FAILED}
    assert not done & rest.keys()
    assert names_of(tmp_path / "stopped") == found["serial"]


@pytest.mark.posix("mode bits")
def test_every_bad_file_is_named_with_its_reason_and_every_good_one_done(
    request_many: Request, do: Do, folder: Folder
) -> None:
    plan, outcomes = do(request_many, kinds=(Kind.CHECK,))
    bad = [one for one in outcomes.values() if one.status is Status.FAILED]
    assert {one.book.partition(" - ")[2] for one in bad} == {path.stem for path in folder.bad}
    assert all(one.reason is not None and one.trace is None for one in bad)
    assert len(outcomes) - len(bad) == len(folder.good)
    assert [one.book.name for one in plan.books if one.open_elsewhere] == ["East - team 000"]
    reasons = {one.book.partition(" - ")[2]: str(one.reason) for one in bad}
    assert "protected by a password" in reasons["encrypted 0"]
    assert "cannot be opened" in reasons["locked 0"]
    again = do(request_many, kinds=(Kind.CHECK,), changed_only=True)[1]
    assert list(again) == ["East - locked 0"]


def test_results_that_are_not_made_any_more_disappear(request_for: Request, do: Do, teams: Path) -> None:
    both = "Customer ID,Customer Name,Date,Revenue\nC-1,Acme,2026-09-30,1\nC-2,Beta,2026-09-30,1\n"
    (teams / "anna.csv").write_text(both, encoding="utf-8")
    do(request_for, kinds=(Kind.REPORT,))
    reports = request_for.output / "anna" / "reports"
    assert sorted(path.name for path in reports.iterdir()) == [
        "Acme 2026Q3.xlsx",
        "Beta 2026Q3.xlsx",
        "portfolio 2026Q3.xlsx",
    ]
    (teams / "anna.csv").write_text(both.replace("Beta", "Gamma"), encoding="utf-8")
    (reports / "notes.txt").write_text("mine", encoding="utf-8")
    do(request_for, kinds=(Kind.REPORT,), changed_only=True)
    assert sorted(path.name for path in reports.iterdir()) == [
        "Acme 2026Q3.xlsx",
        "Gamma 2026Q3.xlsx",
        "notes.txt",
        "portfolio 2026Q3.xlsx",
    ]


def test_a_fault_of_kamxl_stops_nobody_and_keeps_its_trace(
    request_for: Request, do: Do, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kamxl.workflows.batch import task

    make = task.make

    def faulty(one: Task, folder: Path) -> object:
        return make(one, folder) if one.book != "anna" else 1 / 0

    monkeypatch.setattr(task, "make", faulty)
    outcomes = do(request_for)[1]
    assert "ZeroDivisionError" in str(outcomes["anna"].reason)
    assert "in faulty" in (outcomes["anna"].trace or "")
    assert outcomes["East - ben"].status is Status.DONE
    assert sorted(one.name for one in request_for.output.iterdir()) == [
        ".kamxl",
        "East - ben",
        "summary.xlsx",
    ]
