"""LibreOffice as one more program that xlwings can drive."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

from kamxl.hosts.libreoffice.engine.base import base_classes
from kamxl.hosts.libreoffice.engine.books import Books
from kamxl.hosts.libreoffice.engine.office import struct, uno_module
from kamxl.hosts.libreoffice.engine.ranges import Range

_INFO, _ERROR = "INFOBOX", "ERRORBOX"
_OK = 1


class Engine:
    """What xlwings asks of an engine."""

    name = "libreoffice"
    type = "desktop"

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def apps(self) -> Apps:
        """The one program."""
        return Apps(self.app)

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:  # noqa: ARG004 - as xlwings calls it
        """Make a value ready for a cell; NaN is a blank."""
        return "" if value is None or value != value else value  # noqa: PLR0124 - NaN is no equal of itself

    @staticmethod
    def clean_value_data(
        data: list[list[Any]],
        day: Callable[..., Any],
        empty_as: Any,
        number: Callable[[float], Any] | None,
        err_to_str: bool,  # noqa: FBT001 - as xlwings calls it
    ) -> list[list[Any]]:
        """Bring what was read into the form that was asked for."""
        from kamxl.hosts.libreoffice.engine.cells import ERRORS

        lost = set() if err_to_str else set(ERRORS.values())

        def clean(cell: Any) -> Any:
            if cell == "":
                return empty_as
            if isinstance(cell, float):
                return number(cell) if number else cell
            if isinstance(cell, str):
                return None if cell in lost else cell
            return cell if isinstance(cell, bool) else day(*cell.timetuple()[:6])

        return [[clean(cell) for cell in row] for row in data]


class Apps(base_classes.Apps):  # type: ignore[misc]  # see base
    """The programs: one."""

    def __init__(self, app: App) -> None:
        self.app = app

    def keys(self) -> list[int]:
        """The number of each program."""
        return [self.app.pid]

    def __iter__(self) -> Iterator[App]:
        return iter((self.app,))

    def __len__(self) -> int:
        return 1

    def __getitem__(self, pid: int) -> App:
        if pid != self.app.pid:
            raise KeyError(pid)
        return self.app


class App(base_classes.App):  # type: ignore[misc]  # see base
    """One running LibreOffice, reached through its component context."""

    # Named here, because xlwings has properties of these names that cannot be set.
    api: Any = None
    engine: Any = None
    display_alerts = True
    enable_events = True
    step_title = "KAM"
    """What an entry on the undo list is called."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.api = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.engine = Engine(self)
        self._updating = True
        self._said = ""

    @property
    def pid(self) -> int:
        """A number for it: that of this process, which knows only one."""
        return os.getpid()

    @property
    def version(self) -> str:
        """The version of LibreOffice."""
        provider = self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.configuration.ConfigurationProvider", self.context
        )
        path = struct("beans.NamedValue", Name="nodepath", Value="/org.openoffice.Setup/Product")
        view = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (path,))
        return str(view.getByName("ooSetupVersion"))

    @property
    def books(self) -> Books:
        """The open documents."""
        return Books(self)

    @property
    def selection(self) -> Range | None:
        """The selected cells of the document in front."""
        active = self.books.active
        return active.selection if active else None

    def activate(self, steal_focus: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as xlwings calls it
        """Bring the document in front to the front of the screen."""
        if (active := self.books.active) is not None:
            active.activate()

    @property
    def visible(self) -> bool:
        """Whether anything can be seen; windows are what documents have."""
        return True

    @visible.setter
    def visible(self, value: bool) -> None:
        pass

    @property
    def screen_updating(self) -> bool:
        """Whether the screen shows what is done."""
        return self._updating

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        for book in self.books if value != self._updating else ():
            if value:
                book.api.unlockControllers()
            else:
                book.api.lockControllers()
        self._updating = value

    @property
    def calculation(self) -> str:
        """`automatic` or `manual`, of the document in front."""
        active = self.books.active
        return "manual" if active and not active.api.isAutomaticCalculationEnabled() else "automatic"

    @calculation.setter
    def calculation(self, value: str) -> None:
        if (active := self.books.active) is not None:
            active.api.enableAutomaticCalculation(value == "automatic")

    def calculate(self) -> None:
        """Calculate what has changed."""
        if (active := self.books.active) is not None:
            active.api.calculate()

    @property
    def status_bar(self) -> str | bool:
        """The text in the status bar; False when LibreOffice has control of it."""
        return self._said or False

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        current = self.api.getCurrentFrame()
        if current is None:
            self._said = value if isinstance(value, str) else ""
            return
        if not hasattr(self, "_indicator"):
            self._indicator = current.createStatusIndicator()
        if isinstance(value, str):
            if self._said:
                self._indicator.setText(value)
            else:
                self._indicator.start(value, 100)
            self._said = value
        elif self._said:
            self._indicator.end()
            self._said = ""

    def alert(
        self,
        prompt: str,
        title: str | None,
        buttons: str | None,  # noqa: ARG002 - as xlwings calls it
        mode: str | None,
        callback: str | None,  # noqa: ARG002 - the same
    ) -> str:
        """Show a box with one sentence and one button."""
        kinds = uno_module().Enum
        kind = kinds("com.sun.star.awt.MessageBoxType", _ERROR if mode == "critical" else _INFO)
        frame = self.api.getCurrentFrame()
        toolkit = self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.awt.Toolkit", self.context
        )
        window = frame.getContainerWindow() if frame else None
        toolkit.createMessageBox(window, kind, _OK, title or "kamxl", prompt).execute()
        return "ok"

    def quit(self) -> None:
        """End LibreOffice."""
        self.api.terminate()
