"""Workers that crash, hang or eat memory: their book is named, everything else goes on."""

import multiprocessing
import os
import signal
from datetime import date
from pathlib import Path

import bad_workers
import pytest
from sales_books import write_sales

from kamxl.domain.errors import KamxlError
from kamxl.workflows.batch.engine import Serial
from kamxl.workflows.batch.outcome import Outcome, Status
from kamxl.workflows.batch.processes import Processes, automatic_jobs
from kamxl.workflows.batch.request import Kind
from kamxl.workflows.batch.task import Task
from kamxl.workflows.batch.worker import Limits


def task(book: str, *inputs: Path) -> Task:
    return Task(
        book=book,
        inputs=tuple(str(one) for one in inputs),
        kinds=(Kind.CHECK,),
        output="out",
        staging=f"out/.kamxl/work/{book}",
        today=date(2026, 10, 5),
    )


def run(*books: str, jobs: int = 2, seconds: float = 60) -> dict[str, Outcome]:
    engine = Processes(jobs=jobs, limits=Limits(seconds=seconds), carry_out=bad_workers.carry_out)
    return {one.book: one for one in engine.run([task(book) for book in books])}


@pytest.mark.posix("signals")
def test_a_worker_that_ends_suddenly_costs_only_its_own_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = run("a", "abort", "b", "exit", "c", "kill", "d")
    assert {book for book, one in found.items() if one.status is Status.DONE} == {"a", "b", "c", "d"}
    assert str(found["abort"].reason) == "Its process ended suddenly (SIGABRT)."
    assert str(found["kill"].reason) == "Its process ended suddenly (SIGKILL)."
    assert str(found["exit"].reason) == "Its process ended suddenly (exit code 3)."
    assert not found["abort"].lasting
    assert multiprocessing.active_children() == []


@pytest.mark.slow
def test_a_worker_that_hangs_is_ended_and_replaced() -> None:
    found = run("hang", "a", "deaf", "b", jobs=1, seconds=0.5)
    assert str(found["hang"].reason) == "It took longer than 0.5 seconds."
    assert str(found["deaf"].reason) == "It took longer than 0.5 seconds."
    assert found["hang"].seconds >= 0.5
    assert found["a"].status is found["b"].status is Status.DONE


@pytest.mark.posix("signals")
def test_workers_that_die_while_they_wait_do_not_matter() -> None:
    engine = Processes(jobs=2, carry_out=bad_workers.carry_out)
    done = set()
    for outcome in engine.run([task("a"), task("slow")]):
        done.add(outcome.book)
        if outcome.book == "a":
            os.kill(int(str(outcome.reason)), signal.SIGKILL)
    assert done == {"a", "slow"}


def test_stopping_early_leaves_no_process_behind() -> None:
    outcomes = Processes(jobs=2, carry_out=bad_workers.carry_out).run([task("a"), task("hang"), task("b")])
    next(iter(outcomes))
    outcomes.close()
    assert multiprocessing.active_children() == []


def test_workers_that_cannot_start_are_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAMXL_TEST_NO_START", "1")
    engine = Processes(jobs=2, carry_out=bad_workers.never_start)
    with pytest.raises(KamxlError, match="No worker process can be started"):
        list(engine.run([task("a"), task("b")]))
    assert multiprocessing.active_children() == []


def test_a_book_that_needs_too_much_memory_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "greedy.csv"
    line = b"C-1,Acme,2026-03-01,1.25," + b"x" * 60 + b"\n"
    path.write_bytes(b"Customer ID,Customer Name,Date,Revenue,Note\n" + line * 400_000)
    small = write_sales(tmp_path / "small.csv", 1)
    tasks = [task("greedy", path), task("greedy small", small)]
    engine = Processes(jobs=1, limits=Limits(memory=40), carry_out=bad_workers.carry_out)
    found = {one.book: one for one in engine.run(tasks)}
    assert found["greedy"].status is Status.FAILED
    assert "memory" in str(found["greedy"].reason) or "suddenly" in str(found["greedy"].reason)
    assert found["greedy small"].status is Status.DONE


@pytest.mark.posix("peak memory that the system tells")
def test_what_workers_cost_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    [outcome] = Serial().run([task("a", write_sales(tmp_path / "a.csv", 1))])
    assert outcome.seconds > 0
    assert outcome.memory is not None
    assert outcome.memory > 20


def test_one_process_for_each_processor_but_not_more_than_there_are_books() -> None:
    assert automatic_jobs(1) == 1
    assert 1 <= automatic_jobs(1000) <= (os.cpu_count() or 1)
    assert automatic_jobs(0) == 1
