"""Run a command in kamxl's own Python, which reaches this LibreOffice through a pipe."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uno

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

_PYTHON = Path(__file__).parents[5] / "python.txt"
_XLSX = "Calc MS Excel 2007 XML"
_NO_WINDOW = 0x0800_0000
_END_OF_WORDS = 4000


@dataclass(frozen=True)
class Told:
    """What a command has to say at its end, whether it failed, and the file to open."""

    text: str
    failed: bool
    show: str | None = None


def told_by_command(context: Any, document: Any, command: str, language: str) -> Told:
    """Run a command to its end, and return what it has to say.

    Args:
        context: The component context of LibreOffice.
        document: The document.
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
    said = _through_a_pipe(context, python, command, document.RuntimeUID, language)
    if said.get("no_uno"):
        said = _on_a_copy(python, document, command, language)
    return Told(text=said["text"], failed=said["failed"], show=said.get("show"))


def _through_a_pipe(context: Any, python: str, command: str, document: str, language: str) -> dict[str, Any]:
    # Only this user can open the pipe, and nobody can guess its name.
    pipe = f"kamxl{secrets.token_hex(16)}"
    acceptor = context.ServiceManager.createInstanceWithContext("com.sun.star.office.Acceptor", context)
    acceptor.initialize((f"pipe,name={pipe};urp;StarOffice.ComponentContext", True))
    try:
        return _said(python, "pressed", pipe, command, document, language)
    finally:
        del acceptor  # it listens as long as somebody holds it


def _on_a_copy(python: str, document: Any, command: str, language: str) -> dict[str, Any]:
    saved_as = uno.fileUrlToSystemPath(document.URL) if document.URL else ""
    name = Path(saved_as).stem if saved_as else "kamxl"
    filter_name = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    filter_name.Name, filter_name.Value = "FilterName", _XLSX
    with tempfile.TemporaryDirectory(prefix="kamxl-") as folder:
        copy = Path(folder) / f"{name}.xlsx"
        document.storeToURL(copy.as_uri(), (filter_name,))
        return _said(python, "copied", str(copy), command, saved_as, language)


def _said(python: str, module: str, *arguments: str) -> dict[str, Any]:
    """Run a module of kamxl in its own Python, and return the last line that it wrote."""
    ended = subprocess.run(  # noqa: S603 - the installer wrote the path
        [python, "-I", "-m", f"kamxl.hosts.libreoffice.{module}", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=_environment(),
        check=False,
        creationflags=_NO_WINDOW if os.name == "nt" else 0,
    )
    try:
        said: dict[str, Any] = json.loads(ended.stdout.decode("utf-8").splitlines()[-1])
    except (ValueError, LookupError) as error:
        raise RuntimeError(ended.stderr.decode("utf-8", "replace")[-_END_OF_WORDS:]) from error
    return said


def _environment() -> dict[str, str]:
    """Return the surroundings of this program without what LibreOffice set for its own Python."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON") and name not in {"LD_LIBRARY_PATH", "URE_BOOTSTRAP"}
    }
    return {**kept, "UNO_PATH": str(Path(uno.__file__).parent)}
