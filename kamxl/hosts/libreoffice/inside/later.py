"""Doing something in the thread of the windows, as soon as what goes on there now is done."""

from collections.abc import Callable
from typing import Any

import unohelper
from com.sun.star.awt import XCallback


class _Callback(unohelper.Base, XCallback):
    def __init__(self, act: Callable[[], None]) -> None:
        self._act = act

    def notify(self, data: Any) -> None:
        """Do it."""
        self._act()


def later(context: Any, act: Callable[[], None]) -> None:
    """Do something in the thread of the windows."""
    callback = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", context)
    callback.addCallback(_Callback(act), None)
