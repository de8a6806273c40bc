"""The add-in in Excel: is it there, is it this version, and does its Python answer?"""

from __future__ import annotations

import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path, PureWindowsPath

from kamxl.domain.message import say
from kamxl.hosts.doctor.finding import Finding, fine, hint, trouble
from kamxl.hosts.doctor.python_checks import loading
from kamxl.hosts.excel.interpreter import CLASS_NAME, Way
from kamxl.hosts.excel.stamp import Stamp
from kamxl.hosts.install.com_class import registered_command
from kamxl.hosts.install.computer import Computer
from kamxl.hosts.install.defender import rules_in_force
from kamxl.hosts.install.excel import stamp_of
from kamxl.version import __version__

_AGAIN = say("Run `kamxl addin install`, with Excel closed.")
_WITHOUT_LIBRARY = say(
    "Run `kamxl addin use com`, with Excel closed: then Windows starts Python, not Excel. Or ask your "
    "administrator for an exception."
)
_SERVER_SECONDS = 4.0
_FUNCTIONS = "import kamxl.hosts.excel.udfs"


def check_excel(computer: Computer) -> Iterator[Finding]:
    """Look at Excel, the add-in in it, and all that the add-in leads to."""
    if computer.addin is None or not computer.has_excel:
        yield hint(say("There is no desktop Excel on this computer."))
        return
    if not computer.addin.exists():
        yield trouble(say("The add-in is not in Excel's folder: {path}.", path=computer.addin), _AGAIN)
        return
    stamp = stamp_of(computer.addin)
    if stamp is None:
        yield trouble(
            say("{path} is not kamxl's add-in, or it is broken.", path=computer.addin),
            _AGAIN,
        )
        return
    yield from _same_version(stamp)
    yield from _copies(computer)
    yield from _its_python(computer, stamp)


def _same_version(stamp: Stamp) -> Iterator[Finding]:
    if stamp.version != __version__:
        yield trouble(
            say(
                "The add-in is of version {old}, and kamxl of version {new}.",
                old=stamp.version,
                new=__version__,
            ),
            _AGAIN,
        )
    elif stamp.xlwings != version("xlwings"):
        yield trouble(
            say(
                "The add-in was made for xlwings {old}, and {new} is installed.",
                old=stamp.xlwings,
                new=version("xlwings"),
            ),
            _AGAIN,
        )
    else:
        yield fine(say("The add-in {version} is in Excel's folder.", version=stamp.version))


def _copies(computer: Computer) -> Iterator[Finding]:
    for place in computer.other_places:
        if place.exists():
            yield trouble(
                say("Excel finds a second add-in of kamxl: {path}.", path=place),
                say("Close Excel, delete that file, and untick it in Excel's list of add-ins."),
            )


def _its_python(computer: Computer, stamp: Stamp) -> Iterator[Finding]:
    if not Path(stamp.python).exists():
        yield trouble(
            say("The Python that the add-in starts is gone: {path}.", path=stamp.python),
            say("Run install_addin.py again: the folder of kamxl was moved or deleted."),
        )
        return
    if computer.system == "darwin":
        yield from _script(computer, stamp)
    if computer.system == "win32":
        yield from _class_of(computer, stamp) if stamp.way == Way.COM else _library(computer, stamp)
    wrong = loading(stamp.python, _FUNCTIONS)
    if wrong is not None:
        yield trouble(
            say("The Python that the add-in starts cannot load kamxl: {why}", why=wrong),
            say("Delete the folder .venv beside install_addin.py, and run that again."),
        )
    elif computer.system == "win32":
        yield from check_server(stamp.python)
    else:
        yield fine(say("The Python that the add-in starts answers: {path}.", path=stamp.python))


def _library(computer: Computer, stamp: Stamp) -> Iterator[Finding]:
    libraries = (stamp.library64, stamp.library32)
    missing = [one for one in libraries if not Path(one).exists()]
    if missing:
        yield trouble(
            say(
                "The library of xlwings is not there: {names}.",
                names=", ".join(PureWindowsPath(one).name for one in missing),
            ),
            say(
                "A Python for ARM64 brings none, and an antivirus program may have removed it. Run "
                "`kamxl addin use com`, which works without it; or allow it there and install again."
            ),
        )
    for rule in rules_in_force(computer):
        yield trouble(
            say(
                "A rule of Microsoft Defender stops the way of the add-in to Python: {rule}.", rule=rule.name
            ),
            _WITHOUT_LIBRARY,
        )


def _class_of(computer: Computer, stamp: Stamp) -> Iterator[Finding]:
    command = registered_command(computer)
    if command is None:
        yield trouble(
            say("The class {name}, by which Windows starts Python, is not registered.", name=CLASS_NAME),
            _AGAIN,
        )
    elif stamp.python not in command:
        yield trouble(
            say(
                "The class {name} starts another Python than the add-in was made for: {command}",
                name=CLASS_NAME,
                command=command,
            ),
            _AGAIN,
        )


def _script(computer: Computer, stamp: Stamp) -> Iterator[Finding]:
    folder = computer.scripts_folder
    if folder is not None and not (folder / f"xlwings-{stamp.xlwings}.applescript").exists():
        yield trouble(say("The script that the buttons need is not in {folder}.", folder=folder), _AGAIN)


def check_server(
    python: str,
    start: Callable[..., subprocess.Popen[bytes]] = subprocess.Popen,
    seconds: float = _SERVER_SECONDS,
) -> Iterator[Finding]:
    """Start the COM server as Excel does, under a name of its own, and look whether it stays."""
    server = f"import xlwings; xlwings.serve('{{{uuid.uuid4()}}}')"
    # Into a file: what the server starts may hold a pipe open for longer than the server lives.
    with tempfile.TemporaryFile() as written:
        try:
            running = start([python, "-I", "-c", server], stdout=subprocess.DEVNULL, stderr=written)
        except OSError as error:
            yield _no_server(error.strerror or str(error))
            return
        with running:
            time.sleep(seconds)
            stays = running.poll() is None
            running.kill()
        written.seek(0)
        said = written.read().decode("utf-8", "replace").strip().splitlines()
    if stays:
        yield fine(say("The COM server starts and stays: Excel can reach Python."))
    else:
        yield _no_server(said[-1] if said else "")


def _no_server(why: str) -> Finding:
    return trouble(
        say("The COM server, through which Excel reaches Python, does not start: {why}", why=why),
        say(
            "Run install_addin.py again. If it stays so, an antivirus program or a policy keeps Python "
            "from starting: ask for an exception for its folder."
        ),
    )
