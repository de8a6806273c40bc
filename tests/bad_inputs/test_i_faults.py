"""A fault of kamxl itself: one sentence, the code 2, and the way there in the log; never a traceback."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from bad_cases import case, only_case
from every_command import command_lines

from kamxl.hosts.cli import check
from kamxl.hosts.cli.main import main
from kamxl.hosts.cli.own_fault import sentence_about
from kamxl.hosts.cli.parser import COMMANDS
from kamxl.workflows import watch as watching
from kamxl.workflows.batch.request import Request
from kamxl.workflows.watch import Watch, look

ROOT = Path(__file__).parents[2]
LINES = command_lines()
EVERY_COMMAND = pytest.mark.parametrize("line", [case(103, name, line) for name, line in LINES.items()])
EACH_COMMAND_ONCE = pytest.mark.parametrize(
    "line", [case(103, name, line) for name, line in LINES.items() if f"{name} --json" not in LINES]
)
"""With --json where a command has that."""


def fail(*_: object) -> int:
    raise LookupError("an invented fault\nof two lines")


def break_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    for command in COMMANDS:
        monkeypatch.setattr(command, "run", fail)


@EVERY_COMMAND
def test_a_fault_inside_any_command_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], own_state: Path, line: list[str]
) -> None:
    break_every_command(monkeypatch)
    assert main(line) == 2
    said = capsys.readouterr()
    log = own_state / "kamxl.log"
    assert said.err.startswith(
        "kamxl: kamxl made a mistake and could not go on (LookupError: an invented fault of"
    )
    assert str(log) in said.err
    assert said.err.count("\n") == 1
    assert "in fail\n" in log.read_text("utf-8")
    if "--json" in line:
        assert str(log) in json.loads(said.out)["error"]
    else:
        assert said.out == ""


def test_the_sentence_is_in_the_language_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "run", fail)
    assert main(["check", "book.xlsx", "--lang", "zh-Hans"]) == 2
    assert "kamxl 自身出错" in capsys.readouterr().err


_BROKEN = """
import os, sys
def fail(*_):
    {body}
{place}
"""
EVERY_RUN = "from kamxl.hosts.cli import parser\nfor one in parser.COMMANDS: one.run = fail"
FAULT = "raise LookupError('an invented fault')"


def real(
    tmp_path: Path, line: list[str], body: str, place: str, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the real command, broken by what Python loads first."""
    (tmp_path / "sitecustomize.py").write_text(_BROKEN.format(body=body, place=place), "utf-8")
    paths = f"{tmp_path}{os.pathsep}{ROOT}"
    return subprocess.run(
        [sys.executable, "-m", "kamxl", *line],
        env={
            **os.environ,
            "PYTHONPATH": paths,
            "KAMXL_STATE": str(tmp_path / "state"),
            "LC_ALL": "C.UTF-8",
            **env,
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def told(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one sentence of a command that could not be done."""
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    if done.args[-1] == "--json":
        assert json.loads(done.stdout)["error"] in done.stderr
    else:
        assert done.stdout == ""
    return done.stderr


@EACH_COMMAND_ONCE
def test_a_fault_in_the_real_command_is_one_sentence(tmp_path: Path, line: list[str]) -> None:
    assert "an invented fault" in told(real(tmp_path, line, FAULT, EVERY_RUN))
    assert "in fail\n" in (tmp_path / "state" / "kamxl.log").read_text("utf-8")


@pytest.mark.parametrize(
    "line", [["week", "b.xlsx", "--json"], ["check", "b.xlsx", "--json"]], ids=["here", "in-a-worker"]
)
@pytest.mark.parametrize(
    ("body", "place", "said"),
    [
        case(
            103,
            "before-the-options-are-read",
            FAULT,
            "import kamxl.hosts.cli.parser as parser; parser.build_parser = fail",
            "an invented fault",
        ),
        case(
            103,
            "while-it-refuses",
            FAULT,
            "import kamxl.hosts.cli.refusal as here; here.words_for = fail",
            "an invented fault",
        ),
        case(103, "no-memory", "raise MemoryError", EVERY_RUN, "needs more memory than allowed"),
        case(
            103,
            "a-library-in-Rust",
            "raise type('PanicException', (BaseException,), {})('index')",
            EVERY_RUN,
            "the program that reads workbooks broke down",
        ),
        case(
            103,
            "Ctrl-C-early",
            "raise KeyboardInterrupt",
            "import kamxl.hosts.cli.parser as p; p.build_parser = fail",
            "Stopped",
        ),
        case(103, "a-full-disk", "raise OSError(28, 'No space left on device')", EVERY_RUN, "No space left"),
    ],
)
def test_what_no_command_can_catch_is_one_sentence_too(
    tmp_path: Path, line: list[str], body: str, place: str, said: str
) -> None:
    assert said in told(real(tmp_path, line, body, place))


@only_case(103, "nor the log")
def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = real(
        tmp_path,
        ["week", "b.xlsx"],
        FAULT,
        EVERY_RUN,
        KAMXL_STATE=str(tmp_path / "file" / "x"),
        TMPDIR=str(tmp_path),
    )
    assert str(tmp_path / "kamxl.log") in told(done)


@pytest.mark.posix("there /dev/full is a disk that is full")
@pytest.mark.parametrize(
    "line",
    [
        case(103, "printing", ["functions", "--json"]),
        case(103, "printing in a worker", ["check", str(ROOT / "workbooks/industrial_key_accounts.xlsx")]),
    ],
)
def test_what_cannot_be_printed_ends_with_2(line: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kamxl", *line],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("kamxl: ")
    assert done.stderr.count("\n") == 1


def test_the_log_stays_small(monkeypatch: pytest.MonkeyPatch, own_state: Path) -> None:
    log = own_state / "kamxl.log"
    log.write_bytes(b"x" * 1_000_001)
    monkeypatch.setattr(check, "run", fail)
    main(["check", "book.xlsx"])
    assert log.stat().st_size < 5_000
    assert (own_state / "kamxl.old.log").stat().st_size == 1_000_001


def test_a_watch_lives_on_after_a_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, own_state: Path
) -> None:
    monkeypatch.setattr(watching, "plan_batch", fail)
    request = Request(sources=(str(tmp_path),), output=tmp_path / "out", today=date(2026, 10, 1))
    watch = Watch(request=request, engine_for=fail, told=fail, fault=sentence_about)
    one = look(watch)
    assert one.come_back
    assert "an invented fault" in str(one.trouble)
    assert "in fail\n" in (own_state / "kamxl.log").read_text("utf-8")


def test_a_fault_in_one_book_of_a_batch_is_in_the_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, own_state: Path
) -> None:
    monkeypatch.setattr("kamxl.workflows.batch.task.make", fail)
    book = ROOT / "workbooks" / "industrial_key_accounts.xlsx"
    assert main(["batch", str(book), "-o", str(tmp_path / "out"), "--jobs", "0"]) == 2
    said, err = capsys.readouterr()
    assert err == ""
    assert f"Details of failures are in {own_state / 'kamxl.log'}" in said
    assert "in fail\n" in (own_state / "kamxl.log").read_text("utf-8")


def test_a_fault_whose_words_fail_is_told_as_well() -> None:
    class SpeechlessError(Exception):
        def __str__(self) -> str:
            raise ValueError

    assert "SpeechlessError" in str(sentence_about(SpeechlessError()))
