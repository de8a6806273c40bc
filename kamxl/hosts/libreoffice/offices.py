"""Which LibreOffice versions are on this computer, and which Python can talk to each."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LINUX = (
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/usr/local/lib/libreoffice/program",
    "/opt/libreoffice*/program",
    "/snap/libreoffice/current/lib/libreoffice/program",
)
_MAC = ("/Applications/LibreOffice*.app/Contents/MacOS", "~/Applications/LibreOffice*.app/Contents/MacOS")
_WINDOWS = ("LibreOffice*/program",)
_WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "LOCALAPPDATA")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One LibreOffice.

    Attributes:
        soffice: Its program.
        pythons: Pythons that may have its module `uno`, its own first.
    """

    soffice: Path
    pythons: tuple[Path, ...]


def offices() -> tuple[Office, ...]:
    """Return the versions that are found at the known places and on the PATH, the newest folder first."""
    found = {program.resolve(): program for program in _programs()}
    return tuple(Office(soffice=program, pythons=tuple(_pythons(program.parent))) for program in found)


def _programs() -> Iterator[Path]:
    names = ("soffice.com", "soffice.exe") if sys.platform == "win32" else ("soffice",)
    for folder in _folders():
        for name in names:
            if (folder / name).is_file():
                yield folder / name
                break
    for name in ("soffice", "libreoffice"):
        if on_path := shutil.which(name):
            yield Path(on_path)


def _folders() -> Iterator[Path]:
    if sys.platform == "win32":
        roots = {os.environ[name] for name in _WINDOWS_ROOTS if os.environ.get(name)}
        patterns = [f"{root}/{pattern}" for root in sorted(roots) for pattern in _WINDOWS]
    else:
        patterns = [str(Path(one).expanduser()) for one in (_MAC if sys.platform == "darwin" else _LINUX)]
    for pattern in patterns:
        start = Path(pattern).anchor
        yield from sorted(Path(start).glob(pattern[len(start) :]), reverse=True)


def _pythons(program: Path) -> Iterator[Path]:
    beside = (
        program / "python.exe",
        program / "python",
        program.parent / "Resources" / "python",
        Path("/usr/bin/python3"),
    )
    yield from (one for one in beside if one.is_file())
    yield Path(sys.executable)
