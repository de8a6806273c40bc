"""One task: whatever goes wrong is told in its outcome, and nothing half made is left."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sales_books import names_of, write_sales

from kamxl.domain.message import say
from kamxl.workflows.batch import task
from kamxl.workflows.batch.outcome import Status
from kamxl.workflows.batch.plain import from_json, to_json
from kamxl.workflows.batch.request import Kind
from kamxl.workflows.batch.task import Task, perform


@pytest.fixture
def one(tmp_path: Path) -> Task:
    """Give a task that is easily done."""
    path = write_sales(tmp_path / "in" / "anna.csv", 100)
    return Task(
        book="anna",
        inputs=(str(path),),
        kinds=(Kind.CHECK, Kind.SCORE),
        output=str(tmp_path / "out"),
        staging=str(tmp_path / "out" / ".kamxl" / "work" / "1"),
        today=date(2026, 10, 5),
    )


def test_a_task_makes_its_results_and_tells_of_them(one: Task) -> None:
    outcome = perform(one)
    assert outcome.status is Status.DONE
    assert [made.mark.path for made in outcome.made] == ["anna/anna.check.json", "anna/anna.kam.xlsx"]
    assert {made.mark.path: made.mark.sha256 for made in outcome.made} == names_of(Path(one.output))
    assert not Path(one.staging).exists()
    assert outcome.reading is not None
    assert (outcome.reading.quarter, outcome.reading.accounts) == ("2026Q3", 1)


def test_a_file_that_is_gone_may_come_back(one: Task) -> None:
    Path(one.inputs[0]).unlink()
    outcome = perform(one)
    assert str(outcome.reason) == "anna.csv is not there any more."
    assert not outcome.lasting


def test_too_little_memory_is_a_reason(one: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    def hungry(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(task, "make", hungry)
    outcome = perform(one)
    assert "the number of accounts" in str(outcome.reason)
    assert not outcome.lasting


def test_a_folder_in_the_place_of_a_result_is_a_reason_and_stays(one: Task) -> None:
    there = Path(one.output) / "anna" / "anna.kam.xlsx"
    there.mkdir(parents=True)
    outcome = perform(replace(one, replace=True))
    assert "could not be written" in str(outcome.reason)
    assert there.is_dir()
    assert not Path(one.staging).exists()


def test_a_file_from_elsewhere_stays_and_nothing_else_is_moved(one: Task) -> None:
    there = Path(one.output) / "anna" / "anna.kam.xlsx"
    there.parent.mkdir(parents=True)
    there.write_text("theirs", encoding="utf-8")
    outcome = perform(one)
    assert "comes from elsewhere" in str(outcome.reason)
    assert list(names_of(Path(one.output))) == ["anna/anna.kam.xlsx"]
    assert perform(replace(one, replace=True)).status is Status.DONE


def test_the_same_content_is_in_nobodys_way(one: Task) -> None:
    assert perform(one).status is Status.DONE
    assert perform(one).status is Status.DONE


def test_a_sentence_keeps_its_values_in_json() -> None:
    message = say(
        "{share:.1%} since {day:%d.%m.%Y}: {names}, {path}",
        share=0.25,
        day=date(2026, 9, 30),
        names=(say("One {n}", n=1), "Two"),
        path=Path("a"),
    )
    assert str(from_json(to_json(message))) == "25.0% since 30.09.2026: One 1, Two, a"
