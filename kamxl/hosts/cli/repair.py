"""`kamxl addin repair`: formulas that point to another computer's add-in become plain again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

if TYPE_CHECKING:
    import argparse

    from kamxl.locale import Translate

ENDING = ".repaired"


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    command.add_argument("book", type=Path, metavar="BOOK", help="The workbook (.xlsx or .xlsm).")
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="Where the repaired copy goes (default: NAME.repaired.xlsx beside it).",
    )
    command.add_argument(
        "--in-place", action="store_true", help="Repair the workbook itself; a backup is kept beside it."
    )
    command.add_argument("--force", action="store_true", help="Replace a result that exists already.")


def run(arguments: argparse.Namespace, t: Translate) -> int:
    """Repair a workbook and say what was done.

    Raises:
        KamxlError: Nothing was written; the message is one sentence.
    """
    from kamxl.hosts.addin.functions import function_names
    from kamxl.hosts.cli.show.terminal import Terminal
    from kamxl.workflows.repair import repair_book, told

    now = datetime.now()  # noqa: DTZ005 - the time on the user's own clock names the backup
    done = repair_book(arguments.book, _output(arguments), function_names(), now=now)
    terminal = Terminal(t)
    for message in told(arguments.book, done):
        terminal.line(message.in_words(t))
    if done.saved is not None:
        terminal.written([path for path in (done.saved.path, done.saved.backup) if path])
    return 0


def _output(arguments: argparse.Namespace) -> Path | None:
    """Return the file to write; None for the workbook itself."""
    from kamxl.workflows.outputs import beside, refuse_existing

    book: Path = arguments.book
    if arguments.in_place:
        if arguments.output:
            raise KamxlError(
                say("--in-place writes into the workbook itself; leave out -o. Nothing was written.")
            )
        return None
    output: Path = arguments.output or beside(book, ENDING + book.suffix)
    refuse_existing([output], [book], force=arguments.force, suffix=book.suffix)
    return output
