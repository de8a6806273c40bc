"""A document that stands still: nothing goes onto its undo list, and it neither draws nor calculates.

`lock` of the undo list is not enough: LibreOffice (seen in 7.4) opens it again whenever another sheet is
shown or heights of rows are measured, whatever the number of locks says. The property `IsUndoEnabled` holds,
but it empties the list, too; not all of it, though, only the context that is open. So a context is opened
first, which is empty and forgotten at its end.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def held(document: Any) -> Iterator[None]:
    """Hold a document, and let it go again as it was; its undo list, too."""
    automatic = document.isAutomaticCalculationEnabled()
    silence(document)
    document.lockControllers()
    document.enableAutomaticCalculation(False)  # noqa: FBT003 - UNO knows no names of arguments
    try:
        yield
    finally:
        document.enableAutomaticCalculation(automatic)
        document.unlockControllers()
        unsilence(document)


def silence(document: Any) -> None:
    """Let nothing that is done now go onto the undo list."""
    document.getUndoManager().enterUndoContext("KAM")
    document.IsUndoEnabled = False


def unsilence(document: Any) -> None:
    """Let the undo list go on as it was."""
    document.IsUndoEnabled = True
    document.getUndoManager().leaveUndoContext()
