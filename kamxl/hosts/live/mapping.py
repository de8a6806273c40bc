"""KAM Map of an open workbook, in a workbook of its own that is looked at, answered and scored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.hosts.addin.state_folder import state_folder
from kamxl.hosts.live.checked import Meant, meant, place_of
from kamxl.hosts.live.done import Done
from kamxl.hosts.live.reading import read_open_book
from kamxl.hosts.live.watch import Watch, status_bar

if TYPE_CHECKING:
    import xlwings

    from kamxl.domain.errors import NothingRecognisedError
    from kamxl.workflows.map_book import Mapped

HOW_TO_ANSWER = say(
    "Where a column is read wrongly, choose on KAM Map there what it means, then press Score in "
    "that workbook."
)


def map_columns(book: xlwings.Book, *, language: str | None = None, watch: Watch | None = None) -> Done:
    """Ask what the columns mean, recognised or not; the open workbook stays as it is."""
    from kamxl.workflows.map_book import questions_about

    watch = watch or status_bar(book, language)
    about = meant(book, watch)
    given = read_open_book(about.book, watch)
    mapped = questions_about([given], about.answers, checked=place_of(about.book))
    return _written(about, mapped, "map", language, watch)


def map_alone(about: Meant, error: NothingRecognisedError, language: str | None, watch: Watch) -> Done:
    """Ask what the columns mean where a check recognised nothing."""
    from kamxl.workflows.map_book import asked_of_nothing

    mapped = asked_of_nothing(error, place_of(about.book))
    return _written(about, mapped, "check", language, watch)


def _written(about: Meant, mapped: Mapped, kind: str, language: str | None, watch: Watch) -> Done:
    from kamxl.workflows.map_book import write_map_book

    watch.step(say("writing KAM Map"))
    output = free_place(about.book, kind)
    write_map_book(mapped, output, language=language)
    opened = say("KAM Map is open in a workbook of its own; this one is unchanged.")
    return Done(
        sentences=(mapped.refusal or opened, HOW_TO_ANSWER),
        files=(output,),
        show=output,
        language=language or mapped.language,
    )


def free_place(book: xlwings.Book, kind: str) -> Path:
    """Return a file for a list that is looked at and closed; no open book may have its name."""
    folder = state_folder() / "checks"
    stem = Path(book.name).stem
    taken = {one.name.casefold() for one in book.app.books}
    names = (f"{stem}.kam-{kind}{'' if n == 1 else f' ({n})'}.xlsx" for n in range(1, 10_000))
    return folder / next(name for name in names if name.casefold() not in taken)
