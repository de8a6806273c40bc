"""The quarterly books of an open workbook, beside it; in the documents when it was never saved."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import OutputExistsError
from kamxl.domain.message import say
from kamxl.hosts.addin.state_folder import documents_folder
from kamxl.hosts.live.native_excel import has_changes
from kamxl.sheets.files.own_work import is_own_work
from kamxl.workflows.report import Planned, own_folder, plan, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings

    from kamxl.hosts.live.judged import Judged
    from kamxl.hosts.live.watch import Watch

PORTFOLIO_ONLY = "portfolio"


def report_folder(judged: Judged) -> Path:
    """Return the folder for the books.

    Raises:
        OutputExistsError: A link stands there.
    """
    saved_as = judged.given.saved_as
    return own_folder(saved_as or documents_folder() / judged.given.name)


def planned(judged: Judged, *, account: str | None = None, portfolio: bool = False) -> tuple[Planned, ...]:
    """Return the books to be written: of one account, the portfolio alone, or all."""
    books = plan(judged.scored, report_folder(judged), () if account is None else (account,))
    return books[:1] if portfolio else books


def write_books(
    book: xlwings.Book, judged: Judged, books: Sequence[Planned], watch: Watch
) -> tuple[Path, ...]:
    """Write the books one by one; those of an earlier press of the button are replaced.

    Raises:
        StoppedError: The user pressed Stop; complete books stay.
        OutputExistsError: A file stands there that kamxl did not make. None is written then.
    """
    make_room(book, [one.path for one in books])
    written: list[Path] = []
    total = len(books)
    making = report(judged.scored, books, language=judged.language, force=True)
    for number, one in enumerate(books, start=1):
        name = one.account.facts.account.name if one.account else one.path.stem
        watch.step(say("writing {number} of {total}: {name}", number=number, total=total, name=name))
        written.append(next(making))
    return tuple(written)


def make_room(book: xlwings.Book, places: Sequence[Path]) -> None:
    """Let files be replaced that kamxl made, and close them where they are open.

    Raises:
        OutputExistsError: A file stands there that kamxl did not make.
    """
    _refuse_others(places)
    _close_open(book, places)


def _refuse_others(places: Sequence[Path]) -> None:
    for place in places:
        if place.exists() and not is_own_work(place):
            raise OutputExistsError(
                say(
                    "{path} exists already, and kamxl did not make it. Nothing was written; "
                    "give that file another name.",
                    path=place,
                )
            )


def _close_open(book: xlwings.Book, places: Sequence[Path]) -> None:
    """Close reports that are still open and unchanged: an open file cannot be replaced."""
    replaced = {place.resolve() for place in places}
    for one in list(book.app.books):
        # The name of an open book may be an address that leads to no file.
        with suppress(Exception):
            if Path(one.fullname).resolve() in replaced and not has_changes(one):
                one.close()
