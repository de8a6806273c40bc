"""What can be wrong with a cluster is said in a sentence, and costs one book at most."""

import os
import socket
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from clusters import cluster_in
from distributed import LocalCluster
from distributed.scheduler import KilledWorker, WorkerState
from sales_books import write_sales

from kamxl.domain.errors import KamxlError
from kamxl.hosts.cli.main import main
from kamxl.workflows.batch import dask_client, dask_engine, dask_worker
from kamxl.workflows.batch.dask_engine import Cluster
from kamxl.workflows.batch.dask_worker import Sent
from kamxl.workflows.batch.marks import Mark
from kamxl.workflows.batch.outcome import Made, Outcome, Status
from kamxl.workflows.batch.request import Kind
from kamxl.workflows.batch.task import Task
from kamxl.workflows.batch.worker import Limits


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    with cluster_in(tmp_path_factory.mktemp("cluster"), workers=1) as cluster:
        yield cluster


def task(book: str, path: Path, output: Path) -> Task:
    return Task(
        book=book,
        inputs=(str(path),),
        kinds=(Kind.CHECK,),
        output=str(output),
        staging=str(output / ".kamxl" / "work" / book),
        today=date(2026, 10, 5),
    )


@pytest.mark.slow
def test_a_book_that_hangs_or_is_nowhere_costs_only_itself(cluster: LocalCluster, tmp_path: Path) -> None:
    pipe = tmp_path / "endless.csv"
    os.mkfifo(pipe)
    good = write_sales(tmp_path / "good.csv", 1)
    tasks = [
        task("good", good, tmp_path / "out"),
        task("nowhere", tmp_path / "nowhere.csv", tmp_path / "out"),
        task("hangs", pipe, tmp_path / "out"),
    ]
    engine = Cluster(address=cluster.scheduler_address, limits=Limits(seconds=8))
    found = {one.book: one for one in engine.run(tasks)}
    assert found["good"].status is Status.DONE
    assert str(found["hangs"].reason) == "It took longer than 8 seconds."
    assert not found["hangs"].lasting
    assert "nowhere.csv is not there for the worker on" in str(found["nowhere"].reason)


@pytest.mark.slow
def test_workers_with_another_version_are_refused(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_client, "__version__", "9.9.9")
    engine = Cluster(address=cluster.scheduler_address)
    with pytest.raises(KamxlError, match=r"this computer has 9\.9\.9"):
        list(engine.run([task("a", tmp_path / "a.csv", tmp_path)]))
    monkeypatch.setattr(dask_client, "version_here", _nowhere)
    with pytest.raises(KamxlError, match=r"cannot run kamxl \(no such module\)"):
        list(engine.run([task("a", tmp_path / "a.csv", tmp_path)]))


def _nowhere() -> str:
    raise ModuleNotFoundError("no such module")


@pytest.mark.slow
def test_stopping_early_takes_back_what_has_not_begun(cluster: LocalCluster, tmp_path: Path) -> None:
    tasks = [task(f"{n}", write_sales(tmp_path / f"{n}.csv", n), tmp_path / "out") for n in range(20)]
    outcomes = Cluster(address=cluster.scheduler_address).run(tasks)
    next(iter(outcomes))
    outcomes.close()
    assert len(list((tmp_path / "out").iterdir())) < 20


@pytest.mark.slow
def test_a_scheduler_without_workers_is_said(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_client, "REACH_SECONDS", 1)
    engine = Cluster(address=cluster.scheduler_address)
    cluster.scale(0)
    cluster.sync(cluster._correct_state)
    with pytest.raises(KamxlError, match=r"has no workers\. Start some: dask worker tcp://127"):
        list(engine.run([task("a", tmp_path / "a.csv", tmp_path)]))


def test_a_scheduler_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_client, "REACH_SECONDS", 0.5)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(KamxlError, match=f"The scheduler at {address} cannot be reached"):
            list(Cluster(address=address).run([task("a", tmp_path / "a.csv", tmp_path)]))
    with pytest.raises(KamxlError, match="The scheduler at pigeon://x cannot be reached"):
        list(Cluster(address="pigeon://x").run([task("a", tmp_path / "a.csv", tmp_path)]))


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(KamxlError, match=r"Install 'kamxl\[cluster\]'"):
        list(Cluster(address="tcp://127.0.0.1:1").run([task("a", tmp_path / "a.csv", tmp_path)]))


def test_nothing_to_do_needs_no_cluster() -> None:
    assert list(Cluster(address="tcp://127.0.0.1:1").run([])) == []


def test_what_a_cluster_did_not_bring_to_its_end_is_named() -> None:
    killed = KilledWorker("a", WorkerState.__new__(WorkerState), 4)
    for status, error, sentence in (
        ("error", killed, "Every worker that tried it ended suddenly."),
        ("error", ImportError("no pandas"), "The worker could not begin it (ImportError: no pandas)."),
        ("cancelled", None, "The cluster dropped it. Give the same command with --resume."),
    ):
        future = SimpleNamespace(status=status, exception=lambda error=error: error)
        outcome = dask_engine._outcome("a", future)
        assert (outcome.status, outcome.lasting) == (Status.FAILED, False)
        assert str(outcome.reason) == sentence


def test_results_that_are_not_where_this_computer_looks_are_no_results(tmp_path: Path) -> None:
    run = dask_engine._Run(client=None, engine=Cluster(address="tcp://127.0.0.1:1"))
    run.tasks["a"] = task("a", tmp_path / "a.csv", tmp_path / "out")
    mark = Mark(path="a/a.check.json", sha256="0", size=1, modified=1, changed=1, settled=True)
    outcome = Outcome(book="a", status=Status.DONE, made=(Made(kind=Kind.CHECK, mark=mark),))
    assert "into a folder" in str(run._checked("a", outcome).reason)
    assert "of its own" in str(run._checked("a", outcome).reason)
    (tmp_path / "out" / "a").mkdir(parents=True)
    (tmp_path / "out" / "a" / "a.check.json").write_text("x", encoding="utf-8")
    assert run._checked("a", outcome) is outcome


def test_a_cluster_that_goes_away_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    client: Any = SimpleNamespace(status="closed", scheduler_info=lambda: {"workers": {}})
    run = dask_engine._Run(client=client, engine=Cluster(address="tcp://127.0.0.1:1"))
    with pytest.raises(KamxlError, match=r"was lost\. Results that were complete stay"):
        run._refuse_lost()
    run.futures["a"] = SimpleNamespace(status="cancelled")
    run.ended.put("a")
    with pytest.raises(KamxlError, match="was lost"):
        list(run.outcomes())
    client.status = "running"
    run._refuse_lost()
    monkeypatch.setattr(dask_engine, "_WORKER_SECONDS", -1.0)
    with pytest.raises(KamxlError, match="has no worker any more"):
        run._refuse_lost()


def test_a_worker_of_another_version_that_came_later_does_nothing(tmp_path: Path) -> None:
    sent = Sent(task=task("a", tmp_path / "a.csv", tmp_path), settings=None, topic="t", version="9.9.9")
    refusal = dask_worker._refusal(sent)
    assert refusal is not None
    assert "this computer has 9.9.9" in str(refusal.reason)


def test_the_command_says_that_the_scheduler_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dask_client, "REACH_SECONDS", 0.5)
    write_sales(tmp_path / "teams" / "a.csv", 1)
    words = ["batch", str(tmp_path / "teams"), "--lang", "en", "--scheduler", "pigeon://x"]
    assert main(words) == 2
    assert capsys.readouterr().err.startswith("kamxl: The scheduler at pigeon://x cannot be reached")
