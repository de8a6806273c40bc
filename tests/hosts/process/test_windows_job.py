"""The memory limit on Windows, against a stand-in for its library: no Windows was at hand."""

import ctypes
from typing import Any

from kamxl.hosts.process.windows_job import Limits, limit_memory


class Kernel:
    """Answers as kernel32 does and notes what it was asked."""

    def __init__(self, *, willing: bool = True) -> None:
        self.willing = willing
        self.asked: list[str] = []
        self.limit = self.flags = 0
        self.CreateJobObjectW: Any = self.function("create", 7)
        self.GetCurrentProcess: Any = self.function("process", 8)
        self.AssignProcessToJobObject: Any = self.function("assign", int(willing))
        self.SetInformationJobObject: Any = self.set_information

    def function(self, name: str, answer: int) -> Any:
        def called(*_: object) -> int:
            self.asked.append(name)
            return answer

        return called

    def set_information(self, job: ctypes.c_void_p, kind: int, limits: Any, size: int) -> int:
        assert (kind, size) == (9, ctypes.sizeof(Limits))
        self.asked.append("limit")
        self.limit, self.flags = limits._obj.ProcessMemoryLimit, limits._obj.Basic.LimitFlags
        return int(bool(job.value))


def test_the_process_is_put_into_a_job_once_and_the_limit_may_change() -> None:
    kernel = Kernel()
    assert limit_memory(1 << 30, kernel)
    assert limit_memory(3 << 30, kernel)
    assert kernel.asked == ["create", "process", "assign", "limit", "limit"]
    assert (kernel.limit, kernel.flags) == (3 << 30, 0x100)


def test_where_windows_refuses_there_is_no_limit_and_no_error() -> None:
    assert not limit_memory(1 << 30, Kernel(willing=False))
    assert not limit_memory(1 << 30, object())


def test_the_structure_has_the_size_windows_expects() -> None:
    assert ctypes.sizeof(Limits) == (144 if ctypes.sizeof(ctypes.c_void_p) == 8 else 112)
