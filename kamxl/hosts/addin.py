"""`kamxl addin build`: the files that bring kamxl into a spreadsheet program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say

if TYPE_CHECKING:
    import argparse


def options(command: argparse.ArgumentParser) -> None:
    """Add the options of `kamxl addin` to its parser."""
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    build = actions.add_parser("build", help="Write kamxl.xlam, the add-in for Excel.")
    build.add_argument(
        "-o", "--output", type=Path, default=Path(), metavar="FOLDER", help="Where it goes (default: here)."
    )


def run(arguments: argparse.Namespace) -> int:
    """Do what `kamxl addin` was asked, and return the exit code."""
    from kamxl.hosts.excel.addin_file import build_addin

    try:
        written = build_addin(arguments.output)
    except OSError as error:
        raise KamxlError(
            say(
                "The add-in cannot be written to '{folder}': {why}.",
                folder=arguments.output,
                why=error.strerror or error,
            )
        ) from error
    print(written)  # noqa: T201
    return 0
