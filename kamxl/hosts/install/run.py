"""`kamxl addin install | uninstall | status`."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.hosts.addin.state_folder import state_folder
from kamxl.hosts.install.calc import calc_status, has_calc, install_calc, uninstall_calc
from kamxl.hosts.install.computer import Computer, this_computer
from kamxl.hosts.install.excel import excel_status, install_excel, stamp_of, uninstall_excel
from kamxl.hosts.install.way import has_library, way_for

if TYPE_CHECKING:
    from kamxl.locale import Translate

FINE, LOOK = 0, 1


def run(action: str, t: Translate) -> int:
    """Do what was asked, say it in sentences, and return the exit code: 1 when something is to look at."""
    return _ACTIONS[action](_Voice(t), this_computer())


def use(way: str, t: Translate) -> int:
    """Renew the add-in in Excel so that it goes this way to Python, and return the exit code.

    Args:
        way: "dll" or "com".
        t: The language of what is said.

    Raises:
        KamxlError: This computer has no such way.
    """
    from kamxl.hosts.excel.interpreter import Way, this_interpreter

    computer = this_computer()
    if computer.system != "win32":
        raise KamxlError(
            say("Only Excel for Windows has two ways to Python. Nothing was changed on this computer.")
        )
    if way == Way.DLL and not has_library(computer):
        raise KamxlError(
            say(
                "This Python ({machine}) brings no library of xlwings for Excel, so that way is closed. "
                "The add-in stays as it is; `kamxl addin use com` works without the library.",
                machine=platform.machine(),
            )
        )
    voice = _Voice(t)
    voice.all(lambda: install_excel(computer, this_interpreter(Way(way))))
    return voice.code


class _Voice:
    """Says sentences, and remembers whether something did not go."""

    def __init__(self, t: Translate) -> None:
        self._t = t
        self.code = FINE

    def say(self, message: Message) -> None:
        print(message.in_words(self._t))  # noqa: T201

    def all(self, sentences: Callable[[], Iterable[Message]]) -> int:
        """Say what one program gave; its trouble does not keep the others from their turn."""
        said = 0
        try:
            for message in sentences():
                self.say(message)
                said += 1
        except KamxlError as error:
            self.say(error.message)
            self.code = LOOK
            said += 1
        return said


def _install(voice: _Voice, computer: Computer) -> int:
    from kamxl.hosts.excel.interpreter import this_interpreter

    before = stamp_of(computer.addin) if computer.addin else None
    way = way_for(computer, before.way if before else None)
    voice.all(lambda: install_excel(computer, this_interpreter(way)))
    voice.all(install_calc)
    if not computer.has_excel and not has_calc():
        voice.say(
            say(
                "kamxl works without both: `kamxl score` and `kamxl report` write workbooks with ordinary "
                "formulas for any spreadsheet program. Once Excel or LibreOffice is there, run this again."
            )
        )
        return LOOK
    return voice.code


def _uninstall(voice: _Voice, computer: Computer) -> int:
    said = voice.all(lambda: uninstall_excel(computer)) + voice.all(uninstall_calc)
    folder = state_folder()
    shutil.rmtree(folder, ignore_errors=True)
    if not said:
        voice.say(say("There was nothing of kamxl in Excel or LibreOffice."))
    elif voice.code == FINE:
        voice.say(say("Nothing of kamxl is left in them. Workbooks stay as they are."))
    return voice.code


def _status(voice: _Voice, computer: Computer) -> int:
    voice.say(excel_status(computer))
    voice.say(calc_status())
    return FINE


_ACTIONS = {"install": _install, "uninstall": _uninstall, "status": _status}
