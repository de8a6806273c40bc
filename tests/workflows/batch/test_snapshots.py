"""Snapshots of many books: a history workbook among the results of each, or in the books where asked for."""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sales_books import names_of

from kamxl.hosts.cli.main import main
from kamxl.sheets import history_in
from tests.workflows.steady_book import write_book

Run = Callable[..., dict[str, Any]]
QUARTER = ("--quarter", "2026Q2")


@pytest.fixture
def team_books(tmp_path: Path) -> Path:
    """Give a folder with two good books and one that is broken."""
    top = tmp_path / "teams"
    top.mkdir()
    write_book(top / "anna.xlsx")
    write_book(top / "ben.xlsx", fits={"A3": 3})
    (top / "broken.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    return top


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a batch that takes snapshots, and give its JSON with the exit code."""

    def one(*words: object, do: str = "snapshot") -> dict[str, Any]:
        capsys.readouterr()
        told = [str(word) for word in words]
        jobs = () if "--jobs" in told else ("--jobs", "0")
        code = main(["batch", *told, "--do", do, *jobs, "--lang", "en", "--json"])
        said = capsys.readouterr()
        document = json.loads(said.out) if said.out else {}
        return {"code": code, "error": said.err, **document}

    return one


def inputs(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def history(output: Path, book: str) -> Path:
    return output / book / f"{book}.kam-history.xlsx"


def rows_of(path: Path) -> list[tuple[int, str, str]]:
    found = history_in(path)
    assert found is not None
    return [(one.run, str(one.quarter), one.account_id) for one in found.snapshots]


def test_each_book_has_its_history_among_the_results_and_a_broken_one_is_named(
    team_books: Path, tmp_path: Path, run: Run
) -> None:
    before = inputs(team_books)
    document = run(team_books, "-o", tmp_path / "out", *QUARTER)
    assert document["code"] == 1
    assert {one["book"]: one["status"] for one in document["books"]} == {
        "anna": "done",
        "ben": "done",
        "broken": "failed",
    }
    anna = next(one for one in document["books"] if one["book"] == "anna")
    assert anna["said"] == ["Snapshot of 2026Q2, run 1: 6 accounts as of 2026-06-30."]
    assert anna["outputs"] == ["anna/anna.kam-history.xlsx"]
    assert [*names_of(tmp_path / "out")] == [
        "anna/anna.kam-history.xlsx",
        "ben/ben.kam-history.xlsx",
        "portfolio.xlsx",
        "summary.xlsx",
    ]
    assert len(rows_of(history(tmp_path / "out", "ben"))) == 6
    assert inputs(team_books) == before


def test_a_second_run_of_the_same_quarter_writes_nothing_unless_it_is_asked_to(
    team_books: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "out"
    run(team_books, "-o", out, *QUARTER)
    first = names_of(out)
    document = run(team_books, "-o", out, *QUARTER)
    assert [one["said"] for one in document["books"]] == [
        *[["2026Q2 has a snapshot already (run 1). Nothing was written."]] * 2,
        [],
    ]
    assert names_of(out) == first
    document = run(team_books, "-o", out, *QUARTER, "--again")
    assert rows_of(history(out, "anna"))[:6] == [(1, "2026Q2", f"A{number}") for number in range(1, 7)]
    assert {run for run, _, _ in rows_of(history(out, "anna"))} == {1, 2}


def test_two_processes_write_the_same_bytes_as_one(team_books: Path, tmp_path: Path, run: Run) -> None:
    run(team_books, "-o", tmp_path / "one", *QUARTER, do="score,snapshot")
    document = run(team_books, "-o", tmp_path / "two", *QUARTER, "--jobs", "2", do="score,snapshot")
    assert {one["status"] for one in document["books"]} == {"done", "failed"}
    one, two = (
        {name: digest for name, digest in names_of(tmp_path / where).items() if "/" in name}
        for where in ("one", "two")
    )
    assert one == two
    assert len(one) == 4


def test_the_next_quarter_is_judged_by_the_snapshot_before_it(
    team_books: Path, tmp_path: Path, run: Run
) -> None:
    out, book = tmp_path / "out", team_books / "ben.xlsx"
    run(team_books, "-o", out, "--quarter", "2026Q1")
    write_book(book, fits={"A1": 3})
    run(team_books, "-o", out, *QUARTER, do="score,snapshot")
    held = {one.account_id: one.held for one in history_in(history(out, "ben")).snapshots[6:]}
    assert held["A1"] == "strategic", "58.3 is within five points of the cut: held from the quarter before"
    sheet = load_workbook(out / "ben" / "ben.kam.xlsx")["KAM Measures"]
    assert "strategic" in {str(cell.value).casefold() for row in sheet.iter_rows() for cell in row}


def test_what_the_team_wrote_into_a_history_stays_and_judges(
    team_books: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "out"
    run(team_books, "-o", out, "--quarter", "2026Q1", do="score,snapshot")
    place = history(out, "anna")
    edited = load_workbook(place)
    sheet = edited["KAM History"]
    sheet.cell(4, sheet.max_column + 1, "Our note")
    sheet.cell(5, sheet.max_column, "agreed with sales")
    edited.save(place)
    document = run(team_books, "-o", out, "--quarter", "2026Q1", "--changed-only", do="score,snapshot")
    (planned,) = [one for one in document["plan"]["books"] if one["book"] == "anna"]
    assert planned["do"] == ["score", "snapshot"], "the history was changed, and all hangs on it"
    run(team_books, "-o", out, *QUARTER)
    cells = {cell.value for row in load_workbook(place)["KAM History"].iter_rows() for cell in row}
    assert "agreed with sales" in cells
    assert len(rows_of(place)) == 12
    document = run(team_books, "-o", out, *QUARTER, "--changed-only")
    assert [one["do"] for one in document["plan"]["books"]] == [[], [], []]


def test_a_history_beside_a_book_is_gone_on_with_and_left_as_it_is(
    team_books: Path, tmp_path: Path, run: Run
) -> None:
    main(["snapshot", str(team_books / "anna.xlsx"), "--quarter", "2026Q1"])
    before = inputs(team_books)
    run(team_books, "-o", tmp_path / "out", *QUARTER)
    quarters = {quarter for _, quarter, _ in rows_of(history(tmp_path / "out", "anna"))}
    assert quarters == {"2026Q1", "2026Q2"}
    assert inputs(team_books) == before


def test_books_are_changed_only_where_that_is_asked_for_and_then_have_a_backup(
    team_books: Path, tmp_path: Path, run: Run
) -> None:
    out, before = tmp_path / "out", inputs(team_books)
    document = run(team_books, "-o", out, *QUARTER, "--in-place", do="score,snapshot")
    assert [one["status"] for one in document["books"]] == ["done", "done", "failed"]
    after = inputs(team_books)
    assert after["anna.xlsx"] != before["anna.xlsx"]
    assert after["broken.xlsx"] == before["broken.xlsx"]
    backups = [digest for name, digest in after.items() if name.startswith("anna.backup")]
    assert backups == [before["anna.xlsx"]]
    assert len(rows_of(team_books / "anna.xlsx")) == 6
    assert not history(out, "anna").exists()
    again = run(team_books, "-o", out, *QUARTER, "--in-place", "--changed-only", do="score,snapshot")
    assert [one["do"] for one in again["plan"]["books"]][:2] == [[], []]
    run(team_books, "-o", out, *QUARTER, "--in-place")
    assert inputs(team_books) == after


def test_a_book_with_a_history_of_its_own_is_asked_about(team_books: Path, tmp_path: Path, run: Run) -> None:
    main(["snapshot", str(team_books / "anna.xlsx"), "--in-place", "--quarter", "2026Q1"])
    document = run(team_books / "anna.xlsx", "-o", tmp_path / "out", *QUARTER)
    assert document["code"] == 2
    assert "anna.xlsx has a KAM History itself. Use --in-place" in document["books"][0]["reason"]
    assert not history(tmp_path / "out", "anna").exists()


def test_a_history_of_several_quarters_is_never_dropped(team_books: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "out"
    run(team_books, "-o", out, *QUARTER)
    kept = history(out, "anna").read_bytes()
    run(team_books, "-o", out, *QUARTER, "--in-place")
    assert history(out, "anna").read_bytes() == kept


def test_several_files_are_no_book_to_change(team_books: Path, tmp_path: Path, run: Run) -> None:
    (team_books / "broken.xlsx").unlink()
    before = inputs(team_books)
    document = run(team_books, "-o", tmp_path / "out", "--book-per", "folder", "--in-place")
    assert "--in-place goes with one workbook" in document["books"][0]["reason"]
    assert inputs(team_books) == before


def test_addresses_are_not_changed_in_place(tmp_path: Path, run: Run) -> None:
    document = run(f"file://{tmp_path}", "-o", tmp_path / "out", "--in-place")
    assert document["code"] == 2
    assert "goes with files of this computer" in document["error"]


def test_results_at_an_address_keep_their_history_there(
    team_books: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where the command is given, the record of what was done stays
    shutil.copytree(team_books, tmp_path / "store" / "teams")
    there = f"file://{tmp_path / 'store'}"
    for quarter in ("2026Q1", "2026Q2"):
        run(f"{there}/teams", "-o", f"{there}/results", "--quarter", quarter)
    assert len(rows_of(history(tmp_path / "store" / "results", "anna"))) == 12
