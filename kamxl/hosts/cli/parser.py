"""The commands and their options."""

import argparse

from kamxl.hosts.cli import (
    addin,
    backtest,
    backups,
    batch,
    check,
    demo,
    doctor,
    explain,
    functions,
    report,
    score,
    snapshot,
    template,
    undo,
    view,
    watch,
    week,
    whatif,
)
from kamxl.hosts.cli import map as kam_map
from kamxl.hosts.cli.command import Command
from kamxl.hosts.cli.words_of_options import Parser
from kamxl.version import __version__

COMMANDS: tuple[Command, ...] = (
    check,
    kam_map,
    score,
    report,
    view,
    week,
    explain,
    whatif,
    snapshot,
    backtest,
    batch,
    watch,
    undo,
    backups,
    template,
    functions,
    demo,
    addin,
    doctor,
)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the `kamxl` command."""
    parser = Parser(
        prog="kamxl",
        description="Key-account management inside the spreadsheet a team already uses.",
        epilog="Exit codes: 0 fine, 1 done with problems to look at, 2 could not do it.",
    )
    parser.add_argument("--version", action="version", version=f"kamxl {__version__}")
    parsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.options(parsers.add_parser(command.NAME, help=command.SUMMARY))
    return parser
