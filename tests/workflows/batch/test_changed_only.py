"""What a second run does: nothing that is there already, everything that is not."""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sales_books import names_of, write_sales

from kamxl.domain.message import say
from kamxl.workflows.batch import fingerprint, task
from kamxl.workflows.batch.outcome import Outcome, Status, failed
from kamxl.workflows.batch.plan import Plan
from kamxl.workflows.batch.request import Kind, Request
from kamxl.workflows.batch.task import Task

Do = Callable[..., tuple[Plan, dict[str, Outcome]]]


def test_nothing_is_done_again_when_nothing_changed(request_for: Request, do: Do) -> None:
    plan, outcomes = do(request_for)
    assert sorted(outcomes) == ["East - ben", "anna"]
    before = names_of(request_for.output)
    for changes in ({"changed_only": True}, {"go_on": True}, {"changed_only": True, "distrust": True}):
        plan, outcomes = do(request_for, **changes)
        assert outcomes == {}
        assert {str(one.why) for one in plan.books} == {"nothing changed"}
    assert names_of(request_for.output) == before


def test_without_being_told_so_everything_is_done_again(request_for: Request, do: Do) -> None:
    do(request_for)
    assert len(do(request_for)[1]) == 2


def test_only_the_book_whose_content_changed_is_done(request_for: Request, do: Do, teams: Path) -> None:
    do(request_for)
    write_sales(teams / "anna.csv", 300)
    os.utime(teams / "East" / "ben.csv")  # touched, but the same
    plan, outcomes = do(request_for, changed_only=True)
    assert list(outcomes) == ["anna"]
    assert "changed" in str(plan.books[0].why)


def test_a_new_version_of_kamxl_does_everything_again(
    request_for: Request, do: Do, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(request_for)
    conditions = fingerprint.Conditions.of
    monkeypatch.setattr(
        fingerprint.Conditions, "of", lambda *given: replace(conditions(*given), version="next")
    )
    assert len(do(request_for, changed_only=True)[1]) == 2


@pytest.mark.parametrize(
    "changes", [{"quarter": "2026Q2"}, {"language": "zh-Hans"}, {"today": date(2027, 1, 5)}]
)
def test_another_question_does_everything_again(
    request_for: Request, do: Do, changes: dict[str, object]
) -> None:
    do(request_for)
    assert len(do(request_for, changed_only=True, **changes)[1]) == 2


def test_only_the_missing_kind_is_made(request_for: Request, do: Do) -> None:
    do(request_for)
    plan, _ = do(request_for, changed_only=True, kinds=(Kind.CHECK, Kind.SCORE))
    assert {one.kinds for one in plan.books} == {(Kind.SCORE,)}
    made = names_of(request_for.output)
    assert {"anna/anna.check.json", "anna/anna.kam.xlsx", "portfolio.xlsx"} <= set(made)


def test_a_result_that_is_missing_is_made_again(request_for: Request, do: Do) -> None:
    do(request_for)
    before = names_of(request_for.output)
    (request_for.output / "anna" / "anna.check.json").unlink()
    assert list(do(request_for, changed_only=True)[1]) == ["anna"]
    assert names_of(request_for.output) == before


def test_a_result_that_somebody_changed_is_replaced_only_by_force(request_for: Request, do: Do) -> None:
    do(request_for)
    edited = request_for.output / "anna" / "anna.check.json"
    edited.write_text("mine", encoding="utf-8")
    for _ in range(2):
        outcomes = do(request_for, changed_only=True)[1]
        assert "changed by somebody" in str(outcomes["anna"].reason)
        assert edited.read_text("utf-8") == "mine"
    assert do(request_for, changed_only=True, replace=True)[1]["anna"].status is Status.DONE
    assert edited.read_text("utf-8") != "mine"


def test_what_failed_for_good_waits_for_a_change_and_is_tried_again_on_resume(
    request_for: Request, do: Do, teams: Path
) -> None:
    (teams / "anna.csv").write_bytes(b"")
    assert do(request_for)[1]["anna"].status is Status.FAILED
    plan, outcomes = do(request_for, changed_only=True)
    assert outcomes == {}
    assert str(plan.books[0].why) == "it failed, and its input is the same"
    assert list(do(request_for, go_on=True)[1]) == ["anna"]
    write_sales(teams / "anna.csv", 100)
    assert do(request_for, changed_only=True)[1]["anna"].status is Status.DONE


def test_what_may_not_fail_again_is_tried_again(request_for: Request, do: Do) -> None:
    class Hung:
        def run(self, tasks: tuple[Task, ...]) -> object:
            yield from (failed(one.book, say("It took longer than 1 seconds.")) for one in tasks)

    do(request_for, Hung())
    assert len(do(request_for, changed_only=True)[1]) == 2


def test_a_book_that_fails_now_keeps_its_earlier_results_whole(
    request_for: Request, do: Do, teams: Path
) -> None:
    do(request_for)
    before = (request_for.output / "anna" / "anna.check.json").read_bytes()
    (teams / "anna.csv").write_bytes(b"")
    assert do(request_for, changed_only=True)[1]["anna"].status is Status.FAILED
    assert (request_for.output / "anna" / "anna.check.json").read_bytes() == before
    write_sales(teams / "anna.csv", 100)
    assert list(do(request_for, changed_only=True)[1]) == ["anna"]


def test_a_book_with_sales_after_today_is_judged_anew_the_next_day(
    request_for: Request, do: Do, teams: Path
) -> None:
    write_sales(teams / "anna.csv", 100, day="2026-10-20")
    request = replace(request_for, kinds=(Kind.SCORE,))
    do(request)
    assert do(request, changed_only=True)[1] == {}
    assert list(do(request, changed_only=True, today=date(2026, 10, 6))[1]) == ["anna"]


def test_a_file_that_looks_unchanged_is_found_out_by_verify(
    request_for: Request, do: Do, teams: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(request_for)
    from kamxl.workflows.batch.marks import Mark

    monkeypatch.setattr(Mark, "fits", lambda *_, **__: True)
    write_sales(teams / "anna.csv", 101)
    assert do(request_for, changed_only=True)[1] == {}
    assert list(do(request_for, changed_only=True, distrust=True)[1]) == ["anna"]


def test_a_file_saved_while_it_is_read_is_named(
    request_for: Request, do: Do, teams: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = task.make

    def slow(one: Task, folder: Path) -> object:
        work = make(one, folder)
        if one.book == "anna":
            time.sleep(0.02)
            write_sales(teams / "anna.csv", 999)
        return work

    monkeypatch.setattr(task, "make", slow)
    outcomes = do(request_for)[1]
    assert "saved by somebody while it was being read" in str(outcomes["anna"].reason)
    assert outcomes["East - ben"].status is Status.DONE


def test_books_that_are_gone_keep_their_results_and_are_named(
    request_for: Request, do: Do, teams: Path
) -> None:
    do(request_for)
    (teams / "anna.csv").unlink()
    plan, _ = do(request_for, changed_only=True)
    assert plan.gone == ("anna",)
    assert (request_for.output / "anna" / "anna.check.json").exists()


@pytest.mark.posix("mode bits")
def test_a_file_that_cannot_be_read_any_more_is_tried(request_for: Request, do: Do, teams: Path) -> None:
    do(request_for)
    (teams / "anna.csv").unlink()
    (teams / "anna.csv").symlink_to("anna.csv")
    assert "cannot be opened" in str(do(request_for, changed_only=True)[1]["anna"].reason)
