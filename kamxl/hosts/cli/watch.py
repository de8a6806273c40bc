"""`kamxl watch`: results that are made again as soon as a workbook is saved."""

import argparse

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.batch import add_work
from kamxl.hosts.cli.refusal import words_for

NAME = "watch"
SUMMARY = "Keep the results of a folder up to date as it changes."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    common.when(command)
    common.language(command)
    command.add_argument("sources", nargs="+", metavar="FOLDER", help="The folders to watch.")
    add_work(command)
    command.add_argument(
        "--settle",
        type=seconds,
        default=2.0,
        metavar="SECONDS",
        help="How long nothing must have changed before the books are read (default: 2).",
    )
    command.add_argument(
        "--poll",
        action="store_true",
        help="Look at every file again and again, for network folders that do not tell of changes.",
    )
    command.set_defaults(
        resume=False, changed_only=True, verify=False, force=False, again=False, in_place=False
    )


def run(arguments: argparse.Namespace) -> int:
    """Keep results up to date until Ctrl-C."""
    from kamxl.hosts.cli.watch_run import run as keep_watching

    return keep_watching(arguments, common.day(arguments.as_of), words_for(arguments))


def seconds(written: str) -> float:
    """Read a number of seconds, an hour at most."""
    number = float(written)
    if not 0 < number <= 3600:
        raise ValueError(written)
    return number
