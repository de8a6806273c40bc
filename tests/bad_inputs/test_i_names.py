"""Cases 101, 102 and 105: names without room, names that are no text, and places that are none."""

import os
from datetime import date
from pathlib import Path

import pytest
from bad_cases import case, only_case
from small_teams import batch, export, run

from kamxl.workflows.batch.engine import Serial
from kamxl.workflows.batch.request import Request
from kamxl.workflows.watch import Watch, look

LONG = "客" * 82 + ".csv"
NO_TEXT = os.fsdecode(b"bad\xff\xe9.csv")
Capture = pytest.CaptureFixture[str]


def watched(folder: Path) -> list[str]:
    """Look at a folder once, as a watch does, and return the books that were done."""
    request = Request(sources=(str(folder),), output=folder.with_name("watched"), today=date(2026, 10, 1))
    told: list[str] = []
    watch = Watch(
        request=request,
        engine_for=lambda _: Serial(),
        told=lambda _, one: told.append(f"{one.book} {one.status}"),
    )
    one = look(watch)
    return sorted(told) if one.trouble is None else [str(one.trouble)]


@only_case(101, "a name that leaves no room beside others")
@pytest.mark.posix("Windows counts characters, not bytes")
def test_a_name_without_room_for_a_prefix_is_done_as_all_others(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "teams"
    for name in (LONG, "good.csv"):
        export(folder / name)
    assert len(os.fsencode(LONG)) == 250
    assert run("batch", folder, "--do", "score,report,snapshot", "--jobs", "0") == 0
    assert {path.name for path in (tmp_path / "teams.kam-batch").iterdir()} > {"good", LONG[:66]}
    assert len(watched(folder)) == 2
    said = capsys.readouterr()
    assert "Done: 2 · Done, look at problems: 0 · Not done: 0" in said.out
    assert said.err == ""


@pytest.mark.posix("Windows counts characters, not bytes")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        case(101, "check", ["check"], 0),
        case(101, "score, whose result has room", ["score"], 0),
        case(101, "report, whose result has none", ["report"], 2),
        case(101, "snapshot, whose result has none", ["snapshot"], 2),
        case(101, "backups", ["backups"], 0),
    ],
)
def test_a_name_without_room_is_done_or_the_sentence_says_why(
    tmp_path: Path, capsys: Capture, command: list[str], code: int
) -> None:
    book = export(tmp_path / LONG)
    assert run(*command, book) == code
    said = capsys.readouterr().err
    assert said.count("\n") == (code == 2)
    assert ("longer than this system allows" in said) == (code == 2)


@only_case(102, "beside good ones")
@pytest.mark.posix("Windows' names are text")
def test_a_name_that_is_no_text_is_named_and_the_others_are_done(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "teams"
    export(folder / "good.csv")
    export(folder / NO_TEXT)
    export(folder / os.fsdecode(b"\xfe") / "deep.csv")
    assert batch(folder) == 0
    said = capsys.readouterr().out
    assert "bad\ufffd\ufffd.csv: its name is no readable text (not UTF-8); rename it" in said
    assert "\ufffd: its name is no readable text" in said
    assert "Done: 1 · Done, look at problems: 0 · Not done: 0" in said
    assert run("batch", folder, "--json", "--changed-only") == 0
    assert "\ufffd" in capsys.readouterr().out
    assert watched(folder) == ["good done"]


@pytest.mark.posix("Windows' names are text")
@pytest.mark.parametrize(
    "command",
    [
        case(102, command.replace("{}", "FILE"), command.split())
        for command in (
            "check {}",
            "score {}",
            "score {good} -o {}",
            "check {good} --settings {}",
            "undo {}",
            "backups {}",
            "batch {good} -o {}",
        )
    ],
)
def test_a_name_that_is_no_text_is_one_sentence(tmp_path: Path, capsys: Capture, command: list[str]) -> None:
    places = {"{}": export(tmp_path / NO_TEXT), "{good}": export(tmp_path / "good.csv")}
    assert run(*[places.get(word, word) for word in command]) == 2
    said = capsys.readouterr().err
    assert "is no readable text (not UTF-8). Rename it." in said
    assert said.count("\n") == 1


@pytest.mark.posix("making links needs no rights there")
@pytest.mark.parametrize(
    "command",
    [
        case(105, f"a link to itself: {name}", name)
        for name in ("check", "score", "report", "view", "undo", "backups", "week", "map")
    ],
)
def test_a_link_to_itself_is_one_sentence(tmp_path: Path, capsys: Capture, command: str) -> None:
    loop = tmp_path / "loop.xlsx"
    loop.symlink_to(loop)
    assert run(command, loop) == 2
    said = capsys.readouterr().err
    assert "loop.xlsx cannot be opened" in said
    assert said.count("\n") == 1


@only_case(105, "a link to itself among good books")
@pytest.mark.posix("making links needs no rights there")
def test_a_link_to_itself_costs_one_book_of_a_batch(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "teams"
    export(folder / "good.csv")
    for name in ("loop.csv", "loop"):
        (folder / name).symlink_to(folder / name)
    assert batch(folder) == 1
    assert "Done: 1 · Done, look at problems: 0 · Not done: 1" in capsys.readouterr().out


@only_case(105, "the current folder is removed")
@pytest.mark.posix("Windows does not let it be removed")
def test_a_current_folder_that_is_gone_is_one_sentence(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    for command in (["check", "x.csv"], ["batch", "."], ["demo"], ["undo", "x.csv"], ["template", "book"]):
        assert run(*command) == 2
        said = capsys.readouterr().err
        assert (
            said
            == "kamxl: The folder you are in is not there any more. Change to another one, and run again.\n"
        )
    monkeypatch.chdir(tmp_path)


@only_case(105, "a folder with mode 000")
def test_a_folder_that_nobody_may_open_is_passed_over(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "teams"
    export(folder / "good.csv")
    export(folder / "shut" / "b.csv")
    real = os.scandir, os.stat

    def refuse(path: object) -> None:
        if "shut" in str(path).removesuffix("shut"):
            raise PermissionError(13, "Permission denied", str(path))

    def scandir(path: str) -> object:
        refuse(f"{path}/")
        return real[0](path)

    def stat(path: object, **options: object) -> object:
        refuse(path)
        return real[1](path, **options)

    # An administrator may look everywhere, also where tests run.
    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "stat", stat)
    assert batch(folder) == 0
    monkeypatch.undo()
    said = capsys.readouterr().out
    assert "shut: the folder cannot be opened (Permission denied)" in said
    assert "Done: 1 ·" in said
