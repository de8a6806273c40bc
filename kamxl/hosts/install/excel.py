"""kamxl in desktop Excel: the add-in, made on this computer, in the folder that Excel loads at its start."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.hosts.excel.addin_file import addin_bytes
from kamxl.hosts.excel.interpreter import CLASS_NAME, Interpreter, Way
from kamxl.hosts.excel.stamp import Stamp, read_stamp
from kamxl.hosts.install.com_class import register_class, unregister_class
from kamxl.hosts.install.computer import Computer
from kamxl.version import __version__

WAYS = {
    Way.DLL: say("the library of xlwings (dll)"),
    Way.COM: say("a class that Windows starts (com)"),
}


def install_excel(computer: Computer, interpreter: Interpreter) -> Iterator[Message]:
    """Put the add-in where Excel loads it, in place of an older one, and say what was done.

    Raises:
        KamxlError: It cannot be put there.
    """
    place = computer.addin
    if place is None or not computer.has_excel:
        yield say("There is no desktop Excel on this computer, so no add-in was put anywhere.")
        return
    content = addin_bytes(interpreter)
    before = stamp_of(place)
    was_there = place.exists()
    if was_there and place.read_bytes() == content:
        yield say("The add-in {version} is in Excel already: {path}.", version=__version__, path=place)
    else:
        _write(place, content)
        yield _told(place, before, was_there=was_there)
    if interpreter.way is Way.COM:
        register_class(computer, interpreter)
        yield say("Windows starts Python for Excel, by the class {name} of this user.", name=CLASS_NAME)
    else:
        yield from unregister_class(computer)
    if computer.scripts_folder:
        yield from _install_script(computer.scripts_folder)
        yield say(
            "Close Excel and start it again: the tab is on the ribbon. Excel for Mac has no functions of "
            "add-ins in cells; kamxl writes ordinary formulas for it."
        )
    else:
        yield say(
            "Close Excel and start it again: the tab is on the ribbon, and =KAM_TIER(80, 75) gives strategic."
        )


def uninstall_excel(computer: Computer) -> Iterator[Message]:
    """Take the add-in out again, and say what was done.

    Raises:
        KamxlError: Excel does not let go of it.
    """
    place = computer.addin
    if place is not None and place.exists():
        try:
            place.unlink()
        except OSError as error:
            raise _in_use(place, error) from error
        yield say("The add-in was taken out of Excel: {path}.", path=place)
    yield from unregister_class(computer)
    if computer.scripts_folder:
        script = computer.scripts_folder / _script_name()
        # A team may use xlwings besides kamxl: only what is exactly ours goes.
        if script.exists() and script.read_bytes() == _script():
            script.unlink()
            yield say("The script of its buttons was removed: {path}.", path=script)


def excel_status(computer: Computer) -> Message:
    """Say how things stand in Excel."""
    place = computer.addin
    if place is None or not computer.has_excel:
        return say("Excel: there is no desktop Excel on this computer.")
    if not place.exists():
        return say("Excel: the add-in is not installed.")
    stamp = stamp_of(place)
    if stamp is None:
        return say("Excel: {path} is not kamxl's add-in, or it is broken. Install again.", path=place)
    if stamp.version != __version__:
        return say(
            "Excel: the add-in is of version {old}, and kamxl of version {new}. Install again.",
            old=stamp.version,
            new=__version__,
        )
    if computer.system == "win32":
        return say(
            "Excel: the add-in {version} is installed, and reaches Python by {way}: {path}.",
            version=stamp.version,
            way=WAYS[Way(stamp.way)],
            path=place,
        )
    return say("Excel: the add-in {version} is installed: {path}.", version=stamp.version, path=place)


def stamp_of(place: Path) -> Stamp | None:
    """Return what an add-in file says of itself; None when there is none, or it cannot be read."""
    with suppress(OSError):
        return read_stamp(place)
    return None


def _told(place: Path, before: Stamp | None, *, was_there: bool) -> Message:
    if before is not None and before.version != __version__:
        return say(
            "The add-in in Excel was renewed, from version {old} to {new}: {path}.",
            old=before.version,
            new=__version__,
            path=place,
        )
    if was_there:
        return say("The add-in in Excel was renewed: {path}.", path=place)
    return say("The add-in was put into Excel: {path}.", path=place)


def _write(place: Path, content: bytes) -> None:
    """Write a file so that Excel finds the old one or the whole new one."""
    beside = place.with_name(f"~{place.name}.new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        os.replace(beside, place)  # noqa: PTH105 - Path.replace says nothing more
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise _in_use(place, error) from error


def _in_use(place: Path, error: OSError) -> KamxlError:
    return KamxlError(
        say(
            "{path} cannot be changed ({why}). Close Excel, all windows of it, and run this again.",
            path=place,
            why=error.strerror or error,
        )
    )


def _script_name() -> str:
    return f"xlwings-{version('xlwings')}.applescript"


def _script() -> bytes:
    return (files("xlwings") / _script_name()).read_bytes()


def _install_script(folder: Path) -> Iterator[Message]:
    """Put the script that Excel for Mac needs for its buttons where Excel allows it."""
    place = folder / _script_name()
    if place.exists() and place.read_bytes() == _script():
        return
    _write(place, _script())
    yield say("The script that the buttons need was put where Excel allows it: {path}.", path=place)
