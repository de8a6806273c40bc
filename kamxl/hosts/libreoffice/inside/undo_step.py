"""What kamxl's Python asks of LibreOffice around its changes: that they become one entry on the undo list.

A service of the kind `XJob`, since that is an interface which every Python knows: `execute` with `Do`
(`begin`, `end` or `give_up`), `Document`, and for `begin` the `Title`, whether KAM `Sheets` come or go, and
whether `Columns` of kamxl do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import unohelper
from com.sun.star.lang import XServiceInfo
from com.sun.star.task import XJob

from kamxl.hosts.libreoffice.inside.held import silence, unsilence
from kamxl.hosts.libreoffice.inside.kept_columns import Place, own_columns
from kamxl.hosts.libreoffice.inside.undo_action import Action
from kamxl.hosts.libreoffice.inside.undo_state import State
from kamxl.hosts.libreoffice.inside.window import enable, window_of

NAME = "org.kamxl.Step"


@dataclass
class _Open:
    """Changes that are under way: the document, how it was, and the title of what is done to it."""

    document: Any
    title: str
    before: State
    window: Any


_OPEN: list[_Open] = []


class Step(unohelper.Base, XJob, XServiceInfo):
    """Begins, ends and gives up changes. To be called in the thread of the windows."""

    def __init__(self, context: Any) -> None:
        self._context = context

    def execute(self, arguments: tuple[Any, ...]) -> None:
        """Do what is asked."""
        asked = {one.Name: one.Value for one in arguments}
        document = asked["Document"]
        if asked["Do"] == "begin":
            columns = own_columns(document) if asked["Columns"] else ()
            begin(self._context, document, asked["Title"], sheets=asked["Sheets"], columns=columns)
        elif asked["Do"] == "end":
            end(self._context, document)
        else:
            give_up(self._context, document)

    def getImplementationName(self) -> str:
        """Return the name of this service."""
        return NAME

    def supportsService(self, name: str) -> bool:
        """Say whether this is such a service."""
        return name == NAME

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        """Return what this is."""
        return (NAME,)


def begin(context: Any, document: Any, title: str, *, sheets: bool, columns: tuple[Place, ...] = ()) -> None:
    """Take down how a document is, and let nothing else happen to it until the end."""
    before = State.of(document, context, sheets=sheets, columns=columns)
    silence(document)
    window = window_of(document)
    enable(window, yes=False)
    _OPEN.append(_Open(document, title, before, window))


def end(context: Any, document: Any) -> None:
    """Put one entry on the undo list for all that happened since the beginning."""
    work = _closed(document)
    if work is None:
        return
    if (
        work.before.sheets is None
        and work.before.formulas == State.of(document, context, sheets=False).formulas
    ):
        return
    document.getUndoManager().addUndoAction(Action(work.title, document, context, work.before))


def give_up(context: Any, document: Any) -> None:
    """Make a document and its undo list what they were at the beginning; nothing when all is ended."""
    work = _closed(document)
    if work is not None:
        work.before.restore(document, context)
        work.before.forget()


def _closed(document: Any) -> _Open | None:
    work = next((one for one in _OPEN if one.document == document), None)
    if work is None:
        return None
    _OPEN.remove(work)
    unsilence(document)
    enable(work.window, yes=True)
    return work
