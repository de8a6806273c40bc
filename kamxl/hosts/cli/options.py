"""Options that several commands have, and the values behind them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.locale import LANGUAGES, Translate, translator
from kamxl.locale.asked import language_asked

if TYPE_CHECKING:
    import argparse

    from kamxl.sheets.book import Book
    from kamxl.workflows.remembered import Beside
    from kamxl.workflows.score import Scored


_DAY = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")


def books(command: argparse.ArgumentParser) -> None:
    """Take the files of one book, and a workbook with settings."""
    command.add_argument("books", nargs="+", type=Path, metavar="BOOK", help="The files of one book.")
    command.add_argument(
        "--settings", type=Path, metavar="FILE.xlsx", help="A workbook whose KAM Settings or KAM Map is used."
    )


def history(command: argparse.ArgumentParser) -> None:
    """Take the workbook with the snapshots of earlier quarters."""
    command.add_argument(
        "--history",
        type=Path,
        metavar="FILE.xlsx",
        help="The workbook with KAM History (default: the book itself, or NAME.kam-history.xlsx beside).",
    )


def when(command: argparse.ArgumentParser) -> None:
    """Take the day to judge as of."""
    group = command.add_mutually_exclusive_group()
    group.add_argument("--as-of", metavar="DATE", help="Judge as of this day, like 2026-09-30.")
    group.add_argument(
        "--quarter", metavar="QUARTER", help="Judge as of the end of this quarter, like 2026Q3, or last."
    )


def language(command: argparse.ArgumentParser, default: str = "that of the book") -> None:
    """Take a language; `default` names the one without."""
    command.add_argument(
        "--lang",
        type=language_asked,
        choices=LANGUAGES,
        help=f"Language of what is written (default: {default}).",
    )


def output(command: argparse.ArgumentParser, what: str, default: str, metavar: str = "FILE.xlsx") -> None:
    """Take the place of the result.

    Args:
        command: The parser of a command.
        what: The result, as the help names it.
        default: Where it goes otherwise.
        metavar: The kind of place.
    """
    command.add_argument(
        "-o", "--output", type=Path, metavar=metavar, help=f"Where {what} (default: {default})."
    )


def force(command: argparse.ArgumentParser) -> None:
    """Take the wish to replace results."""
    command.add_argument("--force", action="store_true", help="Replace results that exist already.")


def json(command: argparse.ArgumentParser) -> None:
    """Take the wish for JSON."""
    command.add_argument(
        "--json", action="store_true", help="Print one JSON document on standard output and nothing else."
    )


def day(written: str | None) -> date | None:
    """Read what `--as-of` says.

    Raises:
        KamxlError: It is no date.
    """
    if written is None:
        return None
    parts = _DAY.fullmatch(normalize("NFKC", written).strip())
    try:
        return date.fromisoformat(written) if parts is None else date(*map(int, parts.groups()))
    except ValueError:
        raise KamxlError(
            say("'{written}' is not a date. Write it like 2026-09-30.", written=written)
        ) from None


def scored(arguments: argparse.Namespace) -> Scored:
    """Read and judge the book that is named, with the snapshots of earlier quarters.

    Raises:
        KamxlError: It cannot be judged; the message is one sentence.
    """
    from kamxl.workflows.score import score

    return score(
        arguments.books,
        as_of=day(arguments.as_of),
        quarter=arguments.quarter,
        settings_file=arguments.settings,
        history=history_of(arguments),
    )


def history_of(arguments: argparse.Namespace) -> Path | Beside | None:
    """Return where snapshots are: as asked for, else beside the first input; None for a command without."""
    from kamxl.workflows.remembered import Beside, history_place

    if not hasattr(arguments, "history"):
        return None
    return arguments.history or Beside(history_place(arguments.books[0]))


def words(arguments: argparse.Namespace, book: Book) -> Translate:
    """Return the language of what is told: as asked for, else that of the book."""
    return translator(arguments.lang or book.language)


def free_place(arguments: argparse.Namespace, ending: str) -> Path:
    """Return where the result goes: as asked for, else beside the first input.

    Raises:
        KamxlError: Something stands there that is not to be replaced.
    """
    from kamxl.workflows.outputs import beside, refuse_existing

    place: Path = arguments.output or beside(arguments.books[0], ending)
    refuse_existing([place], arguments.books, force=arguments.force, suffix=Path(ending).suffix)
    return place
