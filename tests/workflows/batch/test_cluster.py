"""On a Dask cluster: the same bytes as in one process, also when a worker is killed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from clusters import at_work, cluster_in, kill, pids
from distributed import LocalCluster
from sales_books import names_of, write_sales

from kamxl.workflows.batch.dask_engine import Cluster
from kamxl.workflows.batch.outcome import Outcome, Status
from kamxl.workflows.batch.places import Remote
from kamxl.workflows.batch.plan import Plan
from kamxl.workflows.batch.request import Kind, Request
from kamxl.workflows.batch.task import Task

Do = Callable[..., tuple[Plan, dict[str, Outcome]]]
BOOKS = 7


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    with cluster_in(tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster


@pytest.fixture
def engine(cluster: LocalCluster) -> Cluster:
    return Cluster(address=cluster.scheduler_address)


@pytest.fixture
def many(request_for: Request, teams: Path) -> Request:
    """Give a request for small books and one that is broken."""
    for number in range(BOOKS - 3):
        write_sales(teams / f"team {number}.csv", 100 + number)
    (teams / "broken.xlsx").write_bytes(b"")
    return replace(request_for, kinds=(Kind.CHECK, Kind.SCORE, Kind.REPORT))


@pytest.mark.slow
def test_three_workers_give_the_bytes_of_one_process(
    do: Do, many: Request, engine: Cluster, cluster: LocalCluster, teams: Path, tmp_path: Path
) -> None:
    assert len(pids(cluster)) == 3
    _, serial = do(many, output=tmp_path / "serial")
    _, shared = do(many, engine, output=tmp_path / "shared")
    store = tmp_path / "store [1]"
    address = f"file://{store}"
    _, stored = do(
        many, engine, sources=(f"file://{teams}",), output=tmp_path / "home", store=Remote(address)
    )
    expected = names_of(tmp_path / "serial")
    assert len(expected) > 20
    assert names_of(tmp_path / "shared") == expected
    assert names_of(store) | names_of(tmp_path / "home") == expected
    for outcomes in (shared, stored):
        assert {book: one.status for book, one in outcomes.items()} == {
            book: one.status for book, one in serial.items()
        }
        assert str(outcomes["broken"].reason) == str(serial["broken"].reason)
        assert outcomes["broken"].lasting
    assert (
        do(
            many,
            engine,
            sources=(f"file://{teams}",),
            output=tmp_path / "home",
            store=Remote(address),
            changed_only=True,
        )[1]
        == {}
    )


class Struck:
    """An engine during whose work a worker that is busy is killed, once."""

    def __init__(self, engine: Cluster, cluster: LocalCluster) -> None:
        self._engine, self._cluster = engine, cluster
        self.killed: set[str] = set()

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield the outcomes."""
        for outcome in self._engine.run(tasks):
            yield outcome
            busy = at_work(self._cluster)
            if busy and not self.killed:
                victim = min(busy)
                self.killed.add(victim)
                kill(pids(self._cluster)[victim])


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_changes_nothing(
    do: Do, many: Request, engine: Cluster, cluster: LocalCluster, tmp_path: Path
) -> None:
    do(many, output=tmp_path / "serial")
    struck = Struck(engine, cluster)
    store = tmp_path / "store"
    _, outcomes = do(many, struck, store=Remote(store.as_uri()))
    assert struck.killed
    assert [book for book, one in outcomes.items() if one.status is Status.FAILED] == ["broken"]
    assert names_of(store) | names_of(many.output) == names_of(tmp_path / "serial")
    assert not list(store.rglob(".kamxl*"))


@pytest.mark.slow
def test_settings_travel_with_the_tasks(do: Do, many: Request, engine: Cluster, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "KAM Settings"
    sheet.append(["limit_seconds", "", 100])
    settings = tmp_path / "settings" / "ours.xlsx"
    settings.parent.mkdir()
    book.save(settings)
    serial, shared = tmp_path / "serial", tmp_path / "shared"
    do(many, settings_file=settings, output=serial)
    do(many, engine, settings_file=settings, output=shared)
    assert names_of(serial) == names_of(shared)
