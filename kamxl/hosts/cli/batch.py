"""`kamxl batch`: many saved workbooks in one go."""

import argparse
from pathlib import Path

from kamxl.hosts.cli import options as common
from kamxl.hosts.cli.refusal import words_for

NAME = "batch"
SUMMARY = "Score and report many books in one go."


def options(command: argparse.ArgumentParser) -> None:
    """Add the options to its parser."""
    common.when(command)
    common.language(command)
    common.json(command)
    command.add_argument(
        "sources", nargs="+", metavar="FOLDER|FILE|PATTERN|URL", help="Where the saved workbooks are."
    )
    add_work(command)
    command.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="Work on the Dask cluster with this scheduler, like tcp://10.0.0.5:8786.",
    )
    _which(command)


def run(arguments: argparse.Namespace) -> int:
    """Plan a batch, show the plan, and carry it out."""
    from kamxl.hosts.cli.batch_run import run as carry_out

    return carry_out(arguments, common.day(arguments.as_of), words_for(arguments))


def add_work(command: argparse.ArgumentParser) -> None:
    """Add the options that say what is made of each book, and how."""
    command.add_argument(
        "--book-per",
        choices=("file", "folder"),
        default="file",
        help="What makes up one book: each file (default), or the files of a folder together.",
    )
    command.add_argument(
        "--do",
        default="score,report",
        metavar="check,score,report,snapshot",
        help="What is made of each book (default: score,report).",
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="FOLDER|URL",
        help="Where the results go (default: FOLDER.kam-batch beside the folder that is read).",
    )
    command.add_argument(
        "--settings", type=Path, metavar="FILE.xlsx", help="A workbook whose KAM Settings sheet is used."
    )
    command.add_argument(
        "--jobs",
        default="auto",
        metavar="N|auto",
        help="Processes working side by side (default: one for each processor; 0: none but this one).",
    )
    command.add_argument(
        "--json-log", type=Path, metavar="FILE", help="Add one line of JSON for each book to this file."
    )


def _which(command: argparse.ArgumentParser) -> None:
    switches = (
        ("--resume", "Go on with a run that was stopped; what failed is tried again."),
        ("--changed-only", "Only what changed: input, settings, or kamxl itself."),
        ("--verify", "Read every file to see whether it changed, whatever its size and times."),
        ("--again", "With --do snapshot: add another snapshot of a quarter that has one."),
        (
            "--in-place",
            "With --do snapshot: keep KAM History in the workbooks themselves, each with a backup.",
        ),
        ("--force", "Replace results although somebody changed them."),
        ("--dry-run", "Only show what would be done."),
        ("--fail-fast", "Stop at the first book that fails."),
    )
    for name, meaning in switches:
        command.add_argument(name, action="store_true", help=meaning)
