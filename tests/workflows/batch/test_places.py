"""Books at addresses: read, made and recorded like those in folders."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.memory import MemoryFileSystem
from fsspec.registry import known_implementations
from sales_books import names_of, write_sales

from kamxl.domain.errors import KamxlError
from kamxl.workflows.batch import task, transfer
from kamxl.workflows.batch.outcome import Outcome, Status
from kamxl.workflows.batch.places import Remote, is_address, place
from kamxl.workflows.batch.plan import Plan
from kamxl.workflows.batch.request import BookPer, Kind, Request

Do = Callable[..., tuple[Plan, dict[str, Outcome]]]


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryFileSystem]:
    """Give an empty store in memory, and no pauses between tries."""
    monkeypatch.setattr(transfer, "_PAUSE", 0.0)
    monkeypatch.setattr(task, "_PAUSE", 0.0)
    store = fsspec.filesystem("memory")
    store.store.clear()
    store.pseudo_dirs[:] = [""]
    yield store
    store.store.clear()


@pytest.fixture
def kept(teams: Path, store: MemoryFileSystem) -> str:
    """Give the address of a copy of the small folder."""
    for path in teams.rglob("*.csv"):
        store.pipe_file(f"/teams/{path.relative_to(teams).as_posix()}", path.read_bytes())
    return "memory://teams"


@pytest.fixture
def at_address(request_for: Request, kept: str) -> Request:
    return replace(
        request_for, sources=(kept,), store=Remote("memory://results"), kinds=(Kind.CHECK, Kind.SCORE)
    )


def bytes_in(store: MemoryFileSystem, folder: str) -> dict[str, bytes]:
    return {path.removeprefix(f"{folder}/"): store.cat_file(path) for path in sorted(store.find(folder))}


def test_the_same_results_at_an_address_as_in_a_folder(
    do: Do, request_for: Request, at_address: Request, store: MemoryFileSystem, tmp_path: Path
) -> None:
    do(request_for, kinds=at_address.kinds, output=tmp_path / "folder")
    _, outcomes = do(at_address)
    assert {one.status for one in outcomes.values()} == {Status.DONE}
    found = bytes_in(store, "/results")
    made = {path: one.read_bytes() for path in found for one in [tmp_path / "folder" / path]}
    assert found == made
    assert sorted(found) == [
        "East - ben/East - ben.check.json",
        "East - ben/East - ben.kam.xlsx",
        "anna/anna.check.json",
        "anna/anna.kam.xlsx",
    ]
    assert outcomes["anna"].inputs[0].path == "memory://teams/anna.csv"
    assert sorted(names_of(at_address.output)) == ["portfolio.xlsx", "summary.xlsx"]


def test_only_what_changed_at_an_address_is_done_again(
    do: Do, at_address: Request, store: MemoryFileSystem, tmp_path: Path
) -> None:
    do(at_address)
    assert do(at_address, changed_only=True)[1] == {}
    store.pipe_file("/teams/anna.csv", write_sales(tmp_path / "new.csv", 300).read_bytes())
    assert list(do(at_address, changed_only=True)[1]) == ["anna"]
    store.rm_file("/results/East - ben/East - ben.kam.xlsx")
    assert list(do(at_address, changed_only=True)[1]) == ["East - ben"]
    assert do(at_address, changed_only=True, distrust=True)[1] == {}


def test_a_result_that_somebody_changed_there_stays(
    do: Do, at_address: Request, store: MemoryFileSystem
) -> None:
    do(at_address)
    store.pipe_file("/results/anna/anna.check.json", b"mine")
    outcome = do(at_address, changed_only=True)[1]["anna"]
    assert "memory://results/anna/anna.check.json was changed by somebody" in str(outcome.reason)
    assert store.cat_file("/results/anna/anna.check.json") == b"mine"
    assert do(at_address, changed_only=True, replace=True)[1]["anna"].status is Status.DONE


def test_patterns_folders_as_books_and_what_is_passed_over(
    do: Do, at_address: Request, store: MemoryFileSystem
) -> None:
    do(at_address, store=Remote("memory://teams/out"))
    for name in ("~$anna.csv", ".hidden.csv", "old.kam.xlsx", "anna.backup-20260101-000000.csv"):
        store.pipe_file(f"/teams/{name}", b"x")
    store.pipe_file("/teams/.git/deep.csv", b"x")
    store.pipe_file("/teams/made.kam-reports/book.xlsx", b"x")
    store.pipe_file("/teams/copied.xlsx", (at_address.output / "summary.xlsx").read_bytes())
    plan, _ = do(at_address, store=Remote("memory://teams/out"), book_per=BookPer.FOLDER)
    assert {one.book.name for one in plan.books} == {"teams", "East"}
    assert {str(one.path).removeprefix("memory://teams/"): str(one.reason) for one in plan.passed_over} == {
        ".hidden.csv": "it is hidden",
        "anna.backup-20260101-000000.csv": "it is a backup that kamxl made",
        "copied.xlsx": "it is a result that kamxl made",
        "old.kam.xlsx": "it is a result that kamxl made",
        "out/East - ben/East - ben.kam.xlsx": "it is a result that kamxl made",
        "out/anna/anna.kam.xlsx": "it is a result that kamxl made",
        "~$anna.csv": "it is the mark of a workbook that somebody has open",
    }
    plan, _ = do(at_address, sources=("memory://teams/E*/*.csv", "memory://teams/anna.csv"))
    assert [one.book.name for one in plan.books] == ["anna", "East - ben"]


@pytest.mark.parametrize(
    ("sources", "sentence"),
    [
        (["memory://nowhere"], "memory://nowhere is not there"),
        (["memory://teams/*.xlsx"], r"memory://teams/\*.xlsx is not there"),
        (["memory://teams/anna.csv", "elsewhere"], "elsewhere is no address"),
        (["memory://teams", "memory://others"], "nothing in common"),
        (["nosuch://teams"], "'nosuch' is no kind of address"),
        (["memory://anna:secret@teams"], "holds a password"),
        (["memory://empty"], "nothing to read"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(
    do: Do, at_address: Request, store: MemoryFileSystem, sources: list[str], sentence: str
) -> None:
    store.pipe_file("/empty/notes.txt", b"x")
    store.pipe_file("/others/ben.csv", b"x")
    with pytest.raises(KamxlError, match=sentence) as caught:
        do(at_address, sources=tuple(sources))
    assert "secret" not in str(caught.value)


def test_a_library_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"class": "no_such_library.Store", "err": "Install no_such_library"}
    monkeypatch.setitem(known_implementations, "nolib", entry)
    with pytest.raises(KamxlError, match=r"Install no_such_library.*'nolib' addresses"):
        Remote("nolib://bucket/teams").stat()


def test_no_rights_is_a_sentence(do: Do, at_address: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("Access Denied")  # as s3fs says it, without a number

    monkeypatch.setattr(MemoryFileSystem, "put_file", refuse)
    outcomes = do(at_address)[1]
    assert "could not be written (Access Denied)" in str(outcomes["anna"].reason)
    assert not outcomes["anna"].lasting
    monkeypatch.setattr(MemoryFileSystem, "get_file", refuse)
    assert "anna.csv cannot be opened (Access Denied)" in str(do(at_address)[1]["anna"].reason)
    monkeypatch.setattr(MemoryFileSystem, "find", refuse)
    with pytest.raises(KamxlError, match=r"memory://teams cannot be reached \(Access Denied\)"):
        do(at_address)


def test_a_transfer_that_fails_is_tried_again(
    do: Do, at_address: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, left = MemoryFileSystem.put_file, [True, False] * 3

    def shaky(self: MemoryFileSystem, *given: Any, **named: Any) -> None:
        if left and left.pop():
            raise RuntimeError("The connection was reset")
        put(self, *given, **named)

    monkeypatch.setattr(MemoryFileSystem, "put_file", shaky)
    assert {one.status for one in do(at_address)[1].values()} == {Status.DONE}
    assert not left


def test_a_file_changed_while_it_was_fetched_is_named(
    do: Do, at_address: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = task.make

    def meddling(one: task.Task, folder: Path) -> object:
        fsspec.filesystem("memory").pipe_file("/teams/anna.csv", b"half")
        return make(one, folder)

    monkeypatch.setattr(task, "make", meddling)
    assert "anna.csv was saved by somebody" in str(do(at_address)[1]["anna"].reason)


@pytest.mark.posix("stars in names of files")
def test_where_a_store_can_rename_nobody_sees_half_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, target = tmp_path / "made", tmp_path / "in [brackets]" / "result*.xlsx"
    seen: list[set[str]] = []
    put = LocalFileSystem.put_file

    def watched(self: LocalFileSystem, source: str, path: str, **named: Any) -> None:
        put(self, source, path, **named)
        seen.append({one.name for one in target.parent.iterdir()})

    monkeypatch.setattr(LocalFileSystem, "put_file", watched)
    for content in (b"first", b"second"):
        file.write_bytes(content)
        transfer.deliver(
            file,
            Remote(
                target.as_uri()
                .replace("%20", " ")
                .replace("%5B", "[")
                .replace("%5D", "]")
                .replace("%2A", "*")
            ),
        )
        assert target.read_bytes() == content
    ((first,), over) = seen
    (second,) = over - {target.name}
    assert target.name in over
    assert first.startswith(".kamxl-")
    assert second.startswith(".kamxl-")
    assert list(target.parent.iterdir()) == [target]


def test_a_store_that_renames_over_nothing_gets_room_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = LocalFileSystem.mv

    def careful(self: LocalFileSystem, old: str, new: str, **named: Any) -> None:
        if self.exists(new):
            raise FileExistsError(new)
        move(self, old, new, **named)

    monkeypatch.setattr(LocalFileSystem, "mv", careful)
    file, target = tmp_path / "made", tmp_path / "out" / "result"
    target.parent.mkdir()
    target.write_bytes(b"old")
    file.write_bytes(b"new")
    transfer.deliver(file, Remote(target.as_uri()))
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_in_the_way_is_no_place_to_move_into(tmp_path: Path) -> None:
    file, target = tmp_path / "made", tmp_path / "out"
    file.write_bytes(b"new")
    (target / "theirs").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        transfer.deliver(file, Remote(target.as_uri()))
    assert [one.name for one in target.iterdir()] == ["theirs"]
    assert not list(tmp_path.glob(".kamxl-*"))


def test_results_go_to_another_disk_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, target = tmp_path / "made", tmp_path / "out" / "result"
    file.write_bytes(b"new")
    rename = Path.replace

    def across(self: Path, other: Path) -> Path:
        if self == file:
            raise OSError(18, "Invalid cross-device link")
        return rename(self, other)

    monkeypatch.setattr(Path, "replace", across)
    transfer.deliver(file, target)
    assert target.read_bytes() == b"new"
    assert not file.exists()
    assert list(target.parent.iterdir()) == [target]


def test_paths_are_no_addresses() -> None:
    assert not is_address("teams")
    assert not is_address(r"C:\teams")
    assert not is_address("c:/teams")
    assert place("s3://bucket/teams/") == Remote("s3://bucket/teams")
    assert isinstance(place("//server/teams"), Path)


def test_the_summary_lies_at_the_address_too(
    kept: str,
    store: MemoryFileSystem,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from kamxl.hosts.cli.main import main

    monkeypatch.chdir(tmp_path)
    words = ["batch", kept, "-o", "memory://results", "--do", "score", "--jobs", "0", "--lang", "en"]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert "Written: memory://results/summary.xlsx" in out
    assert "Results: memory://results" in out
    home = tmp_path / "memory results.kam-batch"
    assert store.cat_file("/results/portfolio.xlsx") == (home / "portfolio.xlsx").read_bytes()
    assert main([*words, "--changed-only"]) == 0
    store.pipe_file("/results2/summary.xlsx", b"theirs")
    assert main(["batch", kept, "-o", "memory://results2", "--do", "score", "--jobs", "0"]) == 2
    assert "memory://results2/summary.xlsx" in capsys.readouterr().err
