"""The program that calls Python as the add-in's VBA does, and values in its notation; see `c/caller.c`."""

import importlib
import os
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from kamxl.functions import CellError
from kamxl.hosts.excel.cell_values import ERRORS
from kamxl.hosts.excel.interpreter import CLASS_ID, CLASS_NAME, Interpreter

UDFS = "kamxl.hosts.excel.udfs"
MISSING = object()
"""An argument that is left out."""
SECONDS = 150.0
"""A call that has not come back by then hangs: the library itself waits for two minutes at most."""
_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - the clock of a sheet has no zone
_CODES = {error: code - -2146828288 for code, error in ERRORS.items()}


class Array(tuple[object, ...]):
    """What VBA's `Array` makes, in one dimension; other sequences are ranges."""

    __slots__ = ()


class CallError(Exception):
    """The call came back with an error: its text, as VBA's Err.Description has it."""


@dataclass(slots=True)
class Caller:
    """A running caller."""

    program: "subprocess.Popen[str]"
    milliseconds: float = 0.0
    """How long the last call took, all its repetitions together."""

    def __call__(self, name: str, *given: object, times: int = 1) -> Any:
        """Call a function of cells, as `KamPython` does, and return what came back; rows for a range.

        Raises:
            CallError: It came back with an error.
        """
        return self.udf(UDFS, "ask", name, Array(), Array(given), times=times)

    def udf(self, module: str, function: str, *given: object, times: int = 1) -> Any:
        """Call any function that xlwings finds."""
        assert self.program.stdin
        assert self.program.stdout
        self.program.stdin.write(f"{times} {module} {function} {_word(Array(given))}\n")
        self.program.stdin.flush()
        clock = threading.Timer(SECONDS, self.program.kill)
        clock.start()
        sign, took, *result = self.program.stdout.readline().split() or ("!", "0")
        clock.cancel()
        assert self.program.poll() is None, "the call hung, or the caller broke down"
        self.milliseconds = float(took)
        value = _read(iter(result))
        if sign == "!":
            raise CallError(value)
        return value


@contextmanager
def calling(*words: str) -> Iterator[Caller]:
    """Start the caller by one of its ways: `dll LIBRARY COMMAND` or `com CLASS_NAME`."""
    pipe = subprocess.PIPE
    command = [os.environ["KAMXL_CALLER"], *words]
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as program:
        try:
            yield Caller(program)
        finally:
            assert program.stdin
            with suppress(OSError):
                program.stdin.close()
            try:
                program.wait(30)
            finally:
                program.kill()


@contextmanager
def by_library(interpreter: Interpreter) -> Iterator[Caller]:
    """Call through the library of xlwings, with the command that stands in the add-in."""
    with calling("dll", interpreter.library(64), interpreter.command) as caller:
        yield caller


@contextmanager
def by_class(interpreter: Interpreter) -> Iterator[Caller]:
    """Call through a class in the registry whose server is that command."""
    with registered(interpreter.class_command), calling("com", CLASS_NAME) as caller:
        yield caller


@contextmanager
def registered(command: str) -> Iterator[None]:
    """Have the class in the registry for a while; for all users, because Wine 8 asks for those only."""
    winreg: Any = importlib.import_module("winreg")
    keys = {
        rf"Software\Classes\{CLASS_NAME}\CLSID": CLASS_ID,
        rf"Software\Classes\CLSID\{CLASS_ID}\ProgID": CLASS_NAME,
        rf"Software\Classes\CLSID\{CLASS_ID}\LocalServer32": command,
    }
    for key, value in keys.items():
        with winreg.CreateKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:
            winreg.SetValueEx(opened, "", 0, winreg.REG_SZ, value)
    try:
        yield
    finally:
        for key in (*keys, rf"Software\Classes\{CLASS_NAME}", rf"Software\Classes\CLSID\{CLASS_ID}"):
            winreg.DeleteKey(winreg.HKEY_LOCAL_MACHINE, key)


def _word(value: object) -> str:  # noqa: C901, PLR0911 - one kind of value after the other
    if value is None:
        return "_"
    if value is MISSING:
        return "?"
    if isinstance(value, CellError):
        return f"e{_CODES[value]}"
    if isinstance(value, bool):
        return f"b{value:d}"
    if isinstance(value, int | float):
        return f"n{float(value)!r}"
    if isinstance(value, str):
        return "t" + value.encode("utf-16-be").hex()
    if isinstance(value, date):
        moment = datetime(*value.timetuple()[:6])  # noqa: DTZ001 - the same
        return f"d{(moment - _ZERO) / timedelta(days=1)!r}"
    assert isinstance(value, Sequence)
    if isinstance(value, Array):
        return " ".join([f"({len(value)}", *map(_word, value)])
    rows = value if value and isinstance(value[0], list | tuple) else [value]
    cells = [_word(cell) for row in rows for cell in row]
    return " ".join([f"[{len(rows)},{len(rows[0])}", *cells])


def _read(words: Iterator[str]) -> Any:
    word = next(words, "t")
    kind, rest = word[0], word[1:]
    if kind == "_":
        return None
    if kind == "n":
        return float(rest)
    if kind == "b":
        return rest == "1"
    if kind == "t":
        return bytes.fromhex(rest).decode("utf-16-be")
    if kind == "d":
        return _ZERO + timedelta(days=float(rest))
    assert kind == "[", word
    rows, columns = map(int, rest.split(","))
    return [[_read(words) for _ in range(columns)] for _ in range(rows)]
