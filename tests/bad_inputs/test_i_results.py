"""Cases 106, 109, 111 and 113: results that cannot all be made, questions without answer, rights."""

import errno
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from bad_cases import case, only_case
from small_teams import SALES, batch, export, run

from kamxl.domain.errors import SettingError
from kamxl.hosts.process.bad_end import BadEnd, sentence
from kamxl.rules.every_setting import all_settings, settings_from
from kamxl.settings import Settings
from kamxl.settings.setting import contradictions
from kamxl.workflows.batch import task as tasks

Capture = pytest.CaptureFixture[str]


def full_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the disk be full when so many results were written."""
    from kamxl.package.saving import save

    real, calls = save.flush, iter(range(1, 1000))

    def flush(path: Path) -> None:
        if next(calls) == number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        real(path)

    monkeypatch.setattr(save, "flush", flush)


def team_of_six(path: Path) -> Path:
    lines = SALES.splitlines()
    path.write_text(
        "\n".join([*lines, *(line.replace("Ada", name) for name in "CDEF" for line in lines[1::2])])
    )
    return path


@pytest.mark.parametrize(
    ("number", "left"), [case(106, "at the first report", 1, 0), case(106, "at the 4th report", 4, 3)]
)
def test_a_disk_that_is_full_leaves_whole_books_and_says_how_many(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, number: int, left: int
) -> None:
    book = team_of_six(tmp_path / "team.csv")
    full_at(monkeypatch, number)
    assert run("report", book) == 2
    monkeypatch.undo()
    told = capsys.readouterr().err
    assert "The disk has no room" in told
    assert ("Of 7 books at least 3 were complete before, and stay." in told) == (left == 3)
    assert told.count("\n") == 1
    written = list((tmp_path / "team.kam-reports").iterdir())
    assert len(written) == left
    assert run("report", book, "--force") == 0


@only_case(106, "in a batch")
def test_a_disk_that_is_full_in_a_batch_leaves_no_half_book(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "teams").mkdir()
    team_of_six(tmp_path / "teams" / "team.csv")
    full_at(monkeypatch, 4)
    assert run("batch", tmp_path / "teams", "--do", "report", "--jobs", "0") == 2
    monkeypatch.undo()
    assert "team: The disk has no room" in capsys.readouterr().out
    assert not list((tmp_path / "teams.kam-batch" / "team").glob("**/*.xlsx"))


@only_case(106, "where nobody expects it")
def test_what_the_disk_says_is_no_fault_of_kamxl(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/place")

    monkeypatch.setattr(tasks, "make", fail)
    export(tmp_path / "teams" / "a.csv")
    assert batch(tmp_path / "teams") == 2
    assert "a: /place cannot be used (No space left on device)." in capsys.readouterr().out


@only_case(109, "the sentence at the limit names accounts")
def test_the_sentence_about_memory_names_accounts() -> None:
    assert "the number of accounts" in str(sentence(BadEnd.MEMORY, ("team.xlsx",)))


@pytest.mark.parametrize(
    "command",
    [
        case(111, f"a quarter still to come: {command[0]}", command)
        for command in (
            ["score", "{}"],
            ["report", "{}"],
            ["week", "{}"],
            ["explain", "{}", "Ada"],
            ["whatif", "{}", "--set", "growth_weight=30"],
            ["backtest", "{}"],
            ["snapshot", "{}"],
            ["batch", "{}", "--jobs", "0"],
        )
    ],
)
def test_a_quarter_that_has_not_begun_is_refused(tmp_path: Path, capsys: Capture, command: list[str]) -> None:
    book = export(tmp_path / "team.csv")
    later = date.today().year + 1  # noqa: DTZ011 - what is still to come is meant on the user's own calendar
    output = [] if command[0] in {"week", "explain", "snapshot"} else ["-o", str(tmp_path / "out.xlsx")]
    assert (
        run(*[str(book) if one == "{}" else one for one in command], "--quarter", f"{later}Q1", *output) == 2
    )
    said = capsys.readouterr()
    assert f"{later}Q1 begins on {later}-01-01, which is still to come." in said.out + said.err


PAIRS = [(one, one.at_least) for one in all_settings() if one.at_least]


@pytest.mark.parametrize(
    ("name", "other"), [case(111, f"{one.name} below {other}", one.name, other) for one, other in PAIRS]
)
def test_settings_that_contradict_each_other_are_refused_with_both_values(name: str, other: str) -> None:
    known = {one.name: one for one in all_settings()}
    step = 1 if isinstance(known[name].default, int) else 0.001
    high = known[other].check(type(known[other].default)(known[name].default) + step)
    settings, problems = settings_from({other: high}, {other: "KAM Settings!C7"})
    assert settings == Settings()
    assert [one.where for one in problems] == ["KAM Settings!C7"]
    assert f"'{name}' is {known[name].default}" in str(problems[0].message)
    assert f"'{other}' is {high}" in str(problems[0].message)
    assert settings_from({other: known[name].check(known[name].default)})[1] == (), "as high is allowed"


@only_case(111, "one contradiction behind another")
def test_every_contradiction_is_found() -> None:
    settings, problems = settings_from({"danger_watch": 4, "danger_yellow": 9})
    assert settings == Settings()
    assert len(problems) == 2
    assert next(contradictions(all_settings(), settings.values()), None) is None


@only_case(111, "tried by whatif")
def test_what_is_tried_may_not_contradict_what_is_set(tmp_path: Path, capsys: Capture) -> None:
    book = export(tmp_path / "team.csv")
    assert run("whatif", book, "--set", "healthy_from=30") == 2
    assert "'healthy_from' is 30.0 and 'watch_from' is 50.0" in capsys.readouterr().err
    assert run("whatif", book, "--set", "healthy_from=50") == 0


@only_case(111, "from Python")
def test_settings_made_in_python_may_not_contradict_each_other() -> None:
    with pytest.raises(SettingError, match="must not be below"):
        type(Settings().health)(healthy_from=49.0)


@pytest.mark.posix("on Windows a new file has the rights of its folder")
@pytest.mark.parametrize(
    ("mode", "folders"),
    [
        case(113, "its owner alone", 0o600, 0o700),
        case(113, "its group", 0o640, 0o750),
        case(113, "all", 0o644, 0o755),
    ],
)
def test_results_have_the_rights_of_the_workbook(tmp_path: Path, mode: int, folders: int) -> None:
    folder = tmp_path / "teams"
    book = export(folder / "team.csv")
    book.chmod(mode)
    before = os.umask(0o022)
    try:
        assert run("score", book) == 0
        assert run("report", book) == 0
        assert run("snapshot", book) == 0
        assert run("view", folder / "team.kam.xlsx") in {0, 1}
        assert run("batch", book, "--do", "score,snapshot", "-o", tmp_path / "out", "--jobs", "0") == 0
        assert os.umask(0o022) == 0o022, "it holds for one command"
    finally:
        os.umask(before)
    made = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "lock.sqlite"]
    assert len(made) > 8
    assert {oct(path.stat().st_mode & 0o777) for path in made} == {oct(mode)}
    assert (folder / "team.kam-reports").stat().st_mode & 0o777 == folders


@only_case(113, "one of two files")
@pytest.mark.posix("on Windows a new file has the rights of its folder")
def test_one_private_file_makes_the_results_of_its_book_private(tmp_path: Path) -> None:
    one, two = export(tmp_path / "one.csv"), tmp_path / "two.csv"
    shutil.copy(one, two)
    one.chmod(0o644)
    two.chmod(0o600)
    assert run("score", one, two) in {0, 1}
    assert (tmp_path / "one.kam.xlsx").stat().st_mode & 0o077 == 0
