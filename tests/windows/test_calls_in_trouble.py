"""Calls while Python is ended, missing or broken: an error with a reason, no hang, and no process is left."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from caller import Caller, CallError, by_class, by_library, calling
from running import running

from kamxl.hosts.excel.interpreter import CLASS_NAME, Interpreter, this_interpreter

WAYS = {"library": by_library, "class": by_class}

pytestmark = pytest.mark.windows("calls through COM")
LONGEST = 130.0
"""Seconds. The library of xlwings waits for two minutes for a Python that neither answers nor ends."""


def servers() -> set[int]:
    """Return the numbers of the Pythons without a window: nothing else here starts one."""
    return {number for number, program in running() if program.casefold().endswith("pythonw.exe")}


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Make sure that no Python outlives the program that called it for long."""
    before = servers()
    yield
    end = time.monotonic() + 30
    while servers() - before and time.monotonic() < end:
        time.sleep(0.5)
    assert not servers() - before


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Callable[..., object]:
    return WAYS[request.param]


def test_a_python_that_was_ended_is_started_again_by_the_next_call(way) -> None:
    before = servers()
    with way(this_interpreter()) as call:
        assert call("KAM_HEALTH_BAND", 80) == "healthy"
        started = servers() - before
        assert started
        for number in started:
            os.kill(number, signal.SIGTERM)
        assert call("KAM_HEALTH_BAND", 20) == "at_risk"


def failed_call(way, interpreter: Interpreter) -> tuple[str, float]:
    """Call once in vain, and return the reason and the seconds."""
    start = time.monotonic()
    with way(interpreter) as call, pytest.raises(CallError) as failed:
        call("KAM_HEALTH_BAND", 80)
    return str(failed.value), time.monotonic() - start


def test_a_python_that_is_missing_is_a_reason_at_once(way) -> None:
    missing = replace(this_interpreter(), python=r"C:\gone\pythonw.exe")
    reason, seconds = failed_call(way, missing)
    assert reason
    assert seconds < LONGEST


def test_a_broken_import_is_a_reason(way) -> None:
    class Broken(Interpreter):
        def _serving(self, class_id: str) -> str:
            return super()._serving(class_id).replace("import xlwings;", "import no_such_module;")

    real = this_interpreter()
    reason, seconds = failed_call(way, Broken(python=real.python, folder=real.folder, xlwings=real.xlwings))
    assert reason
    assert seconds < LONGEST


def test_two_programs_call_at_once(way) -> None:
    answers: list[object] = []

    def ask(call: Caller) -> None:
        answers.extend(call("KAM_HEALTH_BAND", number) for number in (80, 20) * 20)

    with way(this_interpreter()) as first:
        first("KAM_HEALTH_BAND", 80)
        with way(this_interpreter()) if way is by_library else calling("com", CLASS_NAME) as second:
            threads = [threading.Thread(target=ask, args=(call,)) for call in (first, second)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    assert answers.count("healthy") == answers.count("at_risk") == 40
