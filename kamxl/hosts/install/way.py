"""Which way Excel reaches Python on a computer: by the library of xlwings, or by a registered class."""

from __future__ import annotations

from importlib.metadata import version

from kamxl.hosts.excel.interpreter import Way
from kamxl.hosts.install.computer import Computer
from kamxl.hosts.install.defender import rules_in_force


def has_library(computer: Computer) -> bool:
    """Say whether the libraries of xlwings are there: a Python for ARM64 brings none."""
    names = (f"xlwings{bits}-{version('xlwings')}.dll" for bits in (64, 32))
    return all((computer.prefix / name).exists() for name in names)


def way_for(computer: Computer, before: str | None = None) -> Way:
    """Return the way that works on a computer.

    Args:
        computer: Where Excel is.
        before: What the add-in in Excel says now; it was chosen, so it stays where it can.
    """
    if computer.system != "win32":
        return Way.DLL
    if not has_library(computer) or before == Way.COM:
        return Way.COM
    return Way.COM if before is None and rules_in_force(computer) else Way.DLL
