"""A new empty key-account workbook, opened beside the one in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.hosts.addin.state_folder import documents_folder
from kamxl.hosts.live.done import Done
from kamxl.hosts.live.language import language_here

if TYPE_CHECKING:
    import xlwings

    from kamxl.hosts.live.watch import Watch


def new_book(book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None) -> Done:  # noqa: ARG001 - commands share a form
    """Write the empty book into the documents folder and open it; no file is replaced."""
    from kamxl.reports.templates.catalogue import BOOK
    from kamxl.workflows.template import new_book_place, write_template_file

    spoken = language or language_here()
    taken = {one.name.casefold() for one in book.app.books}
    output = write_template_file(BOOK, new_book_place(documents_folder(), spoken, taken), language=spoken)
    return Done(
        sentences=(
            say("Written: {path}", path=output),
            say("It is open. Its first page says what to fill in first."),
        ),
        files=(output,),
        show=output,
        language=spoken,
    )
