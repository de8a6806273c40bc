"""The folder of this user for what kamxl keeps between two presses of a button: log, stop mark, lists."""

from __future__ import annotations

import os
import sys
from pathlib import Path

LOG = "kamxl.log"
STOP = "stop"


def state_folder() -> Path:
    """Return the folder, made if it is not there yet."""
    folder = _place()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _place() -> Path:
    if own := os.environ.get("KAMXL_STATE"):
        return Path(own)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "kamxl"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "kamxl"
    return Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state") / "kamxl"


def documents_folder() -> Path:
    """Return where reports on a workbook go that was never saved."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()
