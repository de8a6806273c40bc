"""`kamxl whatif`: who would change with other settings, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.exit_codes import code_of
from kamxl.hosts.cli.refusal import print_json

if TYPE_CHECKING:
    import argparse

NAME = "whatif"
SUMMARY = "Try other settings: who would change, and why."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    common.books(command)
    common.history(command)
    command.add_argument(
        "--set",
        dest="tried",
        action="append",
        required=True,
        metavar="SETTING=VALUE",
        help="A setting to try, like health.growth_weight=30; may be given several times.",
    )
    common.output(command, "the workbook goes", "NAME.kam-whatif.xlsx beside the first input")
    common.when(command)
    common.language(command)
    common.force(command)
    common.json(command)


def run(arguments: argparse.Namespace) -> int:
    """Try the settings, write what would change, and show it."""
    from kamxl.workflows.check import check
    from kamxl.workflows.remembered import remembering
    from kamxl.workflows.whatif import document, parsed, whatif, write_whatif

    as_of = common.day(arguments.as_of)
    book = remembering(check(arguments.books, arguments.settings), common.history_of(arguments))
    output = common.free_place(arguments, ".kam-whatif.xlsx")
    result = whatif(book, parsed(arguments.tried), as_of=as_of, quarter=arguments.quarter)
    write_whatif(result, output, language=arguments.lang or book.language)
    if arguments.json:
        print_json(document(result) | {"outputs": [str(output)]})
    else:
        from kamxl.hosts.cli.show.insight import show_changes

        show_changes(result, output, common.words(arguments, book))
    return code_of(book)
