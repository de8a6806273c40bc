"""Where kamxl writes: the folder of the add-in, and its own one with the log."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from kamxl.domain.message import say
from kamxl.hosts.addin.state_folder import LOG, state_folder
from kamxl.hosts.doctor.finding import Finding, fine, hint, trouble
from kamxl.hosts.install.computer import Computer


def check_folders(computer: Computer) -> Iterator[Finding]:
    """Look whether the folders can be written."""
    places = [computer.startup_folder] if computer.startup_folder and computer.has_excel else []
    for place in places:
        why = not_writable(place)
        if why is not None:
            yield trouble(
                say("The folder {folder} cannot be written: {why}.", folder=place, why=why),
                say("Ask your administrator to give you the right to write there."),
            )


def check_log() -> Iterator[Finding]:
    """Name the log, and say whether something failed."""
    try:
        log = state_folder() / LOG
    except OSError as error:
        yield trouble(
            say("kamxl's own folder cannot be made: {why}.", why=error),
            say("Set the variable KAMXL_STATE to a folder that you can write."),
        )
        return
    why = not_writable(log.parent)
    if why is not None:
        yield trouble(
            say("The folder {folder} cannot be written: {why}.", folder=log.parent, why=why),
            say("Set the variable KAMXL_STATE to a folder that you can write."),
        )
    elif log.exists() and log.stat().st_size:
        when = datetime.fromtimestamp(log.stat().st_mtime).astimezone()
        yield hint(
            say("Failures are in the log, the last one of {day}: {path}.", day=when.date(), path=log),
            say("Send that file with your report; what stood in your cells is not in it."),
        )
    else:
        yield fine(say("Nothing failed so far; the log would be {path}.", path=log))


def not_writable(folder: Path) -> str | None:
    """Say why no file can be made in a folder; None when one can. The folder may have to be made, too."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return os.strerror(error.errno) if error.errno else str(error)
