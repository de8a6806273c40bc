"""`kamxl week`: what is due with all accounts this week."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import code_of
from kamxl.hosts.cli.refusal import print_json

if TYPE_CHECKING:
    import argparse

NAME = "week"
SUMMARY = "List what is due this week, and what is overdue, also as a calendar file."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    common.books(command)
    common.history(command)
    command.add_argument(
        "--owner", metavar="NAME", help="Only what this person answers for, and all of his or her accounts."
    )
    command.add_argument(
        "--ics", type=Path, metavar="FILE.ics", help="Write the list as a calendar file, too."
    )
    common.when(command)
    common.language(command)
    common.force(command)
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Show the list, and write the calendar where one is asked for."""
    from kamxl.workflows.outputs import refuse_existing
    from kamxl.workflows.week import document, week_of, write_calendar

    wanted = [arguments.ics] if arguments.ics else []
    refuse_existing(wanted, arguments.books, force=arguments.force, suffix=".ics")
    scored = common.scored(arguments)
    found = week_of(scored, arguments.owner)
    language = arguments.lang or scored.book.language
    outputs = [write_calendar(found, path, language=language) for path in wanted]
    if arguments.json:
        print_json(document(found) | {"outputs": [str(path) for path in outputs]})
    else:
        from kamxl.hosts.cli.show.terminal import Terminal
        from kamxl.hosts.cli.show.week import show_week

        t = common.words(arguments, scored.book)
        show_week(found, t)
        Terminal(t).written(outputs)
    return code_of(scored.book)
