"""What the ribbon calls: `press`. On Windows it hands the work to a process of its own and returns at once.

So Excel stays usable meanwhile and cells still get answers, and the button Stop can be pressed. On a Mac,
xlwings has made a process for this press already.

The way through Excel itself is not run by our tests; the rest is.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.addin.log import note_failure
from kamxl.hosts.excel.binding import raw_call
from kamxl.hosts.excel.lifetime import process_of
from kamxl.hosts.live.commands import about
from kamxl.hosts.live.language import language_here
from kamxl.hosts.live.press import dialog
from kamxl.hosts.live.press import press as press_on
from kamxl.hosts.live.watch import ask_to_stop
from kamxl.locale import translator

STOP = "stop"
ABOUT = "about"
_NO_WINDOW = 0x08000000


class _Press:
    """Takes a press of a button; xlwings finds it by name, as it finds the functions."""

    def __init__(self) -> None:
        self._work: subprocess.Popen[bytes] | None = None
        self.__name__ = "press"
        self.__xlfunc__ = raw_call("press", ("command", "book", "window"))

    def __call__(self, command: str, book: str = "", window: float = 0) -> list[list[bool]]:
        """Begin a command.

        Args:
            command: The name of the button.
            book: The workbook in front; "" when there is none, or when that is still to be asked (Mac).
            window: The handle of Excel's window; several Excels may run.

        Returns:
            One cell: whether it was begun. It is not while another one is under way.
        """
        if command == STOP:
            ask_to_stop()
        elif sys.platform == "win32":
            return [[self._begin(command, book, int(window))]]
        else:
            main([command, book, ""])
        return [[True]]

    def _begin(self, command: str, book: str, window: int) -> bool:
        if self._work is not None and self._work.poll() is None:
            return False
        excel = str(process_of(window)) if window else ""
        line = [sys.executable, "-I", "-m", "kamxl.hosts.excel.buttons", command, book, excel]
        self._work = subprocess.Popen(line, creationflags=_NO_WINDOW, close_fds=True)  # noqa: S603 - our own Python
        return True


press = _Press()


def main(arguments: list[str]) -> int:
    """Do a command on a workbook, with dialogs; the exit code is 1 after a failure that was told."""
    import xlwings

    command, name, program = arguments
    try:
        app: Any = xlwings.apps[int(program)] if program else xlwings.apps.active
        book = _book(app, name)
    except Exception:  # noqa: BLE001 - there is nobody to tell without Excel; the trace goes to the log
        note_failure(command)
        return 1
    if book is not None:
        return int(press_on(command, book) is None)
    tell = dialog(app)
    if command == ABOUT:
        tell(about(None).text(), False)  # noqa: FBT003 - see Tell
        return 0
    tell(_nothing_open().message.in_words(translator(language_here())), True)  # noqa: FBT003 - see Tell
    return 1


def _book(app: Any, name: str) -> Any:
    """Return the workbook with this name; the one in front when it has none; None when none is open."""
    if name:
        return app.books[name]
    return app.books.active if len(app.books) else None


def _nothing_open() -> KamxlError:
    return KamxlError(say("No workbook is open. Open the one to work on first."))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
