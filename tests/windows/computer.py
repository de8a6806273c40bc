"""The Windows that the tests run on: this computer, or else one under Wine."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Computer(Protocol):
    """A computer with Windows and Python."""

    drive: Path
    """The folder where everything is laid."""
    python: Path
    caller: Path

    def named(self, path: Path) -> str:
        """Return the name that Windows' programs give to a file of that folder."""

    def start(
        self, command: list[str], folder: Path, environment: Mapping[str, str] | None = None
    ) -> "subprocess.Popen[bytes]":
        """Start a Windows program with its three streams piped."""

    def lay(self, target: Path, *wanted: str) -> None:
        """Lay packages into a folder, as wheels for Windows."""


class Here:
    """This computer, when it is one with Windows. The caller is built with the gcc of MinGW."""

    def __init__(self) -> None:
        self.drive = Path(tempfile.gettempdir(), "kamxl-windows")
        self.drive.mkdir(exist_ok=True)
        self.python = Path(sys.executable)
        self.caller = self.drive / "caller.exe"
        source = Path(__file__).parent / "c" / "caller.c"
        options = ("-O2", "-municode", "-o", str(self.caller), "-lole32", "-loleaut32", "-luuid")
        subprocess.run(["gcc", str(source), *options], check=True)

    def named(self, path: Path) -> str:
        """Return the name itself."""
        return str(path)

    def start(
        self, command: list[str], folder: Path, environment: Mapping[str, str] | None = None
    ) -> "subprocess.Popen[bytes]":
        """Start a program with its three streams piped."""
        pipe = subprocess.PIPE
        env = {**os.environ, **(environment or {})}
        return subprocess.Popen(command, cwd=folder, env=env, stdin=pipe, stdout=pipe, stderr=pipe)

    def lay(self, target: Path, *wanted: str) -> None:
        """Lay packages into a folder; nothing is built."""
        command = ("-m", "uv", "pip", "install", "--quiet", "--no-build", "--target", str(target), *wanted)
        subprocess.run([sys.executable, *command], check=True)


def this_windows() -> Computer:
    """Return the computer; end with a sentence where there is none."""
    if sys.platform == "win32":
        return Here()
    import wine

    if why := wine.why_not():
        sys.exit(f"Windows' Python was not tried. {why}")
    return wine.Wine.cached()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a program ended: its exit code, and what it wrote."""

    code: int
    out: bytes
    err: bytes

    @property
    def said(self) -> str:
        """All that it wrote, for people."""
        return (self.out + self.err).decode("utf-8", "replace").replace("\r\n", "\n")


def ended(program: "subprocess.Popen[bytes]", *, seconds: float = 600, shown: bool = False) -> Ended:
    """Wait for a program and return how it ended.

    The end of the program counts, not the end of its streams: a process that it left behind may hold them.

    Args:
        program: Started by a `Computer`.
        seconds: After which it is ended by force; the exit code is then -9 or 1.
        shown: Whether its output is shown at once, too.
    """
    assert program.stdin
    assert program.stdout
    assert program.stderr
    program.stdin.close()
    kept: tuple[list[bytes], list[bytes]] = ([], [])
    threads = [
        threading.Thread(target=_keep, args=(stream, lines, shown), daemon=True)
        for stream, lines in zip((program.stdout, program.stderr), kept, strict=True)
    ]
    for thread in threads:
        thread.start()
    try:
        code = program.wait(seconds)
    except subprocess.TimeoutExpired:
        program.kill()
        code = program.wait()
    for thread in threads:
        thread.join(2)
    return Ended(code=code, out=b"".join(kept[0]), err=b"".join(kept[1]))


def _keep(stream: "subprocess._FileIO", lines: list[bytes], shown: bool) -> None:
    for line in stream:
        lines.append(line)
        if shown:
            print(line.decode("utf-8", "replace").rstrip("\r\n"), flush=True)
