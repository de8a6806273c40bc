"""Run a command in kamxl's own Python, which reaches this LibreOffice through a pipe."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
from pathlib import Path
from typing import Any

import uno

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

_PYTHON = Path(__file__).parents[5] / "python.txt"
_NO_WINDOW = 0x0800_0000
_END_OF_WORDS = 4000


def told_by_command(context: Any, document: str, command: str, language: str) -> tuple[str, bool]:
    """Run a command to its end, and return what it has to say and whether it failed.

    Args:
        context: The component context of LibreOffice.
        document: The number of the document, as its RuntimeUID.
        command: The name of the command.
        language: zh-Hans, zh-Hant or en.

    Raises:
        KamxlError: The Python is gone.
        RuntimeError: It said nothing that can be understood.
    """
    python = _PYTHON.read_text("utf-8").strip()
    if not Path(python).is_file():
        raise KamxlError(
            say("kamxl's Python is not at {python} any more. Run install_addin.py again.", python=python)
        )
    # Only this user can open the pipe, and nobody can guess its name.
    pipe = f"kamxl{secrets.token_hex(16)}"
    acceptor = context.ServiceManager.createInstanceWithContext("com.sun.star.office.Acceptor", context)
    acceptor.initialize((f"pipe,name={pipe};urp;StarOffice.ComponentContext", True))
    try:
        ended = subprocess.run(  # noqa: S603 - the installer wrote the path
            [python, "-I", "-m", "kamxl.hosts.libreoffice.pressed", pipe, command, document, language],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=_environment(),
            check=False,
            creationflags=_NO_WINDOW if os.name == "nt" else 0,
        )
    finally:
        del acceptor  # it listens as long as somebody holds it
    try:
        said = json.loads(ended.stdout.decode("utf-8").splitlines()[-1])
        return said["text"], said["failed"]
    except (ValueError, LookupError) as error:
        raise RuntimeError(ended.stderr.decode("utf-8", "replace")[-_END_OF_WORDS:]) from error


def _environment() -> dict[str, str]:
    """Return the surroundings of this program without what LibreOffice set for its own Python."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON") and name not in {"LD_LIBRARY_PATH", "URE_BOOTSTRAP"}
    }
    return {**kept, "UNO_PATH": str(Path(uno.__file__).parent)}
