"""kamxl in LibreOffice Calc: its extension, said in sentences."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from kamxl.domain.message import Message, say
from kamxl.hosts.libreoffice.install import install, status, uninstall
from kamxl.hosts.libreoffice.offices import offices
from kamxl.hosts.libreoffice.oxt import build_extension
from kamxl.version import __version__


def has_calc() -> bool:
    """Say whether a LibreOffice is on this computer."""
    return bool(offices())


def install_calc() -> Iterator[Message]:
    """Add the extension, in place of an older one, and say what was done.

    Raises:
        KamxlError: LibreOffice refuses it.
    """
    if not has_calc():
        yield say("There is no LibreOffice on this computer, so its extension was not installed.")
        return
    before = status()
    with tempfile.TemporaryDirectory() as folder:
        now = install(build_extension(Path(folder)))
    if before is None:
        yield say("The extension {version} was added to LibreOffice.", version=now.version)
    elif before.version == now.version:
        yield say("The extension {version} in LibreOffice was renewed.", version=now.version)
    else:
        yield say(
            "The extension in LibreOffice was renewed, from version {old} to {new}.",
            old=before.version,
            new=now.version,
        )
    if now.restart:
        yield say("LibreOffice was running: close it and start it again.")


def uninstall_calc() -> Iterator[Message]:
    """Take the extension out again, and say what was done.

    Raises:
        KamxlError: LibreOffice does not let go of it.
    """
    if uninstall():
        yield say("The extension was taken out of LibreOffice.")


def calc_status() -> Message:
    """Say how things stand in LibreOffice."""
    found = status()
    if found is None and not has_calc():
        return say("LibreOffice: it is not on this computer.")
    if found is None:
        return say("LibreOffice: the extension is not installed.")
    if found.version != __version__:
        return say(
            "LibreOffice: the extension is of version {old}, and kamxl of version {new}. Install again.",
            old=found.version,
            new=__version__,
        )
    return say("LibreOffice: the extension {version} is installed.", version=found.version)
