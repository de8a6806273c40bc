"""Check data makes a workbook with KAM Map; its answers are for the workbook that was checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.live.marks import own_marks
from kamxl.hosts.live.reading import read_open_book, saved_as
from kamxl.sheets.settings.map_layout import CHECKED, MAP_SHEET, At

if TYPE_CHECKING:
    import xlwings

    from kamxl.hosts.live.watch import Watch
    from kamxl.sheets.files.open_book import OpenBook

_LOOKED_AT = "A1:M5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """The open workbook that a button is about, and the one with answers for it, as it was read."""

    book: xlwings.Book
    answers: OpenBook | None = None


def meant(book: xlwings.Book, watch: Watch) -> Meant:
    """Return what a button is about: the workbook in front, or the one that it is the check of.

    Raises:
        KamxlError: The workbook that was checked is not open.
    """
    about = _checked(book)
    if about is None:
        return Meant(book=book)
    name, place = about
    open_books = [one for one in book.app.books if one.name == name]
    same = [one for one in open_books if str(saved_as(one) or "") == place]
    if not open_books or (place and not same):
        raise KamxlError(
            say(
                "This is the check of {name}, which is not open. Open that workbook and press the "
                "button again.",
                name=place or name,
            )
        )
    return Meant(book=(same or open_books)[0], answers=read_open_book(book, watch))


def place_of(book: xlwings.Book) -> tuple[str, str]:
    """Return name and place of a workbook, by which it is found again while it is open."""
    return book.name, str(saved_as(book) or "")


def _checked(book: xlwings.Book) -> tuple[str, str] | None:
    marked = [name for name, which in own_marks(book).sheets.items() if which == "map"]
    sheets = marked or [name for name in book.sheet_names if name == MAP_SHEET]
    for sheet in sheets:
        for row in book.sheets[sheet][_LOOKED_AT].options(ndim=2, empty="").value:
            if row[At.KEY] == CHECKED:
                return str(row[At.ABOUT]), str(row[At.EXACT])
    return None
