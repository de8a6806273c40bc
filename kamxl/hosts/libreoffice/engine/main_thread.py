"""Things that change which sheet is shown, done where LibreOffice itself does them.

A call from another program runs in a thread of its own. LibreOffice (seen in 7.4) breaks down when two of
them in a row renumber the shown sheet while its main thread is still busy with the first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from typing import Any

from kamxl.hosts.libreoffice.engine.office import uno_module

_SECONDS = 120.0


def in_main_thread(context: Any, work: Callable[[], Any]) -> None:
    """Do something in the main thread of the LibreOffice that a component context belongs to.

    Raises:
        Exception: What the work raised.
    """
    if context == uno_module().getComponentContext():
        work()  # this is LibreOffice's own process: waiting for its main thread might never end
        return
    done = threading.Event()
    failures: list[BaseException] = []

    def called() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - it is raised again where somebody waits for it
            failures.append(error)
        finally:
            done.set()

    caller = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", context)
    # Calls made from inside a call back run in the thread that made it: the main one.
    caller.addCallback(_callback()(called), None)
    if not done.wait(_SECONDS):
        raise TimeoutError
    if failures:
        raise failures[0]


@cache
def _callback() -> Any:
    """Make the class of what LibreOffice calls back; UNO's classes are there only once it is loaded."""
    base = uno_module("unohelper").Base
    interface = uno_module().getClass("com.sun.star.awt.XCallback")

    def remember(self: Any, work: Callable[[], None]) -> None:
        self.work = work

    def notify(self: Any, _: Any) -> None:
        self.work()

    return type("Callback", (base, interface), {"__init__": remember, "notify": notify})
