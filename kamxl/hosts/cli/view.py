"""`kamxl view`: a scored book as one file for a browser, for people without Excel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import FINE, LOOK
from kamxl.hosts.cli.refusal import print_json
from kamxl.locale import translator

if TYPE_CHECKING:
    import argparse

NAME = "view"
SUMMARY = "Write a scored book as one page for a browser, for people without Excel."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    command.add_argument(
        "books", nargs=1, type=Path, metavar="BOOK", help="A workbook with the KAM sheets of `kamxl score`."
    )
    common.language(command)
    common.output(command, "the page goes", "BOOK.view.html beside the book", "FILE.html")
    common.force(command)
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the page; nothing in the book is judged again or changed."""
    from kamxl.workflows.view import read_view, write_view

    if len(arguments.books) != 1:
        raise KamxlError(
            say("A page shows one book; {count} were named. Nothing was written.", count=len(arguments.books))
        )
    book = arguments.books[0]
    output = common.free_place(arguments, ".view.html")
    view = read_view(book)
    language = arguments.lang or view.language
    written = write_view(view, output, title=book.stem.removesuffix(".kam"), language=language)
    if arguments.json:
        notes = [str(note) for note in view.notes]
        print_json({"outputs": [str(written)], "accounts": len(view.accounts), "notes": notes})
    else:
        from kamxl.hosts.cli.show.terminal import Terminal

        terminal = Terminal(translator(language))
        terminal.notes(view.notes)
        terminal.written([written])
    return LOOK if view.notes else FINE
