"""All that is done to a document, as one entry on its undo list; by a service of the extension."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from kamxl.hosts.libreoffice.engine.main_thread import in_main_thread
from kamxl.hosts.libreoffice.engine.office import struct

_SERVICE = "org.kamxl.Step"


@contextmanager
def one_step(
    context: Any, document: Any, title: str, *, sheets: bool, columns: bool = False
) -> Iterator[None]:
    """Make one entry of everything inside; after a failure the document and its undo list are as they were.

    Where the extension is not there, LibreOffice writes the entries it likes.

    Args:
        context: The component context of LibreOffice.
        document: The document.
        title: What the entry is called.
        sheets: Whether KAM sheets may come or go.
        columns: Whether columns of kamxl in sheets of the team may go.
    """
    step = context.ServiceManager.createInstanceWithContext(_SERVICE, context)
    if step is None:
        yield
        return

    def ask(**values: object) -> None:
        # Each value is an Any of its own, so that a document arrives as the very object it is.
        given = tuple(struct("beans.NamedValue", Name=name, Value=value) for name, value in values.items())
        in_main_thread(context, lambda: step.execute(given))

    ask(Do="begin", Document=document, Title=title, Sheets=sheets, Columns=columns)
    try:
        yield
        ask(Do="end", Document=document)
    except BaseException:
        with suppress(Exception):  # LibreOffice itself may be gone; what went wrong first is told
            ask(Do="give_up", Document=document)
        raise
