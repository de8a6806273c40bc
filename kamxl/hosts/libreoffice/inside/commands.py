"""Toolbar and menu: each command starts kamxl's own Python, which does the work on the open document.

LibreOffice stays usable meanwhile. The other program reaches it through a pipe that only this user can open.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import uno
import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.frame import FeatureStateEvent, XDispatch, XDispatchProvider
from com.sun.star.lang import XInitialization, XServiceInfo

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.addin.log import note_failure
from kamxl.hosts.addin.state_folder import LOG, STOP, state_folder
from kamxl.hosts.libreoffice.inside.kamxl_python import Told, told_by_command
from kamxl.hosts.libreoffice.inside.language import office_language
from kamxl.locale import translator

NAME = "org.kamxl.Commands"
SERVICES = (NAME, "com.sun.star.frame.ProtocolHandler")
_PROTOCOL = "vnd.kamxl:"
_STOP = "stop"


class _Work:
    """The one command that may be under way, and the buttons that want to know."""

    def __init__(self) -> None:
        self.under_way = False
        self.said = ""
        self.buttons: list[tuple[Any, Any]] = []

    def begin(self) -> bool:
        """Begin a command; False when another one is under way."""
        if self.under_way:
            return False
        self.under_way, self.said = True, ""
        self.tell_buttons()
        return True

    def end(self, said: str) -> None:
        """The command is at its end."""
        self.under_way, self.said = False, said
        self.tell_buttons()

    def tell_buttons(self) -> None:
        """Let the buttons be pressed, or not."""
        for listener, url in list(self.buttons):
            try:
                self.tell(listener, url)
            except Exception:  # noqa: BLE001 - its window is closed
                self.buttons = [one for one in self.buttons if one[0] != listener]

    def tell(self, listener: Any, url: Any) -> None:
        """Tell one button whether it can be pressed; what was said last goes with it."""
        event = FeatureStateEvent()
        event.FeatureURL = url
        event.FeatureDescriptor = self.said
        event.IsEnabled = not self.under_way or url.Complete == _PROTOCOL + _STOP
        listener.statusChanged(event)


_WORK = _Work()


class Commands(unohelper.Base, XDispatchProvider, XDispatch, XInitialization, XServiceInfo):
    """Answers the commands of one window."""

    def __init__(self, context: Any) -> None:
        self._context = context
        self._frame: Any = None

    def initialize(self, arguments: tuple[Any, ...]) -> None:
        """Learn which window it is."""
        self._frame = arguments[0] if arguments else None

    def queryDispatch(self, url: Any, target: str, flags: int) -> Any:
        """Say whether a command is one of ours."""
        return self if url.Complete.startswith(_PROTOCOL) else None

    def queryDispatches(self, requests: tuple[Any, ...]) -> tuple[Any, ...]:
        """Say it of several."""
        return tuple(self.queryDispatch(one.FeatureURL, one.FrameName, one.SearchFlags) for one in requests)

    def addStatusListener(self, listener: Any, url: Any) -> None:
        """Tell a button now and whenever it changes whether it can be pressed."""
        _WORK.buttons.append((listener, url))
        _WORK.tell(listener, url)

    def removeStatusListener(self, listener: Any, url: Any) -> None:
        """A button is gone."""
        _WORK.buttons = [
            one for one in _WORK.buttons if one[0] != listener or one[1].Complete != url.Complete
        ]

    def dispatch(self, url: Any, arguments: tuple[Any, ...]) -> None:
        """Do a command; with the argument `Silent` nothing is said at the end."""
        silent = any(one.Name == "Silent" and one.Value for one in arguments)
        run(self._context, self._frame, url.Complete[len(_PROTOCOL) :], silent=silent)

    def getImplementationName(self) -> str:
        """Return the name of this service."""
        return NAME

    def supportsService(self, name: str) -> bool:
        """Say whether this is such a service."""
        return name in SERVICES

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        """Return what this is."""
        return SERVICES


def run(context: Any, frame: Any, command: str, *, silent: bool) -> None:
    """Start a command on the document of a window; its end is said in a box."""
    if command == _STOP:
        (state_folder() / STOP).touch()
        return
    if not _WORK.begin():
        return
    language = office_language(context)
    document = frame.Controller.Model
    indicator = frame.createStatusIndicator()
    indicator.start("kamxl …", 100)

    def finished(told: Told) -> None:
        with suppress(Exception):  # the window may be closed
            indicator.end()
        if told.show:
            _open(context, told.show)
        _WORK.end(told.text)
        if not silent:
            _show(context, frame, told.text, failed=told.failed)

    def work() -> None:
        told = _told(context, document, command, language)
        _later(context, lambda: finished(told))

    threading.Thread(target=work, name=f"kamxl {command}", daemon=True).start()


def _told(context: Any, document: Any, command: str, language: str) -> Told:
    """Return what there is to say at the end."""
    try:
        return told_by_command(context, document, command, language)
    except KamxlError as error:
        sentence = error.message
    except Exception:  # noqa: BLE001 - the box must come, and the next command must be possible
        note_failure(f"LibreOffice, {command}")
        sentence = say(
            "This did not work, and it is a fault of kamxl. The details are in {log}; please send that file.",
            log=state_folder() / LOG,
        )
    return Told(text=sentence.in_words(translator(language)), failed=True)


def _open(context: Any, path: str) -> None:
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, ())


class _Callback(unohelper.Base, XCallback):
    def __init__(self, act: Callable[[], None]) -> None:
        self._act = act

    def notify(self, data: Any) -> None:
        """Do it."""
        self._act()


def _later(context: Any, act: Callable[[], None]) -> None:
    """Do something in the thread of the windows."""
    later = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", context)
    later.addCallback(_Callback(act), None)


def _show(context: Any, frame: Any, text: str, *, failed: bool) -> None:
    toolkit = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", context)
    kind = uno.Enum("com.sun.star.awt.MessageBoxType", "ERRORBOX" if failed else "INFOBOX")
    box = toolkit.createMessageBox(frame.ContainerWindow, kind, 1, "kamxl", text)
    box.execute()
    box.dispose()


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Commands, NAME, SERVICES)
