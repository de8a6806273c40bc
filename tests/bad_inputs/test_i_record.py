"""Case 104: the record of a batch is damaged, gone, held or has no room: one sentence with what helps."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

import pytest
from bad_cases import case, only_case
from small_teams import batch, export

from kamxl.workflows.batch.manifest import Manifest

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of teams whose batch was done."""
    top = tmp_path_factory.mktemp("done")
    for name in ("a", "b"):
        export(top / "teams" / f"{name}.csv")
    assert batch(top / "teams") == 0
    return top


@pytest.fixture
def teams(done: Path, tmp_path: Path) -> Path:
    shutil.copytree(done, tmp_path, dirs_exist_ok=True)
    return tmp_path / "teams"


def record(teams: Path) -> Path:
    return teams.with_name("teams.kam-batch") / ".kamxl" / "manifest.sqlite"


def flip(path: Path, seed: int) -> None:
    content, dice = bytearray(path.read_bytes()), random.Random(seed)  # noqa: S311 - places to damage
    for _ in range(40):
        content[dice.randrange(100, len(content))] ^= dice.randrange(1, 256)
    path.write_bytes(content)


def change(path: Path, line: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(line)


DAMAGED = "is damaged ("
WAYS: dict[str, tuple[Callable[[Path], object], str]] = {
    **{f"bytes flipped ({seed})": (lambda path, seed=seed: flip(path, seed), DAMAGED) for seed in range(5)},
    "truncated": (lambda path: path.write_bytes(path.read_bytes()[:5000]), DAMAGED),
    "another file": (lambda path: path.write_text("hello"), DAMAGED),
    "values of others": (lambda path: change(path, "UPDATE books SET outcome = '[1, 2]'"), DAMAGED),
    "kinds of others": (lambda path: change(path, "UPDATE made SET kind = kind || 'x'"), DAMAGED),
    "emptied": (lambda path: path.write_bytes(b""), "the record of the run that made it is gone"),
    "gone": (lambda path: shutil.rmtree(path.parent), "the record of the run that made it is gone"),
}


@pytest.mark.parametrize(("spoil", "said"), [case(104, name, *way) for name, way in WAYS.items()])
def test_a_record_that_is_spoilt_is_one_sentence_and_force_goes_on(
    teams: Path, capsys: Capture, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(record(teams))
    results = {path: path.read_bytes() for path in record(teams).parents[1].rglob("*.xlsx")}
    for options in ([], ["--changed-only"], ["--resume"]):
        assert batch(teams, *options) == 2
        told = capsys.readouterr().err
        assert said in told
        assert "--force" in told
        assert told.count("\n") == 1
    assert {path: path.read_bytes() for path in results} == results
    assert batch(teams, "-o", teams.with_name("new")) == 0, "a new folder goes on"
    assert batch(teams, "--force") == 0
    capsys.readouterr()
    assert batch(teams, "--changed-only") == 0
    assert "0 to do, 2 skipped" in capsys.readouterr().out, "the new record is sound"


@only_case(104, "a plan of a record that is damaged")
def test_a_dry_run_says_that_the_record_is_damaged(teams: Path, capsys: Capture) -> None:
    flip(record(teams), 1)
    assert batch(teams, "--dry-run") == 2
    assert DAMAGED in capsys.readouterr().err


@contextmanager
def held(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@only_case(104, "held by another program")
def test_a_record_that_is_held_is_one_sentence(
    teams: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda place, **options: real(place, **{"timeout": 0, **options}))
    with held(record(teams)):
        assert batch(teams) == 2
    told = capsys.readouterr().err
    assert "Another program holds the record" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        case(104, "deleted during the run", "delete", "it was deleted meanwhile"),
        case(104, "disk full during the run", "fill", "The disk has no room for the record"),
    ],
)
@pytest.mark.posix("Windows does not let it be deleted")
def test_a_record_that_fails_during_the_run_is_one_sentence(
    teams: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, spoil: str, said: str
) -> None:
    real = Manifest.record

    def recorded(manifest: Manifest, *arguments: object) -> None:
        if spoil == "delete":
            record(teams).unlink()
        else:
            monkeypatch.setattr(manifest, "_database", Full())
        real(manifest, *arguments)

    monkeypatch.setattr(Manifest, "record", recorded)
    assert batch(teams, "--force") == 2
    monkeypatch.undo()
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert batch(teams, "--force") == 0


class Full:
    """A database on a disk that is full."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def execute(self, *_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")


@only_case(104, "a summary of somebody else")
def test_a_summary_of_somebody_else_is_told_from_one_of_kamxl(teams: Path, capsys: Capture) -> None:
    shutil.rmtree(record(teams).parent)
    (record(teams).parents[1] / "summary.xlsx").write_text("mine")
    assert batch(teams) == 2
    assert "is no result of a batch. Name another output folder." in capsys.readouterr().err
