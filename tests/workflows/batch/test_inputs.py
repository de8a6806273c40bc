"""Which files a batch reads, and which it passes over."""

import os
from pathlib import Path

import pytest
import xlsxwriter

from kamxl.domain.errors import KamxlError
from kamxl.workflows.batch.books import books_of
from kamxl.workflows.batch.inputs import Found, find, is_open_elsewhere
from kamxl.workflows.batch.request import BookPer


def put(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a,b", encoding="utf-8")


def names(found: Found) -> list[str]:
    return [path.relative_to(found.base).as_posix() for path in found.files]


def test_a_folder_means_every_readable_file_below_it_in_a_fixed_order(tmp_path: Path) -> None:
    put(tmp_path / "b.xlsx", tmp_path / "A.csv", tmp_path / "deep" / "er" / "c.ODS", tmp_path / "notes.txt")
    found = find([str(tmp_path)], tmp_path / "out")
    assert names(found) == ["A.csv", "b.xlsx", "deep/er/c.ODS"]
    assert found.passed_over == ()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("~$team.xlsx", "open"),
        (".team.xlsx", "hidden"),
        ("team.kam.xlsx", "kamxl made"),
        ("team.backup-20260930-120000.xlsx", "backup"),
        ("settings.xlsx", "settings"),
    ],
)
def test_what_is_no_book_is_passed_over_with_its_reason(tmp_path: Path, name: str, reason: str) -> None:
    put(tmp_path / "team.xlsx", tmp_path / name)
    found = find([str(tmp_path)], tmp_path / "out", tmp_path / "settings.xlsx")
    assert names(found) == ["team.xlsx"]
    assert [(one.path.name, reason in str(one.reason)) for one in found.passed_over] == [(name, True)]


@pytest.mark.parametrize(
    "folder",
    [
        ".git",
        "$RECYCLE.BIN",
        "System Volume Information",
        "out",
        "team.kam-reports",
        "old.kam-batch",
        "results",
    ],
)
def test_folders_of_results_and_hidden_ones_are_not_searched(tmp_path: Path, folder: str) -> None:
    (tmp_path / "results" / ".kamxl").mkdir(parents=True)
    put(tmp_path / "team.xlsx", tmp_path / folder / "made.xlsx")
    found = find([str(tmp_path)], tmp_path / "out")
    assert names(found) == ["team.xlsx"]
    assert folder in {one.path.name for one in found.passed_over}


@pytest.mark.parametrize("output", [".", "teams"])
def test_results_do_not_go_where_the_books_lie(tmp_path: Path, output: str) -> None:
    put(tmp_path / "teams" / "team.xlsx")
    with pytest.raises(KamxlError, match="where the results would go"):
        find([str(tmp_path / "teams")], tmp_path / output)


def test_a_report_is_known_by_its_author_wherever_it_lies(tmp_path: Path) -> None:
    put(tmp_path / "team.csv")
    with xlsxwriter.Workbook(tmp_path / "Acme 2026Q3.xlsx") as report:
        report.set_properties({"author": "kamxl"})
        report.add_worksheet("Summary").write_string(0, 0, "Customer ID")
    found = find([str(tmp_path)], tmp_path / "out")
    assert names(found) == ["team.csv"]
    assert [one.path.name for one in found.passed_over] == ["Acme 2026Q3.xlsx"]


def test_files_and_patterns_are_taken_as_they_are_named(tmp_path: Path) -> None:
    put(tmp_path / "a" / "x.xlsx", tmp_path / "b" / "y.xlsx", tmp_path / "b" / "z.csv")
    found = find([str(tmp_path / "b" / "z.csv"), str(tmp_path / "*" / "*.xlsx")], tmp_path / "out")
    assert names(found) == ["a/x.xlsx", "b/y.xlsx", "b/z.csv"]


@pytest.mark.posix("named pipes as files")
def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    put(tmp_path / "team.xlsx")
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert [one.path.name for one in find([str(tmp_path)], tmp_path / "out").passed_over] == ["pipe.xlsx"]


@pytest.mark.parametrize("source", ["nowhere", "*.xlsx", "."])
def test_nothing_to_read_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KamxlError, match=r"is not there|nothing to read"):
        find([source], tmp_path / "out")


def test_a_mark_beside_a_workbook_tells_that_it_is_open(tmp_path: Path) -> None:
    put(tmp_path / "team.xlsx", tmp_path / "other.xlsx", tmp_path / "~$team.xlsx")
    assert is_open_elsewhere(tmp_path / "team.xlsx")
    assert not is_open_elsewhere(tmp_path / "other.xlsx")
    put(tmp_path / "~$her.xlsx", tmp_path / "third.ods", tmp_path / ".~lock.third.ods#")
    assert is_open_elsewhere(tmp_path / "other.xlsx")
    assert is_open_elsewhere(tmp_path / "third.ods")


@pytest.mark.posix("files named like devices of Windows")
def test_books_are_named_for_their_place_and_no_two_alike(tmp_path: Path) -> None:
    put(tmp_path / "anna.xlsx", tmp_path / "anna.csv", tmp_path / "East" / "anna.xlsx", tmp_path / "con.csv")
    found = find([str(tmp_path)], tmp_path / "out")
    books = books_of(found, BookPer.FILE, taken=())
    assert [book.name for book in books] == ["anna", "anna (2)", "_con", "East - anna"]
    assert [len(book.files) for book in books] == [1, 1, 1, 1]


def test_the_files_of_a_folder_can_be_one_book(tmp_path: Path) -> None:
    top = tmp_path / "teams"
    put(
        top / "x.csv", top / "East" / "sales.csv", top / "East" / "visits.csv", top / "East" / "Far" / "y.csv"
    )
    books = books_of(find([str(top)], tmp_path / "out"), BookPer.FOLDER, taken=())
    found = {book.name: [path.name for path in book.files] for book in books}
    assert found == {"East - Far": ["y.csv"], "East": ["sales.csv", "visits.csv"], "teams": ["x.csv"]}


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "team.xlsx", tmp_path / "closed" / "x.xlsx")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = find([str(tmp_path)], tmp_path / "out")
    assert [(one.path.name, str(one.reason)) for one in found.passed_over] == [
        ("closed", "the folder cannot be opened (Permission denied)")
    ]
