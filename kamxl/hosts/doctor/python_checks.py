"""The Python that kamxl runs in: its version, and the libraries it needs."""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from importlib.util import find_spec

from kamxl.domain.message import say
from kamxl.hosts.doctor.finding import Finding, fine, hint, trouble
from kamxl.version import __version__

OLDEST = (3, 11)
LIBRARIES = (
    "defusedxml",
    "openpyxl",
    "pandas",
    "python_calamine",
    "pyxlsb",
    "rich",
    "watchfiles",
    "xlrd",
    "xlsxwriter",
    "xlwings",
)
_SECONDS = 120


def check_python(running: tuple[int, int] = sys.version_info[:2]) -> Iterator[Finding]:
    """Look at the interpreter."""
    if running < OLDEST:
        yield trouble(
            say("Python is {running}, and kamxl needs 3.11 or newer.", running=".".join(map(str, running))),
            say("Install a newer Python, and run install_addin.py with it."),
        )
        return
    yield fine(
        say(
            "kamxl {version} in Python {python}: {program}.",
            version=__version__,
            python=platform.python_version(),
            program=sys.executable,
        )
    )
    if sys.prefix == sys.base_prefix:
        yield hint(
            say("kamxl is not in an environment of its own, so another program may change its libraries."),
            say("Run install_addin.py, which makes one."),
        )


def check_libraries(program: str = sys.executable) -> Iterator[Finding]:
    """Look whether every library is there, and whether they can be loaded."""
    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        yield trouble(
            say("These libraries are missing: {names}.", names=", ".join(missing)),
            say("Run install_addin.py again."),
        )
        return
    wrong = loading(program, f"import {', '.join(LIBRARIES)}")
    if wrong is None:
        yield fine(say("All libraries are there and load; xlwings is {version}.", version=version("xlwings")))
    else:
        yield trouble(
            say("A library does not load: {why}", why=wrong),
            say("Delete the folder .venv beside install_addin.py, and run that again."),
        )


def loading(program: str, code: str) -> str | None:
    """Run a few words in a Python of their own; return the last line it complains with, None without."""
    # Into a file: what it starts may hold a pipe open for longer than it lives.
    with tempfile.TemporaryFile() as written:
        try:
            ended = subprocess.run(  # noqa: S603 - the Python that was asked about
                [program, "-I", "-c", code],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=written,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
        written.seek(0)
        said = written.read().decode("utf-8", "replace").strip().splitlines()
    if ended.returncode == 0:
        return None
    return said[-1] if said else f"exit code {ended.returncode}"
