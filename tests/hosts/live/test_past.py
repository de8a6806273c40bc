"""The button Backtest: a workbook beside the open one, the same as that of the command line."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from kamxl.hosts.live import commands
from kamxl.hosts.live.judged import Judged
from kamxl.hosts.live.press import press
from kamxl.hosts.live.watch import Watch
from kamxl.reports.backtest_book import SHEET
from kamxl.workflows.score import score

SAMPLE = Path(__file__).parents[3] / "workbooks" / "industrial_key_accounts.xlsx"
ENDING = ".kam-backtest.xlsx"


class _App:
    """A program with no other book open; it keeps what it was asked to open."""

    def __init__(self) -> None:
        self.opened: list[Path] = []
        self.status_bar: object = False

    @property
    def books(self) -> Any:
        app = self

        class _Books(list[Any]):
            def open(self, path: Path) -> None:
                app.opened.append(path)

        return _Books()


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the open workbook be a copy of a sample, read from the disk."""
    path = Path(shutil.copy(SAMPLE, tmp_path / "team.xlsx"))
    given: Any = SimpleNamespace(saved_as=path, name=path.name, path=path)
    judged = Judged(given=given, scored=score([path]), language="en")
    monkeypatch.setattr(commands, "judge", lambda *_: judged)
    return path


def pressed(*, steps: list[str] | None = None) -> tuple[Any, list[tuple[str, bool]], _App]:
    app, told = _App(), []
    book: Any = SimpleNamespace(app=app)
    shown = steps if steps is not None else []
    watch = Watch(show=lambda message: shown.append(str(message)), stopped=lambda: False)
    done = press("backtest", book, tell=lambda text, failed: told.append((text, failed)), watch=watch)
    return done, told, app


def test_the_sheet_lies_beside_the_book_is_opened_and_one_sentence_says_where(team: Path) -> None:
    steps: list[str] = []
    done, told, app = pressed(steps=steps)
    output = team.with_name(f"team{ENDING}")
    assert done.files == (output,)
    assert app.opened == [output]
    sentences, failed = told[0]
    assert not failed
    assert sentences.splitlines()[0] == f"Written: {output}"
    assert sentences.splitlines()[1].startswith("Too small to conclude")
    assert steps == ["judging past quarters"]
    sheet = openpyxl.load_workbook(output)[SHEET]
    assert len(sheet._charts) == 1


def test_a_second_press_replaces_it_and_a_file_of_the_team_stays(team: Path) -> None:
    output = team.with_name(f"team{ENDING}")
    assert pressed()[0] is not None
    first = output.read_bytes()
    assert pressed()[0] is not None
    assert output.read_bytes() == first
    output.write_text("of the team")
    done, told, _ = pressed()
    assert done is None
    assert "kamxl did not make it" in told[0][0]
    assert output.read_text() == "of the team"
