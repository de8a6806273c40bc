import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pywin32_stub import real_udfs

from kamxl.hosts.addin.buttons import BUTTONS
from kamxl.hosts.excel import buttons
from kamxl.hosts.excel.lifetime import process_of
from kamxl.hosts.live.commands import COMMANDS


class _Work:
    """A process that was started: its command line, and whether it still runs."""

    started: list[list[str]] = []  # noqa: RUF012 - emptied by the fixture
    running = True

    def __init__(self, line: list[str], **_: object) -> None:
        self.started.append(line)

    def poll(self) -> int | None:
        return None if self.running else 0


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[_Work]]:
    monkeypatch.setattr(buttons.subprocess, "Popen", _Work)
    monkeypatch.setattr(buttons.press, "_work", None)
    monkeypatch.setattr(sys, "platform", "win32")
    _Work.started, _Work.running = [], True
    yield _Work
    buttons.press._work = None


def test_every_button_has_its_command() -> None:
    assert {one.command for one in BUTTONS} == {*COMMANDS, buttons.STOP}


def test_a_press_reaches_its_own_process_through_xlwings(
    work: type[_Work], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buttons, "process_of", {0x51: 42, 0x52: 43}.__getitem__)
    with real_udfs() as udfs:
        assert _asked(udfs, "score", "账户.xlsx", 0x51) == [[True]]
        assert _asked(udfs, "check", "账户.xlsx", 0x51) == [[False]]
        work.running = False
        assert _asked(udfs, "check", "", 0x52) == [[True]]
    tails = [line[-3:] for line in work.started]
    assert tails == [["score", "账户.xlsx", "42"], ["check", "", "43"]]


def test_the_process_of_a_window_is_asked_of_windows() -> None:
    class User:
        def GetWindowThreadProcessId(self, window: Any, number: Any) -> int:  # noqa: N802 - Windows calls it so
            number._obj.value = 4711 if window.value == 0x51 else 0
            return 1

    assert process_of(0x51, User()) == 4711
    assert process_of(0x52, User()) == 0


def test_stop_leaves_a_mark_for_whoever_is_at_work(own_state: Path) -> None:
    buttons.press(buttons.STOP)
    assert (own_state / "stop").exists()


def test_without_a_workbook_it_says_so_and_about_still_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    import xlwings

    told: list[str] = []

    class App:
        books: tuple[Any, ...] = ()

        def alert(self, text: str, **_: object) -> None:
            told.append(text)

    class Apps:
        active = App()

    monkeypatch.setattr(xlwings, "apps", Apps())
    assert buttons.main(["score", "", ""]) == 1
    assert buttons.main(["about", "", ""]) == 0
    assert "kamxl" in told[1]
    assert buttons.main(["score", "Gone.xlsx", ""]) == 1
    assert len(told) == 2


def _asked(udfs: Any, *given: object) -> Any:
    return udfs.call_udf("kamxl.hosts.excel.buttons", "press", given, None, None)
