"""The one entry on the undo list for what a button did; it lives in LibreOffice and outlives our Python."""

from __future__ import annotations

from typing import Any

import unohelper
from com.sun.star.document import XUndoAction
from com.sun.star.lang import XComponent

from kamxl.hosts.addin.log import note_failure
from kamxl.hosts.libreoffice.inside.later import later
from kamxl.hosts.libreoffice.inside.undo_state import State
from kamxl.hosts.libreoffice.inside.window import enable, window_of


class Action(unohelper.Base, XUndoAction, XComponent):
    """Swaps the document as it is for the one that is kept: undoing and doing again are the same.

    It does so right after the undo list has come to its end with it. During that, the list can neither be
    held nor asked, and what LibreOffice would write on it would delete the very entry that is at work.
    """

    def __init__(self, title: str, document: Any, context: Any, before: State) -> None:
        self.Title = title
        self._document = document
        self._context = context
        self._kept = before
        self._waiting = False
        self._disposed = False
        self._left = 0

    def undo(self) -> None:
        """Bring back what was there before."""
        self._soon()

    def redo(self) -> None:
        """Bring back what the button had made."""
        self._soon()

    def _soon(self) -> None:
        # Undone and done again before anything was exchanged: then nothing is to be exchanged.
        self._waiting = not self._waiting
        self._left = len(self._document.getUndoManager().getAllUndoActionTitles())
        if self._waiting:
            window = window_of(self._document)
            enable(window, yes=False)
            later(self._context, lambda: self._now(window))

    def _now(self, window: Any) -> None:
        try:
            if self._waiting:
                self._waiting = False
                self._in_turn()
        except Exception:  # noqa: BLE001 - nobody stands behind an undo; the trace goes to the log
            note_failure(f"LibreOffice, undo {self.Title}")
        finally:
            enable(window, yes=True)
            if self._disposed:
                self._kept.forget()

    def _in_turn(self) -> None:
        """Swap; entries that were undone after this one in the same go are taken back meanwhile."""
        undo = self._document.getUndoManager()
        ahead = self._left - len(undo.getAllUndoActionTitles())
        for _ in range(ahead):
            undo.redo()
        try:
            self._swap()
        finally:
            for _ in range(ahead):
                undo.undo()

    def _swap(self) -> None:
        wanted = self._kept
        there = wanted.now(self._document, self._context)
        try:
            wanted.restore(self._document, self._context)
        except Exception:
            there.restore(self._document, self._context)
            there.forget()
            raise
        self._kept = there
        wanted.forget()

    def dispose(self) -> None:
        """The list has let go of it."""
        self._disposed = True
        if not self._waiting:
            self._kept.forget()

    def addEventListener(self, listener: Any) -> None:
        """Nobody waits for its end."""

    def removeEventListener(self, listener: Any) -> None:
        """The same."""
