"""A LibreOffice with the extension, as a user has it after installing; and cells of a document in it."""

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from typing import Any, Self

from office import ALWAYS_RECALCULATE

from kamxl.functions import CellError
from kamxl.functions.kinds import DAY_ZERO
from kamxl.hosts.libreoffice.engine.main_thread import in_main_thread
from kamxl.hosts.libreoffice.engine.office import connect, properties, struct, uno_module
from kamxl.hosts.libreoffice.install import install, plain_environment
from kamxl.hosts.libreoffice.oxt import build_extension

HIDDEN = {"Hidden": True}
XLSX = "Calc MS Excel 2007 XML"
ERROR_NUMBERS = {
    519: "#VALUE!",
    502: "#VALUE!",
    504: "#VALUE!",
    532: "#DIV/0!",
    32767: "#N/A",
    503: "#NUM!",
    525: "#NAME?",
    521: "#NULL!",
    524: "#REF!",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CalcOffice:
    """A running LibreOffice; `context` is its component context."""

    context: Any
    folder: Path

    @property
    def desktop(self) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", self.context
        )

    def open(self, path: Path | None = None, **options: object) -> Any:
        """Open a workbook, or a new one."""
        url = path.as_uri() if path else "private:factory/scalc"
        return self.desktop.loadComponentFromURL(url, "_blank", 0, properties(**(options or HIDDEN)))

    def save(self, document: Any, name: str) -> Path:
        """Save a copy as .xlsx."""
        path = self.folder / name
        document.storeToURL(path.as_uri(), properties(FilterName=XLSX))
        return path

    @classmethod
    @contextlib.contextmanager
    def started(cls, folder: Path, state: Path) -> Iterator[Self]:
        """Install the extension into a new profile and start."""
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")
        install(build_extension(folder), profile)
        pipe = f"kamxltest{os.getpid()}"
        command = ["soffice", "--headless", "--norestore", "--nologo", "--nodefault"]
        command += [f"--accept=pipe,name={pipe};urp;", f"-env:UserInstallation={profile.as_uri()}"]
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**plain_environment(), "KAMXL_STATE": str(state), "LC_ALL": "C.UTF-8"},
        )
        office = cls(context=connect(f"pipe,name={pipe}", seconds=60), folder=folder)
        try:
            yield office
        finally:
            with contextlib.suppress(Exception):  # it hangs up before it answers
                office.desktop.terminate()
            process.wait(60)


def put(cell: Any, value: object) -> None:
    """Put a value of the catalogue's examples into a cell."""
    if isinstance(value, CellError):
        cell.setFormula({CellError.NOT_AVAILABLE: "=NA()", CellError.DIV0: "=1/0"}[value])
    elif isinstance(value, bool):
        cell.setFormula("=TRUE()" if value else "=FALSE()")
    elif isinstance(value, datetime):
        cell.setValue((value - datetime.combine(DAY_ZERO, time_of_day())) / timedelta(days=1))
    elif isinstance(value, date):
        cell.setValue((value - DAY_ZERO).days)
    elif isinstance(value, int | float):
        cell.setValue(value)
    elif value == "":
        cell.setFormula('=""')
    elif value is not None:
        cell.setString(str(value))


def seen(cell: Any) -> object:
    """Return what a cell shows: a number, a text, an error."""
    if number := cell.getError():
        return ERROR_NUMBERS.get(number, f"Err:{number}")
    if cell.getPropertyValue("FormulaResultType2") == 1:
        return cell.getValue()
    return cell.getString()


def wait_until(true: Any, seconds: float = 60.0) -> None:
    """Wait for something that LibreOffice does in its own time."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "It did not happen."
        time.sleep(0.05)


def uno_enum(kind: str, value: str) -> Any:
    """Return one of the words of UNO."""
    return uno_module().Enum(f"com.sun.star.{kind}", value)


def press_button(document: Any, command: str) -> str:
    """Give a command the way toolbar and menu do, without the box at its end; return what it would say."""
    button = _button_class()()
    url = struct("util.URL", Complete=f"vnd.kamxl:{command}", Protocol="vnd.kamxl:", Path=command)
    dispatch = document.CurrentController.Frame.queryDispatch(url, "_self", 0)
    dispatch.addStatusListener(button, url)
    assert button.enabled
    dispatch.dispatch(url, properties(Silent=True))
    wait_until(lambda: button.enabled and button.said)
    dispatch.removeStatusListener(button, url)
    said: str = button.said
    return said


def dispatch(calc: CalcOffice, document: Any, command: str) -> None:
    """Give a command of LibreOffice itself, as its menu does; it is done when this comes back."""
    helper = calc.context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.DispatchHelper", calc.context
    )
    frame = document.CurrentController.Frame
    in_main_thread(calc.context, lambda: helper.executeDispatch(frame, f".uno:{command}", "", 0, ()))
    in_main_thread(calc.context, lambda: None)  # behind what was put off meanwhile


def _button_class() -> Any:
    """Return the class of a button; its base is known only when `uno` is there."""
    base = uno_module("unohelper").Base
    listener = uno_module().getClass("com.sun.star.frame.XStatusListener")

    class Button(base, listener):  # UNO says no types
        enabled, said = False, ""

        def statusChanged(self, event: Any) -> None:  # noqa: N802 - UNO's name
            self.enabled, self.said = event.IsEnabled, event.FeatureDescriptor

        def disposing(self, event: Any) -> None:
            """Nothing is held."""

    return Button
