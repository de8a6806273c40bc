"""Python that Windows started ends with the last Excel that it serves."""

import threading

import pytest
from pywin32_stub import real_udfs

from kamxl.hosts.excel import lifetime
from kamxl.hosts.excel.lifetime import EndWith


class _Excels:
    """Processes that run until a test ends them."""

    def __init__(self) -> None:
        self.gone: dict[int, threading.Event] = {}
        self.waited = threading.Semaphore(0)
        self.ended = threading.Event()

    def wait(self, window: int) -> None:
        gone = self.gone.setdefault(window, threading.Event())
        self.waited.release()
        gone.wait(10)

    def close(self, window: int) -> None:
        self.gone[window].set()


def test_it_ends_when_the_last_excel_is_gone_and_not_before() -> None:
    excels = _Excels()
    serve = EndWith(excels.wait, excels.ended.set)
    for window in (11.0, 22.0, 11.0):
        assert serve(window) == [[True]]
    for _ in range(2):
        assert excels.waited.acquire(timeout=10)
    assert not excels.waited.acquire(timeout=0.1)
    excels.close(11)
    assert not excels.ended.wait(0.2)
    excels.close(22)
    assert excels.ended.wait(10)


def test_the_macros_reach_it_through_xlwings(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()
    monkeypatch.setattr(lifetime, "end_with", EndWith(lambda _: None, ended.set))
    with real_udfs() as udfs:
        assert udfs.call_udf("kamxl.hosts.excel.lifetime", "end_with", (42.0,)) == [[True]]
    assert ended.wait(10)
