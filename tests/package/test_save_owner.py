"""Whether the run that a temporary file or a lock belongs to still lives."""

import ctypes
import os
import subprocess
import sys
from typing import Any

import pytest

from kamxl.package.saving.owner import is_running

OPENED, WAITS, ENDED = 7, 0x102, 0
ACCESS_DENIED, NO_SUCH_PROCESS = 5, 87


def test_this_process_runs_and_an_ended_one_does_not() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    assert is_running(os.getpid())
    assert not is_running(process.pid)
    assert not is_running(0)
    assert not is_running(10**30)


@pytest.mark.posix("signals")
def test_a_process_of_somebody_else_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def kill(_: int, signal: int) -> None:
        assert signal == 0
        raise PermissionError

    monkeypatch.setattr(os, "kill", kill)
    assert is_running(4711)


@pytest.mark.parametrize(
    ("handle", "state", "error", "runs"),
    [
        pytest.param(OPENED, WAITS, 0, True, id="runs"),
        pytest.param(OPENED, ENDED, 0, False, id="has ended, somebody still asks about it"),
        pytest.param(None, WAITS, ACCESS_DENIED, True, id="runs as somebody else"),
        pytest.param(None, WAITS, NO_SUCH_PROCESS, False, id="there is none"),
    ],
)
def test_windows_is_asked_without_a_signal(
    monkeypatch: pytest.MonkeyPatch, handle: int | None, state: int, error: int, *, runs: bool
) -> None:
    """Windows is simulated: `os.kill` ends the process there, whatever the signal."""

    class Call:
        def __init__(self, result: object) -> None:
            self.result = result
            self.asked: list[tuple[Any, ...]] = []

        def __call__(self, *arguments: Any) -> object:
            self.asked.append(arguments)
            return self.result

    class Kernel:
        OpenProcess = Call(handle)
        WaitForSingleObject = Call(state)
        CloseHandle = Call(1)

    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: Kernel, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: error, raising=False)
    monkeypatch.setattr(os, "kill", None)
    monkeypatch.setattr(sys, "platform", "win32")
    assert is_running(4711) is runs
    assert Kernel.OpenProcess.asked == [(0x100000, False, 4711)]
    assert Kernel.CloseHandle.asked == ([(OPENED,)] if handle else [])
