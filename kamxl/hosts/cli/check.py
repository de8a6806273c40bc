"""`kamxl check`: what was recognised, what was used, and what was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import code_of
from kamxl.hosts.cli.refusal import print_json

if TYPE_CHECKING:
    import argparse

NAME = "check"
SUMMARY = "Say what was recognised, what was used, and what was not."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    common.books(command)
    common.language(command)
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Read a book, and show every column, finding and problem."""
    from kamxl.workflows.check import check, checked

    book = check(arguments.books, arguments.settings)
    if arguments.json:
        print_json(checked(book))
    else:
        from kamxl.hosts.cli.show.terminal import Terminal

        Terminal(common.words(arguments, book)).book(book)
    return code_of(book)
